import { useText } from "../services.ts";
import type { StudyState } from "./studyState.ts";
import styles from "./shared.module.css";

/** The state as a shape and a word; color only repeats them. */
export function StateMark({ state }: { readonly state: StudyState }) {
  const text = useText();
  return (
    <span className={`${styles.mark} ${styles[state]}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {shapes[state]}
      </svg>
      {text(`triage.${state}`)}
    </span>
  );
}

const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.5 } as const;

const shapes: Readonly<Record<StudyState, React.ReactNode>> = {
  attention: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  unclear: <path d="M6 1.2 11 10.6H1Z" {...line} strokeLinejoin="round" />,
  stale: <path d="M6 1 11 6 6 11 1 6Z" {...line} strokeLinejoin="round" />,
  running: <circle cx="6" cy="6" r="4.5" {...line} strokeDasharray="2.4 2.3" />,
  clear: <circle cx="6" cy="6" r="4.5" {...line} />,
};
