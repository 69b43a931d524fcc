import { type PointerEvent, useRef } from "react";
import type { FilmPoint, Mark } from "../../domain/mark.ts";
import type { PixelSpacing } from "../../domain/radiograph.ts";
import { useLanguage } from "../components/language.ts";
import { type FilmState, canvasPointOf, filmPointAt } from "./filmState.ts";
import { MarkShape } from "./MarkShape.tsx";
import { pointsOf } from "./markPoints.ts";
import { markLabel } from "./markWords.ts";
import { NoteInput } from "./NoteInput.tsx";
import { pointsWith } from "./pen.ts";
import { type Point, withinFilm } from "./placement.ts";
import type { Aim } from "./aim.ts";
import type { PenDesk } from "./usePen.ts";
import styles from "./Viewer.module.css";

interface MarkLayerProps {
  readonly desk: PenDesk;
  readonly aim: Aim | null;
  readonly state: FilmState;
  readonly spacing: PixelSpacing | null;
  readonly onGrab: (mark: Mark, index: number) => void;
  /** A note was kept or given up. */
  readonly onWritten: () => void;
}

/** Marks over the film; they follow it wherever it goes. For readers who see it: the list of marks says the same. */
export function MarkLayer({ desk, onGrab, aim, state, spacing, onWritten }: MarkLayerProps) {
  const svg = useRef<SVGSVGElement>(null);
  const { pen } = desk;
  const toScreen = screenOf(state);
  const isAiming = pen.state === "drawing" || pen.state === "moving";
  const drag = {
    grab: desk.isReadOnly ? null : onGrab,
    carry: (event: PointerEvent) => svg.current !== null && desk.carry(pointUnder(svg.current, state, event)),
    drop: desk.drop,
    cancel: desk.rest,
  };
  return (
    <>
      <svg ref={svg} className={styles.marks} aria-hidden="true">
        {desk.marks.map((mark) => (
          <MarkShape key={mark.id} kind={mark.kind} points={pointsOf(mark)} toScreen={toScreen} isSelected={mark.id === desk.selected?.id} mark={mark} drag={drag} onSelect={desk.select} />
        ))}
        {pen.state === "drawing" && <MarkShape kind={pen.kind} points={aim === null ? pen.points : pointsWith(pen, aim.at, aim.start)} toScreen={toScreen} isSelected />}
        {isAiming && aim?.isCrosshair === true && <Crosshair at={toScreen(aim.at)} />}
      </svg>
      {desk.marks.map((mark) => (pen.state === "writing" && pen.mark?.id === mark.id ? null : <Label key={mark.id} mark={mark} desk={desk} at={toScreen(anchorOf(mark))} spacing={spacing} roomX={state.canvas.width / devicePixelRatio} />))}
      {pen.state === "writing" && <NoteInput key={pen.mark?.id} at={toScreen(pen.at)} text={pen.mark?.text ?? ""} onWrite={desk.write} onCancel={desk.rest} onEnd={onWritten} />}
    </>
  );
}

interface LabelProps {
  readonly mark: Mark;
  readonly desk: PenDesk;
  readonly at: Point;
  readonly spacing: PixelSpacing | null;
  /** CSS pixels from the left to the right of the film's frame. */
  readonly roomX: number;
}

/** CSS pixels; with less room to its right a label opens to its left. */
const labelRoom = 200;

function Label({ mark, desk, at: { x, y }, spacing, roomX }: LabelProps) {
  const language = useLanguage();
  const lines = markLabel(mark, spacing, language);
  if (lines.length === 0) return null;
  return (
    <div
      className={styles.markLabel}
      data-selected={mark.id === desk.selected?.id}
      data-opens={x > Math.max(roomX - labelRoom, roomX / 2) ? "left" : "right"}
      style={{ left: x, top: y }}
      aria-hidden="true"
      onPointerDown={() => desk.select(mark.id)}
      onDoubleClick={() => desk.rewrite(mark)}
    >
      {lines.map((line) => (
        <p key={line} className={styles.line}>
          {line}
        </p>
      ))}
    </div>
  );
}

function Crosshair({ at: { x, y } }: { readonly at: Point }) {
  const path = `M${x - 24} ${y}H${x - 4}M${x + 4} ${y}H${x + 24}M${x} ${y - 24}V${y - 4}M${x} ${y + 4}V${y + 24}`;
  return (
    <>
      <path className={styles.halo} d={path} />
      <path className={styles.stroke} d={path} data-crosshair />
    </>
  );
}

/** Where the label hangs: at the middle of a length, at the vertex, at the middle of the thorax, at the note's own place. */
function anchorOf(mark: Mark): FilmPoint {
  switch (mark.kind) {
    case "length":
      return { x: (mark.from.x + mark.to.x) / 2, y: (mark.from.y + mark.to.y) / 2 };
    case "angle":
      return mark.vertex;
    case "cardiothoracic":
      return { x: (mark.thorax.from.x + mark.thorax.to.x) / 2, y: (mark.thorax.from.y + mark.thorax.to.y) / 2 };
    case "arrow":
      return mark.tail;
    case "note":
    default:
      return mark.at;
  }
}

/** CSS pixels from the canvas's top left. */
function screenOf(state: FilmState): (point: FilmPoint) => Point {
  return (point) => {
    const { x, y } = canvasPointOf(state, point);
    return { x: x / devicePixelRatio, y: y / devicePixelRatio };
  };
}

function pointUnder(svg: SVGSVGElement, state: FilmState, { clientX, clientY }: PointerEvent): FilmPoint {
  const box = svg.getBoundingClientRect();
  return withinFilm(state.film, filmPointAt(state, { x: (clientX - box.left) * devicePixelRatio, y: (clientY - box.top) * devicePixelRatio }));
}
