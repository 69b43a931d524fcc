import type { FindingScore, Scored } from "../../domain/result.ts";
import type { StudyImage } from "../../domain/study.ts";
import { findingsAbove, groupFindings, isAbove } from "../components/findingOrder.ts";
import { useLanguage } from "../components/language.ts";
import { NotOffered } from "../components/NotOffered.tsx";
import { useInferenceStatus } from "../components/watching.ts";
import { useText } from "../services.ts";
import { ExperimentalFindings } from "./ExperimentalFindings.tsx";
import { FindingRow } from "./FindingRow.tsx";
import styles from "./Study.module.css";
import type { ExperimentalChoice } from "./useExperimental.ts";
import type { HeatmapChoice } from "./useHeatmap.ts";

interface FindingsProps {
  readonly scored: Scored;
  readonly image: StudyImage;
  readonly heatmap: HeatmapChoice;
  readonly experimental: ExperimentalChoice;
}

/** Above the cut-off first; what has weak evidence apart, closed, and counted where it is closed; what has none hidden until asked for. */
export function Findings({ scored, image, heatmap, experimental }: FindingsProps) {
  const text = useText();
  const groups = groupFindings(scored.findings);
  const { overall, supported, weak } = groups;
  const row = (one: FindingScore) => <FindingRow key={one.finding} one={one} radiograph={image.radiograph} heatmap={heatmap} />;
  return (
    <>
      <Verdict above={findingsAbove(groups).filter((one) => one !== overall).length} isOverallAbove={overall !== null && isAbove(overall)} />
      {overall !== null && <ul className={styles.findings}>{row(overall)}</ul>}
      {supported.length > 0 && <ul className={styles.findings}>{supported.map(row)}</ul>}
      {weak.length > 0 && (
        <details className={styles.weak}>
          <summary>{weakWords(weak, text)}</summary>
          <p className={styles.note}>{text("result.weak.long")}</p>
          <ul className={styles.findings}>{weak.map(row)}</ul>
        </details>
      )}
      {groups.experimental.length > 0 && (
        <ExperimentalFindings count={groups.experimental.length} choice={experimental} rows={() => groups.experimental.map(row)} />
      )}
      <Meaning />
    </>
  );
}

/** Never "normal": at most that nothing is above the cut-off, and what this does not mean. */
function Verdict({ above, isOverallAbove }: { readonly above: number; readonly isOverallAbove: boolean }) {
  const text = useText();
  if (above === 0 && !isOverallAbove) {
    return (
      <header className={styles.verdict}>
        <h2>{text("result.noneAbove")}</h2>
        <p>{text("result.noneAbove.long")}</p>
      </header>
    );
  }
  return (
    <header className={styles.verdict}>
      <h2>{above === 0 ? text("result.overallAbove") : text("result.someAbove", { count: above })}</h2>
      <p>{text("result.notDiagnosis")}</p>
    </header>
  );
}

function weakWords(weak: readonly FindingScore[], text: ReturnType<typeof useText>): string {
  const above = weak.filter(isAbove).length;
  return above === 0 ? text("result.weak", { count: weak.length }) : text("result.weakAbove", { count: weak.length, above });
}

/** What is not scored at all; and what a score is, and is not, in one sentence. */
function Meaning() {
  const { text, formats } = useLanguage();
  const status = useInferenceStatus();
  const manifest = status.state === "ready" ? status.device.manifest : null;
  const prevalence = manifest?.intendedUse.calibrationPrevalence ?? null;
  return (
    <>
      {manifest !== null && <NotOffered findings={manifest.notOffered} className={styles.note} />}
      <p className={styles.note}>
        {prevalence === null ? text("result.notProbability.unknown") : text("result.notProbability", { prevalence: formats.percent(prevalence) })}
      </p>
    </>
  );
}
