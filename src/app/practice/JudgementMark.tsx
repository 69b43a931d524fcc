import type { ReactNode } from "react";
import type { Judgement } from "../../flows/practiceAnswers.ts";
import { useText } from "../services.ts";
import styles from "./Practice.module.css";

/** As a shape and a word; color only repeats them. */
export function JudgementMark({ judgement }: { readonly judgement: Judgement }) {
  const text = useText();
  return (
    <span className={styles.judgement} data-judgement={judgement}>
      <svg width="14" height="14" viewBox="0 0 12 12" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round">
        {shapes[judgement]}
      </svg>
      {text(`practice.judged.${judgement}`)}
    </span>
  );
}

const shapes: Readonly<Record<Judgement, ReactNode>> = {
  right: <path d="M1.5 6.5 4.6 9.6 10.5 2.4" />,
  missed: <path d="M2 2l8 8M10 2l-8 8" />,
  "false-alarm": <path d="M6 1.5v5.2M6 9.8v.2" />,
  undecided: <path d="M2 6h8" />,
  "no-score": <circle cx="6" cy="6" r="4.4" strokeDasharray="2 2.2" />,
};
