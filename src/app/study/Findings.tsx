import type { ReactNode } from "react";
import type { FindingScore, Scored } from "../../domain/result.ts";
import type { Study, StudyImage } from "../../domain/study.ts";
import { type FindingGroups, findingsAbove, groupFindings, isAbove } from "../components/findingOrder.ts";
import { useInferenceStatus } from "../components/watching.ts";
import { useText } from "../services.ts";
import { ExperimentalFindings } from "./ExperimentalFindings.tsx";
import { FindingRow } from "./FindingRow.tsx";
import { FlaggedHere } from "./FlaggedHere.tsx";
import styles from "./Scores.module.css";
import type { ExperimentalChoice } from "./useExperimental.ts";
import type { HeatmapChoice } from "./useHeatmap.ts";

interface FindingsProps {
  readonly scored: Scored;
  readonly image: StudyImage;
  readonly studies: readonly Study[];
  readonly heatmap: HeatmapChoice;
  readonly experimental: ExperimentalChoice;
  readonly about: ReactNode;
}

/** The overall score and what is above its cut-off; what is below counted, and closed; what has no evidence hidden until asked for. */
export function Findings({ scored, image, studies, heatmap, experimental, about }: FindingsProps) {
  const groups = groupFindings(scored.findings);
  const { overall, supported, weak } = groups;
  const rows = (some: readonly FindingScore[]) =>
    some.map((one) => <FindingRow key={one.finding} one={one} radiograph={image.radiograph} heatmap={heatmap} />);
  const named = [...supported, ...weak];
  return (
    <>
      <Verdict groups={groups} about={about} />
      {overall !== null && isAbove(overall) && <FlaggedHere overall={overall} bundle={scored.bundle} studies={studies} />}
      <ul className={styles.findings}>{rows([...(overall === null ? [] : [overall]), ...named.filter(isAbove)])}</ul>
      <Below count={named.filter((one) => !isAbove(one)).length}>{rows(named.filter((one) => !isAbove(one)))}</Below>
      {groups.experimental.length > 0 && (
        <ExperimentalFindings count={groups.experimental.length} choice={experimental} beside={<NotOfferedHere />} rows={() => rows(groups.experimental)} />
      )}
      {groups.experimental.length === 0 && <NotOfferedHere />}
    </>
  );
}

/** Never "normal": at most that nothing is above the cut-off, and what this does not mean. */
function Verdict({ groups, about }: { readonly groups: FindingGroups; readonly about: ReactNode }) {
  const text = useText();
  const isOverallAbove = groups.overall !== null && isAbove(groups.overall);
  const above = findingsAbove(groups).filter((one) => one !== groups.overall).length;
  const words = above > 0 ? text("result.someAbove", { count: above }) : text(isOverallAbove ? "result.overallAbove" : "result.noneAbove");
  return (
    <header className={styles.verdict}>
      <h2>{words}</h2>
      {about}
      <p>{text(above === 0 && !isOverallAbove ? "result.noneAbove.long" : "result.notDiagnosis")}</p>
    </header>
  );
}

function Below({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  const text = useText();
  if (count === 0) return null;
  return (
    <details className={styles.below}>
      <summary>{text("reading.scores.below", { count })}</summary>
      <ul className={styles.findings}>{children}</ul>
    </details>
  );
}

/** A finding that is not named could be taken for one that was looked for and not found. */
function NotOfferedHere() {
  const text = useText();
  const status = useInferenceStatus();
  const names = status.state === "ready" ? status.device.manifest.notOffered.map(({ id }) => text(`finding.${id}`)) : [];
  return names.length > 0 && <p className={styles.note}>{text("reading.scores.notOffered", { findings: names.join(", ") })}</p>;
}
