import type { Mark } from "../../domain/mark.ts";
import type { Study, StudyImage } from "../../domain/study.ts";
import { Film } from "./Film.tsx";
import type { HeatmapChoice } from "./useHeatmap.ts";

export interface FilmAreaProps {
  readonly study: Study;
  readonly image: StudyImage;
  readonly heatmap: HeatmapChoice;
  /** Of all films of the study. */
  readonly marks: readonly Mark[];
  /** Null: what is shown is signed and cannot be changed. */
  readonly onMarks: ((marks: readonly Mark[]) => void) | null;
  /** Earlier studies of the same patient on this laptop, newest first. */
  readonly priors: readonly Study[];
}

/** The film with its tools; beside it an earlier one where the reader compares. */
export function FilmArea({ study, image, heatmap }: FilmAreaProps) {
  return <Film study={study} image={image} heatmap={heatmap} />;
}
