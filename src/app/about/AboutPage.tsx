import { Link, useLocation } from "wouter";
import { useArrival } from "../a11y/useArrival.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { Button } from "../components/Button.tsx";
import { useServices, useText } from "../services.ts";
import styles from "./About.module.css";

/** What it is and is not for, where the data is, the licenses. How it works stands in the help. */
export function AboutPage() {
  const text = useText();
  const [, go] = useLocation();
  const { preferences } = useServices();
  const heading = useArrival(`${text("about.title")} · ${text("app.name")}`);
  useKeys({ Escape: () => go("/") });
  return (
    <article className={styles.page}>
      <h1 ref={heading} tabIndex={-1}>
        {text("about.title")}
      </h1>
      <div className={styles.columns}>
        <Points title={text("firstRun.is")} points={[text("firstRun.is.1"), text("firstRun.is.2"), text("firstRun.is.3")]} />
        <Points title={text("firstRun.isNot")} points={[text("firstRun.isNot.1"), text("firstRun.isNot.2"), text("firstRun.isNot.3")]} />
        <Points title={text("about.data")} points={[text("about.data.body")]} />
        <Points title={text("about.licenses")} points={[text("about.licenses.body")]} />
      </div>
      <nav className={styles.links} aria-label={text("help.more")}>
        <Link href="/help">{text("about.help")}</Link>
        <Link href="/model">{text("help.more.model")}</Link>
        <Button onClick={() => preferences.change({ noticeAcceptedAt: null })}>{text("about.notice")}</Button>
      </nav>
    </article>
  );
}

function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  return (
    <section>
      <h2>{title}</h2>
      {points.map((point) => (
        <p key={point}>{point}</p>
      ))}
    </section>
  );
}
