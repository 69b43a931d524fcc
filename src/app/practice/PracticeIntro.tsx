import { useState } from "react";
import type { Problem } from "../../domain/problem.ts";
import { useArrival } from "../a11y/useArrival.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { Button } from "../components/Button.tsx";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { useText } from "../services.ts";
import styles from "./Practice.module.css";

interface PracticeIntroProps {
  /** Why it could not begin; null where it was not tried. */
  readonly problem: Problem | null;
  readonly onStart: (isTaught: boolean) => Promise<void>;
  readonly onLeave: () => void;
}

export function PracticeIntro({ problem, onStart, onLeave }: PracticeIntroProps) {
  const text = useText();
  const [isTaught, setTaught] = useState(true);
  const [isStarting, setStarting] = useState(false);
  const heading = useArrival(`${text("practice.title")} · ${text("app.name")}`);
  const start = () => {
    setStarting(true);
    void onStart(isTaught).finally(() => setStarting(false));
  };
  useKeys({ Enter: start });
  return (
    <article className={styles.intro}>
      <h1 ref={heading} tabIndex={-1}>
        {text("practice.title")}
      </h1>
      <p>{text("practice.lead")}</p>
      <ul>
        <li>{text("practice.honest.1")}</li>
        <li>{text("practice.honest.2")}</li>
        <li>{text("practice.honest.3")}</li>
      </ul>
      <p>{text("practice.keys")}</p>
      <label className={styles.choice}>
        <input type="checkbox" checked={isTaught} onChange={(event) => setTaught(event.target.checked)} />
        {text("practice.atOnce")}
      </label>
      {problem !== null && (
        <div role="alert">
          <ProblemNote problem={problem} />
        </div>
      )}
      <div className={styles.buttons}>
        <Button look="primary" disabled={isStarting} onClick={start}>
          {text(isStarting ? "practice.loading" : "practice.start")}
        </Button>
        <Button onClick={onLeave}>{text("practice.leave")}</Button>
      </div>
    </article>
  );
}
