import type { Study, StudyImage } from "../../domain/study.ts";
import { useText } from "../services.ts";
import { AboutScores } from "./AboutScores.tsx";
import { Findings } from "./Findings.tsx";
import { HeatmapPanel } from "./HeatmapPanel.tsx";
import { NoScore } from "./NoScore.tsx";
import styles from "./Scores.module.css";
import type { ExperimentalChoice } from "./useExperimental.ts";
import type { HeatmapChoice } from "./useHeatmap.ts";

interface ResultPanelProps {
  readonly study: Study;
  /** Of the whole site. */
  readonly studies: readonly Study[];
  readonly image: StudyImage;
  readonly heatmap: HeatmapChoice;
  readonly experimental: ExperimentalChoice;
}

/** Scores where they are valid; in the same place, and looking like nothing else, the reason where they are not. */
export function ResultPanel({ study, studies, image, heatmap, experimental }: ResultPanelProps) {
  const text = useText();
  const { result } = image;
  return (
    <section className={styles.scores} aria-label={text("result.title")} data-tour="scores">
      <div className={styles.result}>
        {result.state === "valid" && (
          <Findings scored={result.scored} image={image} studies={studies} heatmap={heatmap} experimental={experimental} about={<AboutScores image={image} scored={result.scored} />} />
        )}
        {result.state !== "valid" && <NoScore study={study} image={image} result={result} about={<AboutScores image={image} scored={null} />} />}
      </div>
      {result.state === "valid" && heatmap.shown?.heatmap && (
        <HeatmapPanel finding={heatmap.shown} heatmap={heatmap.shown.heatmap} radiograph={image.radiograph} choice={heatmap} />
      )}
    </section>
  );
}
