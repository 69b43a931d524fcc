import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { useArrival } from "../a11y/useArrival.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { Button } from "../components/Button.tsx";
import { useTour } from "../components/Tour.tsx";
import { useText } from "../services.ts";
import styles from "./Help.module.css";
import { KeyTables } from "./KeyTables.tsx";
import { RefusalList } from "./RefusalList.tsx";
import { type Chapter, type ChapterId, chapters, troubles } from "./sections.ts";
import { Words } from "./Words.tsx";

/** How does it work? */
export function HelpPage() {
  const text = useText();
  const [, go] = useLocation();
  const heading = useArrival(`${text("help.title")} · ${text("app.name")}`);
  useKeys({ Escape: () => go("/") });
  return (
    <div className={styles.help}>
      <nav className={styles.contents} aria-label={text("help.contents")}>
        <h2>{text("help.contents")}</h2>
        <ul>
          {chapters.map(({ id }) => (
            <li key={id}>
              <Button look="quiet" onClick={() => turnTo(id)}>
                {text(`help.${id}`)}
              </Button>
            </li>
          ))}
        </ul>
        <Button onClick={() => print()}>{text("help.print")}</Button>
      </nav>
      <article className={styles.chapters}>
        <header className={styles.lead} data-tour="help">
          <h1 ref={heading} tabIndex={-1}>
            {text("help.title")}
          </h1>
          <p>{text("help.lead")}</p>
        </header>
        {chapters.map((chapter) => (
          <ChapterText key={chapter.id} chapter={chapter} />
        ))}
      </article>
    </div>
  );
}

/** The part of the address behind # is the page's, so that a link cannot name a heading. */
function turnTo(id: ChapterId): void {
  const heading = document.getElementById(headingId(id));
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}

function headingId(id: ChapterId): string {
  return `help-${id}`;
}

function ChapterText({ chapter: { id, points, isOrdered = false } }: { readonly chapter: Chapter }) {
  const text = useText();
  const items = points.map((key) => <Point key={key} isItem={isOrdered}>{text(key)}</Point>);
  return (
    <section className={styles.chapter} aria-labelledby={headingId(id)}>
      <h2 id={headingId(id)} tabIndex={-1}>
        {text(`help.${id}`)}
      </h2>
      {isOrdered ? <ol>{items}</ol> : items}
      {id === "words" && <Words />}
      {id === "keys" && <KeyTables />}
      {id === "trouble" && <Troubles />}
      {id === "refused" && <RefusalList current={null} />}
      {id === "more" && <More />}
    </section>
  );
}

function Point({ isItem, children }: { readonly isItem: boolean; readonly children: ReactNode }) {
  return isItem ? <li>{children}</li> : <p>{children}</p>;
}

function Troubles() {
  const text = useText();
  return troubles.map((trouble) => (
    <section key={trouble} className={styles.trouble}>
      <h3>{text(`help.trouble.${trouble}`)}</h3>
      <p>{text(`help.trouble.${trouble}.do`)}</p>
    </section>
  ));
}

function More() {
  const text = useText();
  const startTour = useTour();
  return (
    <div className={styles.more}>
      <Button onClick={startTour}>{text("help.more.tour")}</Button>
      <Link href="/practice">{text("help.more.practice")}</Link>
      <Link href="/model">{text("help.more.model")}</Link>
      <Link href="/about">{text("help.more.about")}</Link>
    </div>
  );
}
