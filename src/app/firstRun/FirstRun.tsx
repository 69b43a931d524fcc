import { useArrival } from "../a11y/useArrival.ts";
import { LanguageSwitch } from "../components/LanguageSwitch.tsx";
import { useText } from "../services.ts";
import styles from "./FirstRun.module.css";
import { Setup } from "./Setup.tsx";

/** What Firstread is and is not, read and confirmed once on each laptop, and what it has to know. Meanwhile the model is downloaded. */
export function FirstRun() {
  const text = useText();
  const heading = useArrival(text("app.name"));
  return (
    <main className={styles.page}>
      <div className={styles.sheet}>
        <div className={styles.top}>
          <p lang="en">{text("app.name")}</p>
          <h1 ref={heading} tabIndex={-1}>
            {text("firstRun.title")}
          </h1>
          <LanguageSwitch />
        </div>
        <h2>{text("firstRun.step.read")}</h2>
        <div className={styles.columns}>
          <Points title={text("firstRun.is")} points={[text("firstRun.is.1"), text("firstRun.is.2"), text("firstRun.is.3")]} />
          <Points title={text("firstRun.isNot")} points={[text("firstRun.isNot.1"), text("firstRun.isNot.2"), text("firstRun.isNot.3")]} />
          <section className={`${styles.card} ${styles.care}`}>
            <h3>{text("firstRun.care")}</h3>
            <p>{text("firstRun.care.1")}</p>
          </section>
        </div>
        <Setup />
      </div>
    </main>
  );
}

function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  return (
    <section className={styles.card}>
      <h3>{title}</h3>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}
