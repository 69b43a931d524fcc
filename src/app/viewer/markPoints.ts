import type { FilmPoint, Mark, MarkShape } from "../../domain/mark.ts";

export type MarkKind = MarkShape["kind"];

/** How many points each kind is set with. */
export const pointCounts = { length: 2, angle: 3, cardiothoracic: 4, arrow: 2, note: 1 } as const satisfies Record<MarkKind, number>;

/** In the order in which they are set: an arrow from its tail to its tip, a ratio from the heart's borders to the ribs'. */
export function pointsOf(shape: MarkShape): readonly FilmPoint[] {
  switch (shape.kind) {
    case "length":
      return [shape.from, shape.to];
    case "angle":
      return [shape.arm, shape.vertex, shape.otherArm];
    case "cardiothoracic":
      return [shape.heart.from, shape.heart.to, shape.thorax.from, shape.thorax.to];
    case "arrow":
      return [shape.tail, shape.tip];
    case "note":
    default:
      return [shape.at];
  }
}

/** Null while points are missing; what is too much is left out. `text`: of a note. */
export function shapeFrom(kind: MarkKind, points: readonly FilmPoint[], text = ""): MarkShape | null {
  const [first, second, third, fourth] = points;
  if (first === undefined) return null;
  if (kind === "note") return { kind, at: first, text };
  if (second === undefined) return null;
  if (kind === "length") return { kind, from: first, to: second };
  if (kind === "arrow") return { kind, tail: first, tip: second };
  if (third === undefined) return null;
  if (kind === "angle") return { kind, arm: first, vertex: second, otherArm: third };
  return fourth === undefined ? null : { kind, heart: { from: first, to: second }, thorax: { from: third, to: fourth } };
}

export function withPoint(mark: Mark, index: number, point: FilmPoint): Mark {
  const points = pointsOf(mark).map((one, at) => (at === index ? point : one));
  const shape = shapeFrom(mark.kind, points, mark.kind === "note" ? mark.text : "");
  return shape === null ? mark : { ...shape, id: mark.id, sopInstanceUid: mark.sopInstanceUid };
}

/** Unique among these. */
export function nextMarkId(marks: readonly Mark[]): string {
  const numbers = marks.map(({ id }) => Number(id.replace(/^mark-/, ""))).filter(Number.isInteger);
  return `mark-${Math.max(0, ...numbers) + 1}`;
}

/** On the film. */
interface Segment {
  readonly from: FilmPoint;
  readonly to: FilmPoint;
  /** Shows what a measured line belongs to; is not measured itself. */
  readonly isGuide: boolean;
}

/** What is drawn between the points, also while some of them are missing. */
export function segmentsOf(kind: MarkKind, points: readonly FilmPoint[]): readonly Segment[] {
  if (kind === "cardiothoracic") return [...transverse(points[0], points[1]), ...transverse(points[2], points[3])];
  return points.slice(1).flatMap((to, index) => {
    const from = points[index];
    return from === undefined ? [] : [{ from, to, isGuide: false }];
  });
}

/** A horizontal line at the middle height, and from each of its ends to the point that it stands for: only the horizontal distance counts. */
function transverse(from: FilmPoint | undefined, to: FilmPoint | undefined): readonly Segment[] {
  if (from === undefined || to === undefined) return [];
  const y = (from.y + to.y) / 2;
  return [
    { from: { x: from.x, y }, to: { x: to.x, y }, isGuide: false },
    { from, to: { x: from.x, y }, isGuide: true },
    { from: to, to: { x: to.x, y }, isGuide: true },
  ];
}
