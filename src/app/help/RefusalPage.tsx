import { Link, useLocation } from "wouter";
import { useArrival } from "../a11y/useArrival.ts";
import { useKeys } from "../a11y/useKeys.ts";
import type { RefusalCode } from "../components/refusalPath.ts";
import { useText } from "../services.ts";
import styles from "./Help.module.css";
import { RefusalList } from "./RefusalList.tsx";
import { SeenFilm, WantedFilm } from "./RefusalPictures.tsx";
import { refusalCodeFrom, refusals, slugOf } from "./refusals.ts";

/** `code`: of the problem, with "~" in place of its "/". */
export function RefusalPage({ code: written }: { readonly code: string }) {
  const code = refusalCodeFrom(written);
  return code === null ? <Unknown /> : <Explained key={code} code={code} />;
}

function Explained({ code }: { readonly code: RefusalCode }) {
  const text = useText();
  const slug = slugOf(code);
  const heading = usePage(text(`refused.${slug}`));
  const { isStored } = refusals[code];
  return (
    <article className={styles.page}>
      <header className={styles.lead}>
        <p>
          <Link href="/help">{text("help.title")}</Link> · {text("refused.page")}
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {text(`refused.${slug}`)}
        </h1>
      </header>
      <div className={styles.refusal}>
        <div className={styles.pictures}>
          <SeenFilm code={code} />
          <WantedFilm />
        </div>
        <div className={styles.reasons}>
          <Part title={text("refused.means")} body={text(`refused.${slug}.means`)} />
          <Part title={text("refused.why")} body={text(`refused.${slug}.why`)} />
          <Part title={text("refused.todo")} body={text(`refused.${slug}.todo`)} isAction />
          <Part title={text(isStored ? "refused.read" : "refused.notStored")} body={text(isStored ? "refused.read.stored" : "refused.read.notStored")} />
        </div>
      </div>
      <nav className={styles.others} aria-label={text("refused.others")}>
        <h2>{text("refused.others")}</h2>
        <RefusalList current={code} />
      </nav>
    </article>
  );
}

function Part({ title, body, isAction = false }: { readonly title: string; readonly body: string; readonly isAction?: boolean }) {
  return (
    <section className={isAction ? styles.action : undefined}>
      <h2>{title}</h2>
      <p>{body}</p>
    </section>
  );
}

function Unknown() {
  const text = useText();
  const heading = usePage(text("refused.unknown"));
  return (
    <article className={styles.page}>
      <header className={styles.lead}>
        <h1 ref={heading} tabIndex={-1}>
          {text("refused.unknown")}
        </h1>
        <p>{text("refused.unknown.body")}</p>
      </header>
      <nav aria-label={text("refused.others")}>
        <RefusalList current={null} />
      </nav>
    </article>
  );
}

function usePage(title: string) {
  const text = useText();
  const [, go] = useLocation();
  useKeys({ Escape: () => go("/help") });
  return useArrival(`${title} · ${text("app.name")}`);
}
