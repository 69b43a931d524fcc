import type { FilmPoint } from "../../domain/mark.ts";
import type { NumberedMark } from "../../report/report.ts";
import { pointsOf, segmentsOf } from "../viewer/markPoints.ts";
import { arrowHead } from "./arrowHead.ts";
import styles from "./Sheet.module.css";

interface MarkDrawingProps {
  readonly mark: NumberedMark;
  /** From pixels of the radiograph to units of the drawing. */
  readonly place: (point: FilmPoint) => FilmPoint;
  /** Of the drawing: what is a few millimeters on paper depends on it. */
  readonly height: number;
}

/** What the reader drew: twice, light on dark, to be seen on any gray. */
export function MarkDrawing({ mark: { mark, number }, place, height }: MarkDrawingProps) {
  const size = height / 26;
  const points = pointsOf(mark).map(place);
  const label = labelPoint(points, size);
  const path = [...segmentsOf(mark.kind, points).map(({ from, to }) => `M${from.x} ${from.y}L${to.x} ${to.y}`), ...headOf(mark.kind, points, size)].join("");
  return (
    <g>
      <path d={path} className={styles.markHalo} />
      <path d={path} className={styles.markLine} />
      {mark.kind === "note" && points.map(({ x, y }) => <circle key="place" cx={x} cy={y} r={size / 5} className={styles.markDot} />)}
      {number !== null && (
        <text x={label.x} y={label.y} fontSize={size} className={styles.markNumber}>
          {number}
        </text>
      )}
    </g>
  );
}

function headOf(kind: NumberedMark["mark"]["kind"], [tail, tip]: readonly FilmPoint[], size: number): readonly string[] {
  if (kind !== "arrow" || tail === undefined || tip === undefined) return [];
  const { left, right } = arrowHead(tail, tip, size);
  return [`M${left.x} ${left.y}L${tip.x} ${tip.y}L${right.x} ${right.y}`];
}

/** Beside the last point. */
function labelPoint(points: readonly FilmPoint[], size: number): FilmPoint {
  const last = points.at(-1) ?? { x: 0, y: 0 };
  return { x: last.x + size / 3, y: last.y - size / 3 };
}
