import type { PointerEvent } from "react";
import type { FilmPoint, Mark } from "../../domain/mark.ts";
import { type MarkKind, segmentsOf } from "./markPoints.ts";
import type { Point } from "./placement.ts";
import styles from "./Viewer.module.css";

interface MarkShapeProps {
  readonly kind: MarkKind;
  /** Some may be missing yet. */
  readonly points: readonly FilmPoint[];
  /** CSS pixels. */
  readonly toScreen: (point: FilmPoint) => Point;
  readonly isSelected: boolean;
  /** Left out while it is drawn. */
  readonly mark?: Mark;
  readonly drag?: HandleDrag;
  readonly onSelect?: (id: string) => void;
}

interface HandleDrag {
  /** Null: the marks are only looked at. */
  readonly grab: ((mark: Mark, index: number) => void) | null;
  readonly carry: (event: PointerEvent) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
}

/** A bright line in a dark one: readable on bone, on air and on an inverted film. */
export function MarkShape({ kind, points, toScreen, isSelected, mark, drag, onSelect }: MarkShapeProps) {
  const segments = segmentsOf(kind, points).map(({ from, to, isGuide }) => ({ path: lineBetween(toScreen(from), toScreen(to)), isGuide }));
  const solid = segments.filter(({ isGuide }) => !isGuide).map(({ path }) => path).join("");
  const guides = segments.filter(({ isGuide }) => isGuide).map(({ path }) => path).join("");
  const head = kind === "arrow" ? headOf(points.map(toScreen)) : "";
  return (
    <g data-mark={kind} data-selected={isSelected}>
      <path className={styles.halo} d={solid + guides + head} />
      <path className={styles.guide} d={guides} />
      <path className={styles.stroke} d={solid + head} />
      {mark !== undefined && <path className={styles.grip} d={solid} onPointerDown={() => onSelect?.(mark.id)} />}
      {points.map((point, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a point is known by its place in the mark
        <Handle key={index} at={toScreen(point)} index={index} mark={mark} drag={drag} />
      ))}
    </g>
  );
}

interface HandleProps {
  readonly at: Point;
  readonly index: number;
  readonly mark: Mark | undefined;
  readonly drag: HandleDrag | undefined;
}

function Handle({ at: { x, y }, index, mark, drag }: HandleProps) {
  const grab = drag?.grab;
  if (mark === undefined || drag === undefined || grab === null || grab === undefined) return <circle className={styles.point} cx={x} cy={y} r={3} />;
  return (
    <>
      <circle className={styles.point} cx={x} cy={y} r={4} />
      <circle
        className={styles.handle}
        cx={x}
        cy={y}
        r={12}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          grab(mark, index);
        }}
        onPointerMove={(event) => event.buttons > 0 && drag.carry(event)}
        onPointerUp={drag.drop}
        onPointerCancel={drag.cancel}
      />
    </>
  );
}

function lineBetween(from: Point, to: Point): string {
  return `M${from.x} ${from.y}L${to.x} ${to.y}`;
}

/** Two strokes back from the tip. */
function headOf([tail, tip]: readonly Point[]): string {
  if (tail === undefined || tip === undefined) return "";
  const direction = Math.atan2(tip.y - tail.y, tip.x - tail.x);
  const size = 14;
  const back = (turn: number) => ({ x: tip.x - size * Math.cos(direction + turn), y: tip.y - size * Math.sin(direction + turn) });
  return lineBetween(back(0.45), tip) + lineBetween(back(-0.45), tip);
}
