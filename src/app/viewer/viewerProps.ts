import type { Mark } from "../../domain/mark.ts";
import type { Comparing } from "./CompareTools.tsx";
import type { ViewerFilm } from "./FilmPane.tsx";

export interface ViewerProps {
  readonly film: ViewerFilm;
  /** Of all films of the study. */
  readonly marks: readonly Mark[];
  /** Null: they are only looked at. */
  readonly onMarks: ((marks: readonly Mark[]) => void) | null;
  readonly compare: Pick<Comparing, "choices" | "chosen" | "onChoose"> & {
    /** Null while none is chosen. */
    readonly film: ViewerFilm | null;
  };
}
