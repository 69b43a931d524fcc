import type { KeyMap } from "../a11y/useKeys.ts";
import { type FilmChange, actualSize, centerShifted, fit, flip, invert, moved, nextPreset, reset, turn, widthScaled, zoomed } from "./filmState.ts";
import type { MarkKind } from "./markPoints.ts";
import type { Point } from "./placement.ts";

const zoomStep = 1.25;
const widthStep = 1.1;
/** Of the window's width. */
const centerStep = 0.05;
/** CSS pixels that an arrow key moves the view by. */
const panStep = 64;
/** CSS pixels that an arrow key moves the crosshair by, without and with shift. */
const aimStep = { fine: 1, coarse: 20 } as const;

export const zoomIn = zoomed(zoomStep, null);
export const zoomOut = zoomed(1 / zoomStep, null);

export const markKeys = { length: "l", angle: "g", cardiothoracic: "y", arrow: "d", note: "b" } as const satisfies Record<MarkKind, string>;

/** Keys of the whole page while a film is open. */
export function filmKeys(change: (change: FilmChange) => void): KeyMap {
  return {
    i: () => change(invert),
    f: () => change(fit),
    0: () => change(actualSize),
    r: () => change(reset),
    o: ({ shiftKey }) => change(turn(shiftKey ? 3 : 1)),
    v: () => change(flip),
    q: () => change(nextPreset),
    "+": () => change(zoomIn),
    "=": () => change(zoomIn),
    "-": () => change(zoomOut),
    w: ({ shiftKey }) => change(widthScaled(shiftKey ? 1 / widthStep : widthStep)),
    c: ({ shiftKey }) => change(centerShifted(shiftKey ? -centerStep : centerStep)),
  };
}

/** Only while the film has the focus: an arrow looks further in its direction, as in a document. Null for every other key. */
export function arrowChange(key: string, pixelRatio: number): FilmChange | null {
  const direction = directionOf(key);
  return direction === null ? null : moved(-direction.x * panStep * pixelRatio, -direction.y * panStep * pixelRatio);
}

/** Device pixels that an arrow moves the crosshair by; null for every other key. */
export function aimMove(key: string, isCoarse: boolean, pixelRatio: number): Point | null {
  const direction = directionOf(key);
  const step = (isCoarse ? aimStep.coarse : aimStep.fine) * pixelRatio;
  return direction === null ? null : { x: direction.x * step, y: direction.y * step };
}

function directionOf(key: string): Point | null {
  switch (key) {
    case "ArrowLeft":
      return { x: -1, y: 0 };
    case "ArrowRight":
      return { x: 1, y: 0 };
    case "ArrowUp":
      return { x: 0, y: -1 };
    case "ArrowDown":
      return { x: 0, y: 1 };
    default:
      return null;
  }
}
