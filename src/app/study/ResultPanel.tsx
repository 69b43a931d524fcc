import { Link } from "wouter";
import type { Scored } from "../../domain/result.ts";
import type { Study, StudyImage } from "../../domain/study.ts";
import { useLanguage } from "../components/language.ts";
import { FilmFacts } from "./FilmFacts.tsx";
import { Findings } from "./Findings.tsx";
import { HeatmapPanel } from "./HeatmapPanel.tsx";
import { NoScore } from "./NoScore.tsx";
import styles from "./Study.module.css";
import type { ExperimentalChoice } from "./useExperimental.ts";
import type { HeatmapChoice } from "./useHeatmap.ts";

interface ResultPanelProps {
  readonly study: Study;
  readonly image: StudyImage;
  readonly heatmap: HeatmapChoice;
  readonly experimental: ExperimentalChoice;
}

/** Scores where they are valid; in the same place, and looking like nothing else, the reason where they are not. */
export function ResultPanel({ study, image, heatmap, experimental }: ResultPanelProps) {
  const { text } = useLanguage();
  const { result } = image;
  return (
    <section className={styles.panel} aria-label={text("result.title")}>
      <FilmFacts image={image} />
      <div className={styles.result}>
        {result.state === "valid" && <Findings scored={result.scored} image={image} heatmap={heatmap} experimental={experimental} />}
        {result.state !== "valid" && <NoScore study={study} image={image} result={result} />}
      </div>
      {result.state === "valid" && heatmap.shown?.heatmap && (
        <HeatmapPanel finding={heatmap.shown} heatmap={heatmap.shown.heatmap} radiograph={image.radiograph} choice={heatmap} />
      )}
      {result.state === "valid" && <Provenance scored={result.scored} />}
    </section>
  );
}

/** Which model said so, when and on what. */
function Provenance({ scored: { bundle, scoredAt, provider } }: { readonly scored: Scored }) {
  const { text, formats } = useLanguage();
  return (
    <footer className={styles.provenance}>
      <p>
        <Link href="/model">{text("result.madeBy", { bundle: `${bundle.name} ${bundle.version}`, sha: bundle.sha256.slice(0, 8) })}</Link>
      </p>
      <p>{text("result.madeAt", { at: formats.dateTime(scoredAt), provider: text(`provider.${provider}`) })}</p>
    </footer>
  );
}
