import { type FormEvent, useId, useState } from "react";
import type { ProfileId } from "../../domain/site.ts";
import { Button } from "../components/Button.tsx";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { useSite } from "../components/useSite.ts";
import { useText } from "../services.ts";
import styles from "./FirstRun.module.css";
import { useStart } from "./useStart.ts";

/** The fields keep what is typed whatever else happens; nothing in them has to be filled in. */
export function Setup() {
  const text = useText();
  const { settings, readers } = useSite();
  const [isConfirmed, setConfirmed] = useState(false);
  const { problem, start } = useStart();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void start(new FormData(event.currentTarget));
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <label className={styles.confirm}>
        <input type="checkbox" checked={isConfirmed} onChange={(event) => setConfirmed(event.target.checked)} />
        {text("firstRun.confirm")}
      </label>
      <div className={styles.stepTitle}>
        <h2>{text("firstRun.step.site")}</h2>
        <p>{text("firstRun.step.site.hint")}</p>
      </div>
      <div className={styles.site}>
        <div className={styles.fields}>
          <label className={styles.field}>
            {text("firstRun.siteName")}
            <input name="site" type="text" autoComplete="organization" maxLength={60} defaultValue={settings.letterhead.name} />
          </label>
          {readers.length === 0 && <FirstReader />}
        </div>
        <Profiles chosen={settings.profile} />
      </div>
      <div className={styles.end}>
        <h2>{text("firstRun.step.start")}</h2>
        <p className={styles.download}>{text("firstRun.download")}</p>
        <Button type="submit" look="primary" disabled={!isConfirmed}>
          {text(problem === null ? "firstRun.start" : "firstRun.startUnsaved")}
        </Button>
      </div>
      <div role="alert">{problem !== null && <ProblemNote problem={problem} />}</div>
    </form>
  );
}

function FirstReader() {
  const text = useText();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{text("firstRun.reader")}</label>
      <input id={id} name="name" type="text" autoComplete="off" maxLength={60} aria-describedby={`${id}-hint`} />
      <small id={`${id}-hint`}>{text("firstRun.reader.hint")}</small>
    </div>
  );
}

function Profiles({ chosen }: { readonly chosen: ProfileId }) {
  const text = useText();
  return (
    <fieldset className={styles.profiles}>
      <legend>{text("firstRun.profile")}</legend>
      {(["outreach", "checkup"] as const).map((profile) => (
        <label key={profile}>
          <input type="radio" name="profile" value={profile} defaultChecked={profile === chosen} />
          <span>
            <b>{text(`settings.profile.${profile}`)}</b> {text(`settings.profile.${profile}.why`)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
