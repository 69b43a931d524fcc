import { StrictMode, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { LanguageContext, languageFor } from "../../src/app/components/language.ts";
import type { ViewerFilm } from "../../src/app/viewer/FilmPane.tsx";
import { type FilmChange, actualSize, canvasPointOf, flip, openedFilm, resized, turn, zoomed } from "../../src/app/viewer/filmState.ts";
import { Viewer } from "../../src/app/viewer/Viewer.tsx";
import type { SopInstanceUid } from "../../src/domain/ids.ts";
import type { Mark } from "../../src/domain/mark.ts";
import type { DisplayCopy, PixelSpacing, Radiograph, RadiographHeader } from "../../src/domain/radiograph.ts";
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

const spacing: PixelSpacing = { rowMm: 0.5, columnMm: 0.5, plane: "detector" };

function filmOf(radiograph: RadiographHeader): ViewerFilm {
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

interface Shown {
  readonly show: (film: Partial<ViewerFilm>) => Promise<void>;
  readonly marks: () => readonly Mark[];
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly canvas: () => HTMLCanvasElement;
  readonly close: () => void;
}

const open: Shown[] = [];

async function opened(first: Partial<ViewerFilm> = {}, desk: Partial<DeskProps> = {}): Promise<Shown> {
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
        const [name = "", isShifted] = key.startsWith("shift+") ? [key.slice(6), true] : [key, false];
        (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key: name, shiftKey: isShifted, bubbles: true, cancelable: true }));
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
  const [one, other] = [canvasPointOf(state, { x: square.left, y: square.top }), canvasPointOf(state, { x: square.right, y: square.bottom })];
  return { left: Math.min(one.x, other.x), top: Math.min(one.y, other.y), right: Math.max(one.x, other.x), bottom: Math.max(one.y, other.y) };
}

function largestGap(a: Box, b: Box): number {
  return Math.max(Math.abs(a.left - b.left), Math.abs(a.top - b.top), Math.abs(a.right - b.right), Math.abs(a.bottom - b.bottom));
}

const larger = zoomed(1.25, null);
const zooms = [
  { name: "fitted", keys: [], changes: [] },
  { name: "at actual size", keys: ["0"], changes: [actualSize] },
  { name: "enlarged", keys: ["0", "+", "+", "+"], changes: [actualSize, larger, larger, larger] },
  { name: "reduced", keys: ["-", "-"], changes: [zoomed(1 / 1.25, null), zoomed(1 / 1.25, null)] },
  { name: "turned", keys: ["o"], changes: [turn(1)] },
  { name: "turned to the left, at actual size", keys: ["0", "shift+o"], changes: [actualSize, turn(3)] },
  { name: "flipped", keys: ["v"], changes: [flip] },
  { name: "turned, then flipped", keys: ["o", "v"], changes: [turn(1), flip] },
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
    await viewer.press("0");
    expect(brightest(viewer.canvas())).toBeGreaterThan(200);
  });

  it("another radiograph begins fitted, in its own window and not inverted", async () => {
    const viewer = await opened();
    const first = pixelsOf(viewer.canvas());
    await viewer.press("i", "0", "w", "w", "v");
    expect(differences(first, pixelsOf(viewer.canvas()))).toBeGreaterThan(0);
    await viewer.show(filmOf(header("1.2.4")));
    await expect.poll(() => differences(first, pixelsOf(viewer.canvas()))).toBe(0);
  });

  it("an image of the study that was left is found as it was", async () => {
    const viewer = await opened();
    await viewer.press("i", "0", "v");
    const left = pixelsOf(viewer.canvas());
    await viewer.show(filmOf(header("1.2.4")));
    await viewer.show(filmOf(header("1.2.3")));
    await expect.poll(() => differences(left, pixelsOf(viewer.canvas()))).toBe(0);
  });

  it("reset undoes turn and flip", async () => {
    const viewer = await opened();
    const first = pixelsOf(viewer.canvas());
    await viewer.press("o", "v", "q", "q", "0", "r");
    expect(differences(first, pixelsOf(viewer.canvas()))).toBe(0);
  });

  it("a film that is flipped or turned says so on itself", async () => {
    const viewer = await opened();
    const frame = page.getByRole("region", { name: "Film" });
    await viewer.press("v");
    await expect.element(frame).toHaveTextContent("flipped: left and right exchanged");
    await viewer.press("v", "o", "o");
    await expect.element(frame).toHaveTextContent("turned upside down: left and right exchanged");
    await viewer.press("r");
    await expect.element(frame).not.toHaveTextContent("exchanged");
  });

  it("a typed window is applied with Enter, and one that cannot be is said and not applied", async () => {
    const viewer = await opened();
    const width = page.getByRole("textbox", { name: "Window width" });
    await userEvent.fill(width, "1000");
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByText("W 1000 C 32768")).toBeVisible();
    const before = pixelsOf(viewer.canvas());
    await userEvent.fill(width, "wide");
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("alert")).toHaveTextContent("Not applied");
    expect(differences(before, pixelsOf(viewer.canvas()))).toBe(0);
    await userEvent.keyboard("{Escape}");
    await expect.element(width).toHaveValue("1000");
  });

  it("closing leaves no canvas behind", async () => {
    const viewer = await opened();
    viewer.close();
    expect(document.querySelectorAll("canvas")).toHaveLength(0);
  });
});

/** Screen coordinates of a point of the film, as it is opened. */
function onScreen(canvas: HTMLCanvasElement, at: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number } {
  const state = resized({ width: canvas.width, height: canvas.height })(openedFilm(header("1.2.3")));
  const { x, y } = canvasPointOf(state, at);
  return { x: x / devicePixelRatio, y: y / devicePixelRatio };
}

async function clickOn(viewer: Shown, ...points: readonly { readonly x: number; readonly y: number }[]): Promise<void> {
  const element = document.querySelector<HTMLElement>("#film") ?? document.body;
  for (const at of points) {
    await userEvent.click(element, { position: onScreen(viewer.canvas(), at) });
    await frames();
  }
}

describe("marks", () => {
  it("a drawn length reads right in millimeters", async () => {
    const viewer = await opened({ radiograph: { ...header("1.2.3"), spacing } });
    await viewer.press("l");
    await clickOn(viewer, { x: 100, y: 150 }, { x: 340, y: 470 });
    const [mark] = viewer.marks();
    expect(mark?.kind).toBe("length");
    // 400 pixels of 0.5 mm; a click falls on whole pixels of the screen.
    const label = [...document.querySelectorAll("p")].map(({ textContent }) => textContent).find((words) => words.endsWith(" mm")) ?? "";
    expect(Math.abs(Number(label.replace(" mm", "")) - 200)).toBeLessThan(1.5);
    await expect.element(page.getByText("at the detector").first()).toBeVisible();
  });

  it("a drag draws a length too, and changes nothing else", async () => {
    const viewer = await opened();
    const before = pixelsOf(viewer.canvas());
    await viewer.press("l");
    const element = document.querySelector("#film") ?? document.body;
    await userEvent.dragAndDrop(element, element, { sourcePosition: onScreen(viewer.canvas(), { x: 100, y: 100 }), targetPosition: onScreen(viewer.canvas(), { x: 300, y: 100 }) });
    await frames();
    expect(viewer.marks()).toHaveLength(1);
    expect(differences(before, pixelsOf(viewer.canvas()))).toBe(0);
    await expect.element(page.getByText("not calibrated").first()).toBeVisible();
    await expect.element(page.getByText("not calibrated: the file does not say how large a pixel is", { exact: true })).toBeVisible();
  });

  it("four points give the cardiothoracic ratio", async () => {
    const viewer = await opened();
    await viewer.press("y");
    await clickOn(viewer, { x: 160, y: 300 }, { x: 320, y: 320 }, { x: 80, y: 400 }, { x: 400, y: 390 });
    const [mark] = viewer.marks();
    expect(mark?.kind).toBe("cardiothoracic");
    await expect.element(page.getByText(/^CTR (49\.\d|50\.\d)%$/).first()).toBeVisible();
  });

  it("no ratio is drawn on a film that is turned by a quarter", async () => {
    const viewer = await opened();
    await viewer.press("o", "y", "Enter", "Enter", "Enter", "Enter");
    expect(viewer.marks()).toEqual([]);
    await expect.element(page.getByText("The ratio needs the film upright: turn it with o first.")).toBeVisible();
  });

  it("the keyboard alone draws, moves and removes", async () => {
    const viewer = await opened();
    await viewer.press("l", "shift+ArrowLeft", "Enter", "shift+ArrowRight", "shift+ArrowRight", "ArrowDown", "Enter");
    const [drawn] = viewer.marks();
    if (drawn?.kind !== "length") throw new Error("No length was drawn.");
    const perScreenPixel = (drawn.to.x - drawn.from.x) / 40;
    expect(drawn.to.y - drawn.from.y).toBeCloseTo(perScreenPixel, 6);
    await userEvent.click(page.getByRole("button", { name: "Move point 2 with the arrow keys" }));
    await viewer.press("ArrowRight", "Enter");
    const [moved] = viewer.marks();
    expect(moved?.kind === "length" && moved.to.x - drawn.to.x).toBeCloseTo(perScreenPixel, 6);
    expect(moved?.kind === "length" && moved.from).toEqual(drawn.from);
    await viewer.press("Delete");
    expect(viewer.marks()).toEqual([]);
  });

  it("Escape lays a tool down and reaches the page only after that", async () => {
    const viewer = await opened();
    const reached: boolean[] = [];
    const listen = (event: KeyboardEvent) => reached.push(!event.defaultPrevented);
    addEventListener("keydown", listen);
    await viewer.press("l");
    reached.splice(0);
    await viewer.press("Escape", "Escape");
    removeEventListener("keydown", listen);
    expect(reached).toEqual([false, true]);
    await viewer.press("Enter", "Enter");
    expect(viewer.marks()).toEqual([]);
  });

  it("a note is written where it was put, and an Enter that ends a syllable does not end the note", async () => {
    const viewer = await opened();
    await viewer.press("b", "Enter");
    const input = page.getByRole("textbox", { name: "Text of the note" });
    await userEvent.fill(input, "흉터");
    input.element().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }));
    await frames();
    expect(viewer.marks()).toEqual([]);
    await userEvent.keyboard("{Enter}");
    expect(viewer.marks()).toMatchObject([{ kind: "note", text: "흉터", sopInstanceUid: "1.2.3" }]);
    expect(document.activeElement?.id).toBe("film");
  });

  it("marks turn and flip with the film", async () => {
    const viewer = await opened();
    await viewer.press("d");
    await clickOn(viewer, { x: 100, y: 100 }, { x: square.left, y: square.top });
    await viewer.press("o", "v");
    const points = [...document.querySelectorAll<SVGCircleElement>("g[data-mark=arrow] circle")].map((circle) => ({ x: circle.cx.baseVal.value * devicePixelRatio, y: circle.cy.baseVal.value * devicePixelRatio }));
    const box = expectedOn(viewer.canvas(), [turn(1), flip]);
    const tip = points.at(-1);
    expect(Math.min(Math.abs((tip?.x ?? 0) - box.left), Math.abs((tip?.x ?? 0) - box.right))).toBeLessThan(1.5);
    expect(Math.min(Math.abs((tip?.y ?? 0) - box.top), Math.abs((tip?.y ?? 0) - box.bottom))).toBeLessThan(1.5);
  });

  it("a signed read's film takes no marks and says why", async () => {
    const viewer = await opened({}, { isReadOnly: true });
    await viewer.press("l", "Enter", "ArrowRight", "Enter");
    expect(viewer.marks()).toEqual([]);
    await expect.element(page.getByText("This read is signed: its marks cannot be changed. Amend it to draw.")).toBeVisible();
  });

  it("the magnifier follows the arrow keys and shows more detail than the film around it", async () => {
    const viewer = await opened({ displayCopy: film(rows / 2, columns / 2) });
    await viewer.press("m");
    const loupe = () => document.querySelectorAll("canvas")[1];
    const first = loupe();
    if (first === undefined) throw new Error("There is no magnifier.");
    const before = pixelsOf(first);
    document.querySelector<HTMLElement>("#film")?.focus();
    await viewer.press("shift+ArrowRight", "shift+ArrowRight");
    expect(differences(before, pixelsOf(first))).toBeGreaterThan(0);
    await viewer.press("Escape");
    expect(loupe()).toBeUndefined();
  });
});

describe("two films", () => {
  const earlierFilm = { ...filmOf(header("9.9")), full: null };

  it("move together until they are unlinked, each in its own window", async () => {
    const viewer = await opened({}, { earlier: earlierFilm });
    await viewer.press("s");
    await expect.poll(() => document.querySelectorAll("canvas").length).toBe(2);
    const both = () => [...document.querySelectorAll("canvas")].map((canvas) => squareOn(canvas));
    await expect.poll(() => both()[1]?.right ?? 0).toBeGreaterThan(0);
    await viewer.press("+", "+");
    const [own, earlier] = both();
    if (own === undefined || earlier === undefined) throw new Error("There are two films.");
    expect(largestGap(own, earlier)).toBeLessThanOrEqual(2);
    await userEvent.click(page.getByRole("button", { name: "Move together" }));
    await viewer.press("+");
    expect(largestGap(both()[1] ?? own, earlier)).toBeLessThanOrEqual(2);
    expect(largestGap(both()[0] ?? earlier, own)).toBeGreaterThan(5);
    const untouched = pixelsOf(document.querySelectorAll("canvas")[1] ?? viewer.canvas());
    await viewer.press("i");
    expect(differences(untouched, pixelsOf(document.querySelectorAll("canvas")[1] ?? viewer.canvas()))).toBe(0);
  });

  it("both say whose they are, and Escape closes the comparison", async () => {
    const viewer = await opened({}, { earlier: earlierFilm });
    await viewer.press("s");
    await expect.poll(() => document.querySelectorAll("canvas").length).toBe(2);
    expect(document.querySelector("section")?.textContent).toMatch(/Hong.*1\.2\.3.*Hong.*9\.9/);
    await viewer.press("Escape");
    expect(document.querySelectorAll("canvas")).toHaveLength(1);
  });

  it("a key that draws says on an earlier film why it does not", async () => {
    const viewer = await opened({}, { earlier: earlierFilm });
    await viewer.press("s");
    await expect.poll(() => document.querySelectorAll("canvas").length).toBe(2);
    await userEvent.click(document.querySelector("#film-earlier") ?? document.body);
    await viewer.press("l", "Enter");
    expect(viewer.marks()).toEqual([]);
    await expect.element(page.getByText("Marks belong to this study's film: choose it first.")).toBeVisible();
  });
});
