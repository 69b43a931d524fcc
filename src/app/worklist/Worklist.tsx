import { useRef } from "react";
import { useLocation } from "wouter";
import type { StudyUid } from "../../domain/ids.ts";
import type { Study } from "../../domain/study.ts";
import { useArrival } from "../a11y/useArrival.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import type { Studies } from "../components/useStudies.ts";
import { useBatch } from "../components/watching.ts";
import { useText } from "../services.ts";
import { BatchPanel } from "./BatchPanel.tsx";
import { EmptyWorklist } from "./EmptyWorklist.tsx";
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
  const hasSelection = selected !== null && studies !== null && studies.ok && studies.value.some(({ uid }) => uid === selected);
  const heading = useArrival(`${text("worklist.title")} · ${text("app.name")}`, !hasSelection);
  useKeys({ o: () => files.current?.click(), "?": () => go("/about") });
  return (
    <div className={styles.page}>
      <Toolbar heading={heading} files={files} studies={studies?.ok ? studies.value : []} />
      <div className={styles.body} data-batch={batch.length > 0}>
        {studies?.ok === false ? <Unreachable studies={studies} /> : <Listed studies={studies?.value ?? null} {...{ selected, onSelect, files }} />}
        {batch.length > 0 && <BatchPanel batch={batch} />}
      </div>
    </div>
  );
}

interface ListedProps extends Omit<WorklistProps, "studies"> {
  readonly studies: readonly Study[] | null;
  readonly files: React.RefObject<HTMLInputElement | null>;
}

function Listed({ studies, files, selected, onSelect }: ListedProps) {
  if (studies === null) return <div className={styles.list} />;
  if (studies.length === 0) return <EmptyWorklist files={files} />;
  return <StudyTable studies={studies} selected={selected} onSelect={onSelect} />;
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
