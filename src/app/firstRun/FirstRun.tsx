import { type FormEvent, useState } from "react";
import { useArrival } from "../a11y/useArrival.ts";
import { Button } from "../components/Button.tsx";
import { LanguageSwitch } from "../components/LanguageSwitch.tsx";
import { usePreferences } from "../components/watching.ts";
import { useServices, useText } from "../services.ts";
import styles from "./FirstRun.module.css";

/** What Firstread is and is not, read and confirmed once on each laptop. Meanwhile the model is downloaded. */
export function FirstRun() {
  const text = useText();
  const heading = useArrival(text("app.name"));
  return (
    <main className={styles.page}>
      <div className={styles.sheet}>
        <div className={styles.top}>
          <div>
            <p lang="en">{text("app.name")}</p>
            <h1 ref={heading} tabIndex={-1}>
              {text("firstRun.title")}
            </h1>
          </div>
          <LanguageSwitch />
        </div>
        <div className={styles.columns}>
          <Points title={text("firstRun.is")} points={[text("firstRun.is.1"), text("firstRun.is.2"), text("firstRun.is.3")]} />
          <Points title={text("firstRun.isNot")} points={[text("firstRun.isNot.1"), text("firstRun.isNot.2"), text("firstRun.isNot.3")]} />
        </div>
        <section className={`${styles.card} ${styles.care}`}>
          <h2>{text("firstRun.care")}</h2>
          <p>{text("firstRun.care.1")}</p>
        </section>
        <Confirmation />
      </div>
    </main>
  );
}

function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  return (
    <section className={styles.card}>
      <h2>{title}</h2>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}

function Confirmation() {
  const text = useText();
  const { preferences, store, clock } = useServices();
  const [siteName, setSiteName] = useState(usePreferences().siteName);
  const [isConfirmed, setConfirmed] = useState(false);
  const start = (event: FormEvent) => {
    event.preventDefault();
    const at = clock.now();
    void store.note({ at, action: "notice-accepted", subject: null, detail: {} });
    preferences.change({ noticeAcceptedAt: at, siteName: siteName.trim() });
  };
  return (
    <form className={styles.form} onSubmit={start}>
      <label className={styles.field}>
        {text("firstRun.siteName")}
        <input type="text" autoComplete="organization" maxLength={60} value={siteName} onChange={(event) => setSiteName(event.target.value)} />
        <small>{text("firstRun.siteName.hint")}</small>
      </label>
      <div className={styles.end}>
        <label className={styles.confirm}>
          <input type="checkbox" checked={isConfirmed} onChange={(event) => setConfirmed(event.target.checked)} />
          {text("firstRun.confirm")}
        </label>
        <Button type="submit" look="primary" disabled={!isConfirmed}>
          {text("firstRun.start")}
        </Button>
        <p className={styles.download}>{text("firstRun.download")}</p>
      </div>
    </form>
  );
}
