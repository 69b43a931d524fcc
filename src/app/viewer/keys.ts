import type { FilmAction } from "./filmState.ts";

export type KeyPress = Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** CSS pixels that an arrow key moves the view by. */
const panStep = 64;
const zoomStep = 1.25;
const widthStep = 1.1;
/** Of the window's width. */
const centerStep = 0.05;

/** Null where the key is not the film's. An arrow looks further in its direction, as in a document. */
export function keyAction(press: KeyPress, pixelRatio: number): FilmAction | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const step = panStep * pixelRatio;
  switch (keyName(press)) {
    case "i":
      return { kind: "invert" };
    case "f":
      return { kind: "fit" };
    case "1":
      return { kind: "actualSize" };
    case "r":
      return { kind: "reset" };
    case "+":
    case "=":
      return { kind: "zoom", factor: zoomStep, at: null };
    case "-":
    case "_":
      return { kind: "zoom", factor: 1 / zoomStep, at: null };
    case "w":
      return { kind: "scaleWidth", factor: press.shiftKey ? 1 / widthStep : widthStep };
    case "c":
      return { kind: "shiftCenter", share: press.shiftKey ? -centerStep : centerStep };
    case "ArrowLeft":
      return { kind: "pan", dx: step, dy: 0 };
    case "ArrowRight":
      return { kind: "pan", dx: -step, dy: 0 };
    case "ArrowUp":
      return { kind: "pan", dx: 0, dy: step };
    case "ArrowDown":
      return { kind: "pan", dx: 0, dy: -step };
    default:
      return null;
  }
}

/** Latin letters as typed, in lower case; under a Hangul keyboard the letter that is printed on the key. */
function keyName({ key, code }: KeyPress): string {
  const lower = key.toLowerCase();
  if (key.length > 1 && key !== "Process") return key;
  if (/^[ -~]$/.test(lower)) return lower;
  return code.startsWith("Key") ? code.slice(3).toLowerCase() : code.replace(/^(Digit|Numpad)/, "");
}
