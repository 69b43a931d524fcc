import { memo } from "react";
import { Link } from "wouter";
import { triageOfResult } from "../../domain/study.ts";
import type { BatchItem, BatchState } from "../../flows/journeys.ts";
import { Announcement } from "../components/Announcement.tsx";
import { announcedProgress, batchProgress } from "../components/batchProgress.ts";
import { Button } from "../components/Button.tsx";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { useSite } from "../components/useSite.ts";
import { useServices, useText } from "../services.ts";
import shared from "../components/shared.module.css";
import styles from "./BatchPanel.module.css";

/** Every file of the batch with its state in words; the ones that need a person come first. */
export function BatchPanel({ batch }: { readonly batch: readonly BatchItem[] }) {
  const text = useText();
  const { screening } = useServices();
  const progress = batchProgress(batch);
  const { done, total } = progress;
  const isOver = done === total;
  const words = isOver ? text("batch.done", progress) : text("batch.progress", progress);
  return (
    <aside className={styles.panel} aria-labelledby="batch-title">
      <header className={styles.header}>
        <h2 id="batch-title">{text("batch.title")}</h2>
        {isOver ? (
          <Button look="quiet" onClick={() => screening.dismiss()}>
            {text("batch.dismiss")}
          </Button>
        ) : (
          <Button look="quiet" onClick={() => screening.cancel()}>
            {text("batch.cancel")}
          </Button>
        )}
      </header>
      <div className={styles.progress}>
        <progress className={shared.progress} aria-label={text("batch.title")} max={total} value={done} />
        <p>{words}</p>
      </div>
      <Announcement>{isOver ? words : text("batch.progress", { done: announcedProgress(progress), total })}</Announcement>
      <ul className={styles.items}>
        {failedFirst(batch).map((item) => (
          <BatchRow key={item.id} item={item} />
        ))}
      </ul>
    </aside>
  );
}

function failedFirst(batch: readonly BatchItem[]): readonly BatchItem[] {
  return [...batch.filter(hasFailed), ...batch.filter((item) => !hasFailed(item))];
}

function hasFailed({ state }: BatchItem): boolean {
  return state.kind === "failed";
}

const BatchRow = memo(function BatchRow({ item: { fileName, state } }: { readonly item: BatchItem }) {
  const text = useText();
  return (
    <li className={styles.item} data-state={state.kind}>
      <p className={styles.file} title={fileName}>
        {fileName}
      </p>
      <p className={styles.state}>
        {state.kind === "saved" ? (
          <SavedFile state={state} />
        ) : (
          text(`batch.${state.kind}`)
        )}
      </p>
      {state.kind === "failed" && <Failure state={state} />}
    </li>
  );
});

/** Blind: that it was scored, and not how. What has no score says so: it must not pass for one that was read. */
function SavedFile({ state }: { readonly state: Extract<BatchState, { kind: "saved" }> }) {
  const text = useText();
  const { settings } = useSite();
  const triage = settings.mode === "blind" && state.result.state === "valid" ? null : triageOfResult(state.result);
  const words = triage === null ? text("batch.saved") : text(`triage.${triage}`);
  return <Link href={`/study/${state.studyUid}`}>{state.wasKnown ? text("batch.known") : words}</Link>;
}

function Failure({ state }: { readonly state: Extract<BatchState, { kind: "failed" }> }) {
  return (
    <div className={styles.failure}>
      <ProblemNote problem={state.problem} />
    </div>
  );
}
