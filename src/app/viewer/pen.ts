import type { FilmPoint, Mark } from "../../domain/mark.ts";
import { type MarkKind, pointCounts, withPoint } from "./markPoints.ts";
import { isSideways, type Orientation } from "./orientation.ts";

/** What the hand is doing to the marks now. */
export type Pen =
  | { readonly state: "resting" }
  /** `points`: set already, fewer than the kind needs. */
  | { readonly state: "drawing"; readonly kind: MarkKind; readonly points: readonly FilmPoint[] }
  /** `mark`: as it is until the point is let go. */
  | { readonly state: "moving"; readonly mark: Mark; readonly index: number; readonly at: FilmPoint }
  /** `mark`: the note that is written anew; null for one that is not there yet. */
  | { readonly state: "writing"; readonly at: FilmPoint; readonly mark: (Mark & { readonly kind: "note" }) | null };

export const resting: Pen = { state: "resting" };

/** Choosing the same tool again lays it down. */
export function penChosen(pen: Pen, kind: MarkKind): Pen {
  return pen.state === "drawing" && pen.kind === kind ? resting : { state: "drawing", kind, points: [] };
}

/** `start`: where the drag began; null for a click. A drag sets two points, or its end where only one is missing. */
export function pointsWith(pen: Pen & { readonly state: "drawing" }, at: FilmPoint, start: FilmPoint | null): readonly FilmPoint[] {
  const missing = pointCounts[pen.kind] - pen.points.length;
  return [...pen.points, ...(start !== null && missing >= 2 ? [start] : []), at];
}

export function isComplete(kind: MarkKind, points: readonly FilmPoint[]): boolean {
  return points.length >= pointCounts[kind];
}

/** The ratio is one of widths along the film's rows: on a film that is turned by a quarter these are heights on the screen. */
export function isRefusedOn(orientation: Orientation, kind: MarkKind): boolean {
  return kind === "cardiothoracic" && isSideways(orientation);
}

/** The marks as they look while the pen is at work. */
export function shownMarks(marks: readonly Mark[], pen: Pen): readonly Mark[] {
  if (pen.state !== "moving") return marks;
  const moved = withPoint(pen.mark, pen.index, pen.at);
  return marks.map((mark) => (mark.id === moved.id ? moved : mark));
}
