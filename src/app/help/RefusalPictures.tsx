import type { ReactNode } from "react";
import type { RefusalCode } from "../components/refusalPath.ts";
import { useText } from "../services.ts";
import { Drawing } from "./Drawing.tsx";
import styles from "./Refusal.module.css";
import { refusals, type SeenPicture, slugOf } from "./refusals.ts";

/** Beside the app (made by cli/makeSamples at build time); a path of the document, since the part behind # is the app's own. */
const chest = "help/chest.png";
const hand = "help/hand.png";

export function SeenFilm({ code }: { readonly code: RefusalCode }) {
  const text = useText();
  const { seen } = refusals[code];
  const source = text(seen.kind === "drawing" ? "refused.drawing" : "refused.phantom");
  return (
    <Figure title={text("refused.seen")} caption={text(`refused.${slugOf(code)}.seen`)} source={source}>
      <Seen picture={seen} name={source} />
    </Figure>
  );
}

export function WantedFilm() {
  const text = useText();
  return (
    <Figure title={text("refused.wanted")} caption={text("refused.wanted.caption")} source={text("refused.phantom")}>
      <img className={styles.film} src={chest} alt={text("refused.phantom")} />
    </Figure>
  );
}

/** `source`: what kind of picture it is, in words. */
function Figure({ title, caption, source, children }: { readonly title: string; readonly caption: string; readonly source: string; readonly children: ReactNode }) {
  return (
    <figure className={styles.figure}>
      <div className={styles.frame}>{children}</div>
      <figcaption>
        <b>{title}</b>
        <span>{caption}</span>
        <small>{source}</small>
      </figcaption>
    </figure>
  );
}

function Seen({ picture, name }: { readonly picture: SeenPicture; readonly name: string }) {
  if (picture.kind === "drawing") return <Drawing of={picture.of} name={name} />;
  if (picture.kind === "hand") return <img className={styles.film} src={hand} alt={name} />;
  return <img className={styles.film} data-change={picture.change} src={chest} alt={name} />;
}
