import type { ReactNode } from "react";
import { useText } from "../services.ts";
import styles from "./Scores.module.css";
import type { ExperimentalChoice } from "./useExperimental.ts";

interface ExperimentalFindingsProps {
  readonly count: number;
  readonly choice: ExperimentalChoice;
  /** In the same line. */
  readonly beside: ReactNode;
  /** The rows, made only when they are asked for. */
  readonly rows: () => ReactNode;
}

/** Not on the screen until asked for, and why; asked for or not, it is said that they exist. */
export function ExperimentalFindings({ count, choice: { isShown, toggle }, beside, rows }: ExperimentalFindingsProps) {
  const text = useText();
  return (
    <section className={styles.experimental} aria-label={text("result.experimental")}>
      <button type="button" aria-expanded={isShown} aria-keyshortcuts="e" title={text("result.experimental.why")} onClick={toggle}>
        {text(isShown ? "result.experimental.hide" : "result.experimental.show", { count })} <kbd aria-hidden="true">e</kbd>
      </button>
      {beside}
      {isShown && <p className={styles.note}>{text("result.experimental.long")}</p>}
      {isShown && <ul className={styles.findings}>{rows()}</ul>}
    </section>
  );
}
