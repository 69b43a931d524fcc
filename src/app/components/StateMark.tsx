import type { ReactNode } from "react";
import { useText } from "../services.ts";
import type { StudyState, TriageState } from "./studyState.ts";
import styles from "./shared.module.css";

/** How far the reading has come, as a shape and words; color only repeats them. */
export function StateMark({ state }: { readonly state: StudyState }) {
  const text = useText();
  return (
    <Mark look={state} shape={stateShapes[state]}>
      {text(state === "refused" ? "worklist.state.refused" : `reading.state.${state}`)}
    </Mark>
  );
}

/** What the model says of the study as a whole, in the same way. */
export function TriageMark({ triage }: { readonly triage: TriageState }) {
  const text = useText();
  return (
    <Mark look={triage} shape={triageShapes[triage]}>
      {text(`triage.${triage}`)}
    </Mark>
  );
}

/** A person's mark; no model sets or takes it. */
export function UrgentMark() {
  const text = useText();
  return (
    <span className={`${styles.mark} ${styles.urgent}`} title={text("worklist.urgent.long")}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path d="M2.5 11V1h7L7.6 3.8 9.5 6.6h-7" fill="currentColor" stroke="currentColor" strokeWidth="1.2" strokeLinejoin="round" />
      </svg>
      {text("worklist.urgent")}
    </span>
  );
}

function Mark({ look, shape, children }: { readonly look: string; readonly shape: ReactNode; readonly children: string }) {
  return (
    <span className={[styles.mark, styles[look]].filter(Boolean).join(" ")}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {shape}
      </svg>
      {children}
    </span>
  );
}

const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.5 } as const;

const circle = <circle cx="6" cy="6" r="4.5" {...line} />;
const triangle = <path d="M6 1.2 11 10.6H1Z" {...line} strokeLinejoin="round" />;
const check = <path d="M1.5 6.5 4.6 9.6 10.5 2.4" {...line} strokeWidth="1.8" />;

const stateShapes: Readonly<Record<StudyState, ReactNode>> = {
  unread: circle,
  refused: triangle,
  drafted: <path d="M1.5 10.5 2.2 7.7 8.6 1.3 10.7 3.4 4.3 9.8Z" {...line} strokeLinejoin="round" />,
  second: (
    <>
      <path d="M6 1.5a4.5 4.5 0 0 1 0 9Z" fill="currentColor" />
      {circle}
    </>
  ),
  adjudication: <path d="M6 1v10M2 3.5h8M2 3.5 .8 7h2.4ZM10 3.5 8.8 7h2.4Z" {...line} strokeWidth="1.2" strokeLinejoin="round" />,
  signed: check,
  amended: (
    <>
      {check}
      <path d="M6.5 10.6h5" {...line} />
    </>
  ),
};

const triageShapes: Readonly<Record<TriageState, ReactNode>> = {
  attention: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  unclear: triangle,
  stale: <path d="M6 1 11 6 6 11 1 6Z" {...line} strokeLinejoin="round" />,
  withheld: <path d="M1.5 6h9" {...line} strokeDasharray="2 1.5" />,
  running: <circle cx="6" cy="6" r="4.5" {...line} strokeDasharray="2.4 2.3" />,
  clear: circle,
};
