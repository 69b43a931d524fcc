import { useRef } from "react";
import { useLocation } from "wouter";
import type { StudyUid } from "../../domain/ids.ts";
import { useArrival } from "../a11y/useArrival.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import type { Studies } from "../components/useStudies.ts";
import { useBatch } from "../components/watching.ts";
import { useText } from "../services.ts";
import { BatchPanel } from "./BatchPanel.tsx";
import { EmptyWorklist } from "./EmptyWorklist.tsx";
import { Openers } from "./Openers.tsx";
import { StudyTable } from "./StudyTable.tsx";
import { Toolbar } from "./Toolbar.tsx";
import styles from "./Worklist.module.css";

export interface WorklistProps {
  /** Null while they are being read. */
  readonly studies: Studies | null;
  readonly selected: StudyUid | null;
  readonly onSelect: (uid: StudyUid) => void;
}

/** What is next? */
export function Worklist({ studies, selected, onSelect }: WorklistProps) {
  const text = useText();
  const [, go] = useLocation();
  const batch = useBatch();
  const files = useRef<HTMLInputElement>(null);
  const listed = studies?.ok ? studies.value : null;
  const isEmpty = listed?.length === 0;
  const hasSelection = listed?.some(({ uid }) => uid === selected) ?? false;
  const openers = <Openers files={files} />;
  const heading = useArrival(`${text("worklist.title")} · ${text("app.name")}`, !hasSelection);
  useKeys({ o: () => files.current?.click(), "?": () => go("/about") });
  return (
    <div className={styles.page}>
      <Toolbar heading={heading} studies={listed ?? []} openers={isEmpty ? null : openers} />
      <div className={styles.body} data-batch={batch.length > 0}>
        {studies?.ok === false && <Unreachable studies={studies} />}
        {isEmpty && <EmptyWorklist openers={openers} />}
        {!isEmpty && listed !== null && <StudyTable studies={listed} selected={selected} onSelect={onSelect} />}
        {batch.length > 0 && <BatchPanel batch={batch} />}
      </div>
    </div>
  );
}

function Unreachable({ studies }: { readonly studies: Extract<Studies, { ok: false }> }) {
  const text = useText();
  return (
    <section className={styles.unreachable} role="alert">
      <h2>{text("worklist.unreachable")}</h2>
      <ProblemNote problem={studies.problem} />
    </section>
  );
}
