import { StrictMode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { LanguageContext, languageFor } from "../../src/app/components/language.ts";
import { type FilmChange, actualSize, openedFilm, placementOf, resized, zoomed } from "../../src/app/viewer/filmState.ts";
import { toCanvas } from "../../src/app/viewer/placement.ts";
import { Viewer, type ViewerProps } from "../../src/app/viewer/Viewer.tsx";
import type { SopInstanceUid } from "../../src/domain/ids.ts";
import type { DisplayCopy, Radiograph, RadiographHeader } from "../../src/domain/radiograph.ts";
import type { Heatmap } from "../../src/domain/result.ts";

const rows = 600;
const columns = 480;
/** Bright on a dark film, and exactly one cell of the heatmap: row 3, column 6. */
const square = { left: 288, top: 204, right: 336, bottom: 252 };
const dark = 8_000;
const bright = 60_000;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function film(height: number, width: number): DisplayCopy {
  const pixels = new Uint16Array(height * width).fill(dark);
  const scale = width / columns;
  for (let row = square.top * scale; row < square.bottom * scale; row++) {
    pixels.fill(bright, row * width + square.left * scale, row * width + square.right * scale);
  }
  return { rows: height, columns: width, pixels };
}

function header(uid: string): RadiographHeader {
  return {
    sopInstanceUid: uid as SopInstanceUid, rows, columns, window: { center: 32_768, width: 65_536, shape: "linear" }, spacing: null,
    viewPosition: "PA", bodyPart: "CHEST", isPhantom: true,
    source: { format: "dicom", transferSyntaxUid: null, photometricInterpretation: "MONOCHROME2", bitsStored: 16, frames: 1 },
  };
}

function fullOf(radiograph: RadiographHeader): Radiograph {
  return { ...radiograph, pixels: film(rows, columns).pixels };
}

const oneCell: Heatmap = {
  rows: 10, columns: 10, values: Float32Array.from({ length: 100 }, (_, at) => (at === 36 ? 1 : 0)),
  area: { left: 0, top: 60, width: 480, height: 480 },
};

interface Shown {
  readonly show: (props: Partial<ViewerProps>) => Promise<void>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly canvas: () => HTMLCanvasElement;
  readonly close: () => void;
}

const open: Shown[] = [];

async function opened(first: Partial<ViewerProps> = {}): Promise<Shown> {
  const host = document.createElement("div");
  host.style.width = "700px";
  host.style.height = "560px";
  document.body.append(host);
  const root: Root = createRoot(host);
  const radiograph = header("1.2.3");
  const corners = { topLeft: ["Hong"], topRight: [], bottomLeft: [], bottomRight: [] };
  let props: ViewerProps = { radiograph, displayCopy: film(rows / 2, columns / 2), full: fullOf(radiograph), heatmap: null, heatmapOpacity: 0.5, corners };

  async function show(change: Partial<ViewerProps>): Promise<void> {
    props = { ...props, ...change };
    root.render(
      <StrictMode>
        <LanguageContext value={languageFor("en")}>
          <Viewer {...props} />
        </LanguageContext>
      </StrictMode>,
    );
    await frames();
  }

  const shown: Shown = {
    show,
    async press(...keys) {
      for (const key of keys) dispatchEvent(new KeyboardEvent("keydown", { key }));
      await frames();
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

afterEach(() => {
  for (const shown of open.splice(0)) shown.close();
});

/** React and cornerstone-core draw in the next frame each. */
async function frames(): Promise<void> {
  for (let count = 0; count < 4; count++) await new Promise(requestAnimationFrame);
}

function pixelsOf(canvas: HTMLCanvasElement): Uint8ClampedArray {
  return canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
}

function brightest(canvas: HTMLCanvasElement): number {
  return canvas.width === 0 ? 0 : pixelsOf(canvas).reduce((most, part, at) => (at % 4 === 0 && part > most ? part : most), 0);
}

/** Bounds of what `isPart` says of red, in canvas pixels; right and bottom are the first beyond. */
function boundsOf(canvas: HTMLCanvasElement, pixels: Uint8ClampedArray, isPart: (at: number) => boolean): Box {
  let box: Box = { left: canvas.width, top: canvas.height, right: 0, bottom: 0 };
  for (let at = 0; at < pixels.length; at += 4) {
    if (!isPart(at)) continue;
    const x = (at / 4) % canvas.width;
    const y = Math.floor(at / 4 / canvas.width);
    box = { left: Math.min(box.left, x), top: Math.min(box.top, y), right: Math.max(box.right, x + 1), bottom: Math.max(box.bottom, y + 1) };
  }
  return box;
}

function differences(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  return a.length === b.length ? a.reduce((count, part, at) => count + (part === b[at] ? 0 : 1), 0) : Number.POSITIVE_INFINITY;
}

function squareOn(canvas: HTMLCanvasElement): Box {
  const pixels = pixelsOf(canvas);
  return boundsOf(canvas, pixels, (at) => (pixels[at] ?? 0) > 132);
}

/** Where the square belongs after these changes. */
function expectedOn({ width, height }: HTMLCanvasElement, changes: readonly FilmChange[]): Box {
  const state = [resized({ width, height }), ...changes].reduce((before, change) => change(before), openedFilm(header("1.2.3")));
  const topLeft = toCanvas(state.film, state.canvas, placementOf(state), { x: square.left, y: square.top });
  const bottomRight = toCanvas(state.film, state.canvas, placementOf(state), { x: square.right, y: square.bottom });
  return { left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y };
}

function largestGap(a: Box, b: Box): number {
  return Math.max(Math.abs(a.left - b.left), Math.abs(a.top - b.top), Math.abs(a.right - b.right), Math.abs(a.bottom - b.bottom));
}

const larger = zoomed(1.25, null);
const zooms = [
  { name: "fitted", keys: [], changes: [] },
  { name: "at actual size", keys: ["1"], changes: [actualSize] },
  { name: "enlarged", keys: ["1", "+", "+", "+"], changes: [actualSize, larger, larger, larger] },
  { name: "reduced", keys: ["-", "-"], changes: [zoomed(1 / 1.25, null), zoomed(1 / 1.25, null)] },
] as const;

describe("viewer", () => {
  it.each(zooms)("a place of the film lies where the geometry says: $name", async ({ keys, changes }) => {
    const viewer = await opened();
    await viewer.press(...keys);
    expect(largestGap(squareOn(viewer.canvas()), expectedOn(viewer.canvas(), changes))).toBeLessThanOrEqual(1.5);
  });

  it.each(zooms)("the copy and the full pixels lie in the same place: $name", async ({ keys }) => {
    const viewer = await opened({ full: null });
    await viewer.press(...keys);
    const copy = squareOn(viewer.canvas());
    await viewer.show({ full: fullOf(header("1.2.3")) });
    expect(largestGap(squareOn(viewer.canvas()), copy)).toBeLessThanOrEqual(1.5);
  });

  it.each(zooms)("the heatmap's hottest cell lies on its place of the film: $name", async ({ keys, changes }) => {
    const viewer = await opened();
    await viewer.press(...keys);
    const before = pixelsOf(viewer.canvas());
    await viewer.show({ heatmap: oneCell });
    const after = pixelsOf(viewer.canvas());
    const heat = boundsOf(viewer.canvas(), after, (at) => Math.abs((after[at + 2] ?? 0) - (before[at + 2] ?? 0)) > 2);
    const wanted = expectedOn(viewer.canvas(), changes);
    const cell = wanted.right - wanted.left;
    expect(Math.abs((heat.left + heat.right) / 2 - (wanted.left + wanted.right) / 2)).toBeLessThan(1.5);
    expect(Math.abs((heat.top + heat.bottom) / 2 - (wanted.top + wanted.bottom) / 2)).toBeLessThan(1.5);
    // Bilinear: it fades out before the middle of the next cell.
    expect((heat.right - heat.left) / cell).toBeGreaterThan(1);
    expect((heat.right - heat.left) / cell).toBeLessThan(2);
  });

  it("inverting turns each gray into its complement and leaves the surround black", async () => {
    const viewer = await opened();
    const before = pixelsOf(viewer.canvas());
    await viewer.press("i");
    const after = pixelsOf(viewer.canvas());
    const middle = (Math.floor(viewer.canvas().height / 2) * viewer.canvas().width + Math.floor(viewer.canvas().width / 2)) * 4;
    expect(after[middle]).toBe(255 - (before[middle] ?? 0));
    expect([...after.subarray(0, 4)]).toEqual([0, 0, 0, 255]);
  });

  it("a drag down darkens the film and shows the new numbers on it", async () => {
    const viewer = await opened();
    const before = brightest(viewer.canvas());
    const element = document.querySelector("#film") ?? document.body;
    await userEvent.dragAndDrop(element, element, { sourcePosition: { x: 300, y: 100 }, targetPosition: { x: 300, y: 200 } });
    await frames();
    expect(document.querySelector("section")?.textContent).toMatch(/W 655\d\d {2}C 491\d\d/);
    expect(brightest(viewer.canvas())).toBeLessThan(before);
  });

  it("pixels of another radiograph are not drawn", async () => {
    const viewer = await opened({ full: { ...fullOf(header("9.9")), pixels: new Uint16Array(rows * columns) } });
    await viewer.press("1");
    expect(brightest(viewer.canvas())).toBeGreaterThan(200);
  });

  it("another radiograph begins fitted, in its own window and not inverted", async () => {
    const viewer = await opened();
    const first = pixelsOf(viewer.canvas());
    await viewer.press("i", "1", "w", "w");
    expect(differences(first, pixelsOf(viewer.canvas()))).toBeGreaterThan(0);
    await viewer.show({ radiograph: header("1.2.4"), full: fullOf(header("1.2.4")) });
    await expect.poll(() => differences(first, pixelsOf(viewer.canvas()))).toBe(0);
  });

  it("closing leaves no canvas behind", async () => {
    const viewer = await opened();
    viewer.close();
    expect(document.querySelectorAll("canvas")).toHaveLength(0);
  });
});
