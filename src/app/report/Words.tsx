import type { Said } from "../../report/report.ts";
import styles from "./Sheet.module.css";

/** On one line: the page's first language, and beside it the other one, smaller. */
export function Words({ said }: { readonly said: Said }) {
  return said.map((words, at) => (
    <span key={words} className={at === 0 ? undefined : styles.other}>
      {at === 0 ? words : ` ${words}`}
    </span>
  ));
}

/** A paragraph for each language. */
export function Lines({ said }: { readonly said: Said }) {
  return said.map((words, at) => (
    <p key={words} className={at === 0 ? undefined : styles.other}>
      {words}
    </p>
  ));
}
