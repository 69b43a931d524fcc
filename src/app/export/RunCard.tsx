import { useEffect, useRef } from "react";
import { type ExportProgress, type ExportSummary, type LeftOut } from "../../flows/journeys.ts";
import type { Study } from "../../domain/study.ts";
import { Announcement } from "../components/Announcement.tsx";
import { Button } from "../components/Button.tsx";
import type { ExportRun, ExportState, ExportTarget } from "../components/exportRun.ts";
import { useLanguage } from "../components/language.ts";
import { nameOf, takenAt } from "../components/patientWords.ts";
import shared from "../components/shared.module.css";
import { useServices, useText } from "../services.ts";
import styles from "./Export.module.css";

const shownFailures = 5;

interface RunCardProps {
  readonly run: ExportRun;
  readonly state: Exclude<ExportState, { kind: "choosing" }>;
  readonly studies: readonly Study[];
}

/** How far it is, then what came of it. */
export function RunCard({ run, state, studies }: RunCardProps) {
  const text = useText();
  return (
    <section className={styles.card} aria-label={text("export.files")}>
      {state.kind === "running" ? (
        <Progress progress={state.progress} startedAt={state.startedAt} onStop={run.stop} />
      ) : (
        <Summary summary={state.summary} target={state.target} studies={studies} onAgain={run.again} />
      )}
    </section>
  );
}

interface ProgressProps {
  readonly progress: ExportProgress;
  readonly startedAt: number;
  readonly onStop: () => void;
}

function Progress({ progress: { done, total }, startedAt, onStop }: ProgressProps) {
  const text = useText();
  const { clock } = useServices();
  const seconds = done === 0 ? null : ((clock.now() - startedAt) / done / 1000) * (total - done);
  return (
    <>
      <p className={styles.count}>{text("export.progress", { done, total })}</p>
      <progress className={shared.progress} value={done} max={total} aria-label={text("export.title")} />
      <p className={styles.dim}>{seconds === null ? "" : text("export.timeLeft", { seconds })}</p>
      <Button onClick={onStop}>{text("export.stop")}</Button>
    </>
  );
}

interface SummaryProps {
  readonly summary: ExportSummary;
  readonly target: ExportTarget;
  readonly studies: readonly Study[];
  readonly onAgain: () => void;
}

function Summary({ summary, target, studies, onAgain }: SummaryProps) {
  const { text } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isThrownAway = summary.wasStopped && target === "zip";
  const words = isThrownAway ? text("export.stopped") : text("export.done", { files: summary.files, studies: summary.studies });
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>{words}</h2>
      <Announcement>{words}</Announcement>
      {summary.wasStopped && <p>{isThrownAway ? text("export.stopped.zip") : `${text("export.stopped")} ${text("export.stopped.others")}`}</p>}
      {!isThrownAway && <p className={styles.dim}>{text("export.done.size", { sizeBytes: summary.sizeBytes })}</p>}
      <Left leftOut={summary.leftOut} />
      <Failures summary={summary} studies={studies} />
      <Button look="primary" onClick={onAgain}>{text("export.again")}</Button>
    </>
  );
}

function Left({ leftOut }: Pick<ExportSummary, "leftOut">) {
  const text = useText();
  const entries = Object.entries(leftOut) as readonly (readonly [LeftOut, number])[];
  if (entries.length === 0) return null;
  return (
    <>
      <h3>{text("export.leftOut")}</h3>
      <ul className={styles.list}>
        {entries.map(([reason, count]) => (
          <li key={reason}>{text(`export.leftOut.${reason}`, { count })}</li>
        ))}
      </ul>
    </>
  );
}

function Failures({ summary: { failures }, studies }: { readonly summary: ExportSummary; readonly studies: readonly Study[] }) {
  const language = useLanguage();
  const { text, problem: words } = language;
  if (failures.length === 0) return null;
  const nameOfStudy = (uid: string) => {
    const study = studies.find((one) => one.uid === uid);
    return study === undefined ? text("export.unnamed") : [nameOf(study.patient, language), takenAt(study)].filter((part) => part !== null).join(" · ");
  };
  return (
    <div role="alert" className={styles.alert}>
      <h3>{text("export.failures", { count: failures.length })}</h3>
      <ul className={styles.failures}>
        {failures.slice(0, shownFailures).map(({ uid, problem }) => (
          <li key={uid}>
            <b>{nameOfStudy(uid)}</b>
            <span>{words(problem).happened}</span>
            <small>{words(problem).todo}</small>
          </li>
        ))}
        {failures.length > shownFailures && <li>{text("export.failures.more", { count: failures.length - shownFailures })}</li>}
      </ul>
    </div>
  );
}
