import { StrictMode, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { expect } from "vitest";
import { page } from "vitest/browser";
import { LanguageContext } from "../../src/app/components/language.ts";
import { languageFor } from "../../src/app/components/languageFor.ts";
import type { ViewerFilm } from "../../src/app/viewer/FilmPane.tsx";
import { type FilmChange, canvasPointOf, openedFilm, resized } from "../../src/app/viewer/filmState.ts";
import { Viewer } from "../../src/app/viewer/Viewer.tsx";
import type { SopInstanceUid } from "../../src/domain/ids.ts";
import type { Mark } from "../../src/domain/mark.ts";
import type { DisplayCopy, PixelSpacing, Radiograph, RadiographHeader } from "../../src/domain/radiograph.ts";
import type { Heatmap } from "../../src/domain/result.ts";

/** The viewer on a page of its own, with a film whose one bright square shows where it lies. */

export const rows = 600;
export const columns = 480;
/** Bright on a dark film, and exactly one cell of the heatmap: row 3, column 6. */
export const square = { left: 288, top: 204, right: 336, bottom: 252 };
const dark = 8_000;
const bright = 60_000;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function film(height: number, width: number): DisplayCopy {
  const pixels = new Uint16Array(height * width).fill(dark);
  const scale = width / columns;
  for (let row = square.top * scale; row < square.bottom * scale; row++) {
    pixels.fill(bright, row * width + square.left * scale, row * width + square.right * scale);
  }
  return { rows: height, columns: width, pixels };
}

export function header(uid: string): RadiographHeader {
  return {
    sopInstanceUid: uid as SopInstanceUid, rows, columns, window: { center: 32_768, width: 65_536, shape: "linear" }, spacing: null,
    viewPosition: "PA", bodyPart: "CHEST", isPhantom: true,
    source: { format: "dicom", transferSyntaxUid: null, photometricInterpretation: "MONOCHROME2", bitsStored: 16, frames: 1 },
  };
}

export function fullOf(radiograph: RadiographHeader): Radiograph {
  return { ...radiograph, pixels: film(rows, columns).pixels };
}

export const oneCell: Heatmap = {
  rows: 10, columns: 10, values: Float32Array.from({ length: 100 }, (_, at) => (at === 36 ? 1 : 0)),
  area: { left: 0, top: 60, width: 480, height: 480 },
};

export const spacing: PixelSpacing = { rowMm: 0.5, columnMm: 0.5, plane: "detector" };

export function filmOf(radiograph: RadiographHeader): ViewerFilm {
  const corners = { topLeft: ["Hong"], topRight: [radiograph.sopInstanceUid], bottomLeft: [], bottomRight: [] };
  return { radiograph, displayCopy: film(rows / 2, columns / 2), full: fullOf(radiograph), heatmap: null, heatmapOpacity: 0.5, corners, notice: null };
}

interface DeskProps {
  readonly film: ViewerFilm;
  readonly earlier: ViewerFilm | null;
  readonly isReadOnly: boolean;
  readonly onMarks: (marks: readonly Mark[]) => void;
}

/** Keeps what the page keeps for the viewer. */
function Desk({ film: own, earlier, isReadOnly, onMarks }: DeskProps) {
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const [chosen, choose] = useState<SopInstanceUid | null>(null);
  const keep = (next: readonly Mark[]) => {
    setMarks(next);
    onMarks(next);
  };
  const choices = earlier === null ? [] : [{ sopInstanceUid: earlier.radiograph.sopInstanceUid, name: "2025-03-04" }];
  return <Viewer film={own} marks={marks} onMarks={isReadOnly ? null : keep} compare={{ choices, chosen, onChoose: choose, film: chosen === null ? null : earlier }} />;
}

export interface Shown {
  readonly show: (film: Partial<ViewerFilm>) => Promise<void>;
  readonly marks: () => readonly Mark[];
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly canvas: () => HTMLCanvasElement;
  readonly close: () => void;
}


const open: Shown[] = [];

export function closeAll(): void {
  for (const shown of open.splice(0)) shown.close();
}

export async function opened(first: Partial<ViewerFilm> = {}, desk: Partial<DeskProps> = {}): Promise<Shown> {
  // A click outside of what is visible is lost without a word.
  await page.viewport(1000, 700);
  const host = document.createElement("div");
  host.style.width = "900px";
  host.style.height = "560px";
  document.body.append(host);
  const root: Root = createRoot(host);
  let shownFilm = filmOf(header("1.2.3"));
  let marks: readonly Mark[] = [];
  const onMarks = (next: readonly Mark[]) => (marks = next);

  async function show(change: Partial<ViewerFilm>): Promise<void> {
    shownFilm = { ...shownFilm, ...change };
    root.render(
      <StrictMode>
        <LanguageContext value={languageFor("en")}>
          <Desk film={shownFilm} earlier={null} isReadOnly={false} onMarks={onMarks} {...desk} />
        </LanguageContext>
      </StrictMode>,
    );
    await frames();
  }

  const shown: Shown = {
    show,
    marks: () => marks,
    async press(...keys) {
      // Where the focus is, as a keyboard does.
      for (const key of keys) {
        const shiftKey = key.startsWith("shift+");
        (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key: key.replace("shift+", ""), shiftKey, bubbles: true, cancelable: true }));
        await frames();
      }
    },
    canvas: () => host.querySelector("canvas") ?? document.createElement("canvas"),
    close() {
      root.unmount();
      host.remove();
    },
  };
  open.push(shown);
  await show(first);
  await expect.poll(() => brightest(shown.canvas())).toBeGreaterThan(200);
  return shown;
}

/** React and cornerstone-core draw in the next frame each. */
export async function frames(): Promise<void> {
  for (let count = 0; count < 4; count++) await new Promise(requestAnimationFrame);
}

export function pixelsOf(canvas: HTMLCanvasElement): Uint8ClampedArray {
  return canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
}

export function brightest(canvas: HTMLCanvasElement): number {
  return canvas.width === 0 ? 0 : pixelsOf(canvas).reduce((most, part, at) => (at % 4 === 0 && part > most ? part : most), 0);
}

/** Bounds of what `isPart` says of red, in canvas pixels; right and bottom are the first beyond. */
export function boundsOf(canvas: HTMLCanvasElement, pixels: Uint8ClampedArray, isPart: (at: number) => boolean): Box {
  let box: Box = { left: canvas.width, top: canvas.height, right: 0, bottom: 0 };
  for (let at = 0; at < pixels.length; at += 4) {
    if (!isPart(at)) continue;
    const x = (at / 4) % canvas.width;
    const y = Math.floor(at / 4 / canvas.width);
    box = { left: Math.min(box.left, x), top: Math.min(box.top, y), right: Math.max(box.right, x + 1), bottom: Math.max(box.bottom, y + 1) };
  }
  return box;
}

export function differences(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  return a.length === b.length ? a.reduce((count, part, at) => count + (part === b[at] ? 0 : 1), 0) : Number.POSITIVE_INFINITY;
}

export function squareOn(canvas: HTMLCanvasElement): Box {
  const pixels = pixelsOf(canvas);
  return boundsOf(canvas, pixels, (at) => (pixels[at] ?? 0) > 132);
}

/** Where the square belongs after these changes. */
export function expectedOn({ width, height }: HTMLCanvasElement, changes: readonly FilmChange[]): Box {
  const state = [resized({ width, height }), ...changes].reduce((before, change) => change(before), openedFilm(header("1.2.3")));
  const [one, other] = [canvasPointOf(state, { x: square.left, y: square.top }), canvasPointOf(state, { x: square.right, y: square.bottom })];
  return { left: Math.min(one.x, other.x), top: Math.min(one.y, other.y), right: Math.max(one.x, other.x), bottom: Math.max(one.y, other.y) };
}

export function largestGap(a: Box, b: Box): number {
  return Math.max(Math.abs(a.left - b.left), Math.abs(a.top - b.top), Math.abs(a.right - b.right), Math.abs(a.bottom - b.bottom));
}
