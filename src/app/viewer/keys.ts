import type { KeyMap } from "../a11y/useKeys.ts";
import { type FilmChange, actualSize, centerShifted, fit, invert, moved, reset, widthScaled, zoomed } from "./filmState.ts";

const zoomStep = 1.25;
const widthStep = 1.1;
/** Of the window's width. */
const centerStep = 0.05;
/** CSS pixels that an arrow key moves the view by. */
const panStep = 64;

export const zoomIn = zoomed(zoomStep, null);
export const zoomOut = zoomed(1 / zoomStep, null);

/** Keys of the whole page while a film is open. */
export function filmKeys(change: (change: FilmChange) => void): KeyMap {
  return {
    i: () => change(invert),
    f: () => change(fit),
    1: () => change(actualSize),
    r: () => change(reset),
    "+": () => change(zoomIn),
    "=": () => change(zoomIn),
    "-": () => change(zoomOut),
    w: ({ shiftKey }) => change(widthScaled(shiftKey ? 1 / widthStep : widthStep)),
    c: ({ shiftKey }) => change(centerShifted(shiftKey ? -centerStep : centerStep)),
  };
}

/** Only while the film has the focus: an arrow looks further in its direction, as in a document. Null for every other key. */
export function arrowChange(key: string, pixelRatio: number): FilmChange | null {
  const step = panStep * pixelRatio;
  switch (key) {
    case "ArrowLeft":
      return moved(step, 0);
    case "ArrowRight":
      return moved(-step, 0);
    case "ArrowUp":
      return moved(0, step);
    case "ArrowDown":
      return moved(0, -step);
    default:
      return null;
  }
}
