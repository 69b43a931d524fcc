import type { Window } from "../../domain/radiograph.ts";
import type { Heatmap, ImageArea } from "../../domain/result.ts";
import { windowLut } from "../../domain/window.ts";
import { heatmapPixels } from "./heatmapPixels.ts";
import type { Level } from "./levels.ts";

/** One drawing of a film. Areas are in radiograph pixels. */
interface Scene {
  readonly rows: number;
  readonly columns: number;
  readonly level: Level;
  readonly visible: ImageArea;
  readonly window: Window;
  readonly isInverted: boolean;
  readonly heatmap: Heatmap | null;
  /** 0..0.5 */
  readonly heatmapOpacity: number;
}

/** Owns two canvases that are never in the document. */
interface Painter {
  /** Draws onto a black context whose units are radiograph pixels. */
  paint(context: CanvasRenderingContext2D, scene: Scene): void;
  close(): void;
}

/** Cells of a level, and how they are shown now. */
interface Drawn {
  readonly level: Level;
  readonly window: Window;
  readonly isInverted: boolean;
  readonly cells: ImageArea;
}

export function openPainter(): Painter {
  const film = document.createElement("canvas");
  const heat = document.createElement("canvas");
  const grays = grayTables();
  const imageFor = imageKeeper();
  let drawn: Drawn | null = null;
  let heatDrawn: Heatmap | null = null;

  return {
    paint(context, scene) {
      const cells = cellsToDraw(drawn, scene);
      if (cells !== null) {
        drawCells(film, scene, cells, grays(scene), imageFor(cells));
        drawn = { level: scene.level, window: scene.window, isInverted: scene.isInverted, cells };
      }
      if (scene.heatmap !== null && scene.heatmap !== heatDrawn) drawHeatmap(heat, scene.heatmap);
      heatDrawn = scene.heatmap ?? heatDrawn;
      context.save();
      context.beginPath();
      context.rect(0, 0, scene.columns, scene.rows);
      context.clip();
      if (drawn !== null) placeFilm(context, film, drawn);
      if (scene.heatmap !== null) placeHeatmap(context, heat, scene.heatmap.area, scene.heatmapOpacity);
      context.restore();
    },
    close() {
      // An empty canvas gives its memory back at once instead of at the next garbage collection.
      film.width = 0;
      heat.width = 0;
      drawn = null;
      heatDrawn = null;
    },
  };
}

/** Null where what is drawn already shows all that is visible. */
function cellsToDraw(drawn: Drawn | null, scene: Scene): ImageArea | null {
  const needed = cellsOf(scene, 0);
  if (drawn === null || drawn.level !== scene.level) return needed;
  if (!isSameLook(drawn, scene)) return needed;
  // Who pans on draws a margin as well, so that most frames of a pan only move what is there.
  return holds(drawn.cells, needed) ? null : cellsOf(scene, 0.25);
}

/** The visible cells and a `margin` (share of them) on each side; always one more, because smoothing looks at the neighbor. */
function cellsOf({ level, visible }: Scene, margin: number): ImageArea {
  const marginX = 1 + (visible.width * margin) / level.stepX;
  const marginY = 1 + (visible.height * margin) / level.stepY;
  const left = Math.max(0, Math.floor(visible.left / level.stepX - marginX));
  const top = Math.max(0, Math.floor(visible.top / level.stepY - marginY));
  const right = Math.min(level.columns, Math.ceil((visible.left + visible.width) / level.stepX + marginX));
  const bottom = Math.min(level.rows, Math.ceil((visible.top + visible.height) / level.stepY + marginY));
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

function drawCells(canvas: HTMLCanvasElement, scene: Scene, cells: ImageArea, table: Uint32Array, image: ImageData): void {
  if (canvas.width !== cells.width || canvas.height !== cells.height) {
    canvas.width = cells.width;
    canvas.height = cells.height;
  }
  fillGray(new Uint32Array(image.data.buffer), scene.level, cells, table);
  canvas.getContext("2d", { alpha: false, willReadFrequently: true })?.putImageData(image, 0, 0);
}

/** Keeps the last one: megabytes in every frame of a drag would only be garbage. */
function imageKeeper(): (size: Pick<ImageArea, "width" | "height">) => ImageData {
  let last: ImageData | null = null;
  return ({ width, height }) => {
    if (last === null || last.width !== width || last.height !== height) last = new ImageData(width, height);
    return last;
  };
}

type Look = Pick<Scene, "window" | "isInverted">;

/** Keeps the last table: a pan and the magnifier ask for the same one again and again. */
function grayTables(): (look: Look) => Uint32Array {
  let last: { readonly look: Look; readonly table: Uint32Array } | null = null;
  return (look) => {
    if (last === null || !isSameLook(last.look, look)) last = { look, table: grayTable(look) };
    return last.table;
  };
}

/** The opaque gray of each pixel value as the four bytes of a canvas pixel. */
function grayTable({ window, isInverted }: Look): Uint32Array {
  const flip = isInverted ? 255 : 0;
  const grays = windowLut(window, 65_535);
  const table = new Uint32Array(grays.length);
  for (let value = 0; value < grays.length; value += 1) table[value] = 0xff_00_00_00 | (((grays[value] ?? 0) ^ flip) * 0x01_01_01);
  return table;
}

function fillGray(target: Uint32Array, level: Level, cells: ImageArea, table: Uint32Array): void {
  const { pixels, columns } = level;
  let index = 0;
  for (let row = cells.top; row < cells.top + cells.height; row += 1) {
    const begin = row * columns + cells.left;
    for (let from = begin; from < begin + cells.width; from += 1) {
      target[index] = table[pixels[from] ?? 0] ?? 0;
      index += 1;
    }
  }
}

function drawHeatmap(canvas: HTMLCanvasElement, heatmap: Heatmap): void {
  const { width, height, rgba } = heatmapPixels(heatmap);
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.putImageData(new ImageData(rgba, width, height), 0, 0);
}

function placeFilm(context: CanvasRenderingContext2D, film: HTMLCanvasElement, { level, cells }: Drawn): void {
  context.drawImage(film, cells.left * level.stepX, cells.top * level.stepY, cells.width * level.stepX, cells.height * level.stepY);
}

function placeHeatmap(context: CanvasRenderingContext2D, heat: HTMLCanvasElement, area: ImageArea, opacity: number): void {
  context.globalAlpha = Math.min(opacity, 0.5);
  context.drawImage(heat, area.left, area.top, area.width, area.height);
  context.globalAlpha = 1;
}

function isSameLook({ window: a, isInverted }: Look, { window: b, isInverted: isOther }: Look): boolean {
  return isInverted === isOther && a.center === b.center && a.width === b.width && a.shape === b.shape;
}

function holds(outer: ImageArea, inner: ImageArea): boolean {
  return (
    outer.left <= inner.left &&
    outer.top <= inner.top &&
    outer.left + outer.width >= inner.left + inner.width &&
    outer.top + outer.height >= inner.top + inner.height
  );
}
