import type { ImageArea } from "../../domain/result.ts";
import type { PixelSpacing } from "../../domain/radiograph.ts";

/** The whole film, in pixels of the radiograph, and how much wider or taller than square each pixel is shown. */
export interface FilmSize {
  readonly rows: number;
  readonly columns: number;
  /** >= 1; one of the two is 1. */
  readonly stretchX: number;
  readonly stretchY: number;
}

/** Device pixels. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/** Where the film lies on the canvas. */
export interface Placement {
  /** Device pixels for each radiograph pixel along the axis that is not stretched; 1 is actual size. */
  readonly scale: number;
  /** The point of the film, in radiograph pixels, that is in the middle of the canvas. */
  readonly centerX: number;
  readonly centerY: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pixels that are not square keep the patient's proportions. */
export function filmSize(rows: number, columns: number, spacing: PixelSpacing | null): FilmSize {
  const ratio = spacing === null ? 1 : spacing.columnMm / spacing.rowMm;
  return { rows, columns, stretchX: Math.max(1, ratio), stretchY: Math.max(1, 1 / ratio) };
}

/** The whole film, centered, as large as the canvas allows. */
export function fitted(film: FilmSize, canvas: CanvasSize): Placement {
  return { scale: fitScale(film, canvas), centerX: film.columns / 2, centerY: film.rows / 2 };
}

/** One radiograph pixel on one device pixel, around the point that is in the middle now. */
export function atActualSize(placement: Placement): Placement {
  return { ...placement, scale: 1 };
}

/** Zooms so that the point of the film under `at` (device pixels from the canvas's top left) stays there. */
export function zoomedAt(film: FilmSize, canvas: CanvasSize, placement: Placement, factor: number, at: Point): Placement {
  const scale = clampScale(film, canvas, placement.scale * factor);
  const fixed = toFilm(film, canvas, placement, at);
  const moved = {
    scale,
    centerX: fixed.x - (at.x - canvas.width / 2) / (scale * film.stretchX),
    centerY: fixed.y - (at.y - canvas.height / 2) / (scale * film.stretchY),
  };
  return keptInSight(film, moved);
}

/** The film follows the hand by dx, dy device pixels; some of it always stays in the middle. */
export function panned(film: FilmSize, placement: Placement, dx: number, dy: number): Placement {
  return keptInSight(film, {
    scale: placement.scale,
    centerX: placement.centerX - dx / (placement.scale * film.stretchX),
    centerY: placement.centerY - dy / (placement.scale * film.stretchY),
  });
}

/** The film's point under a point of the canvas. */
export function toFilm(film: FilmSize, canvas: CanvasSize, placement: Placement, at: Point): Point {
  return {
    x: placement.centerX + (at.x - canvas.width / 2) / (placement.scale * film.stretchX),
    y: placement.centerY + (at.y - canvas.height / 2) / (placement.scale * film.stretchY),
  };
}

/** Where a point of the film lies on the canvas. */
export function toCanvas(film: FilmSize, canvas: CanvasSize, placement: Placement, point: Point): Point {
  return {
    x: canvas.width / 2 + (point.x - placement.centerX) * placement.scale * film.stretchX,
    y: canvas.height / 2 + (point.y - placement.centerY) * placement.scale * film.stretchY,
  };
}

/** The part of the film that the canvas shows, in radiograph pixels. */
export function visibleArea(film: FilmSize, canvas: CanvasSize, placement: Placement): ImageArea {
  const topLeft = toFilm(film, canvas, placement, { x: 0, y: 0 });
  const bottomRight = toFilm(film, canvas, placement, { x: canvas.width, y: canvas.height });
  const left = Math.max(0, topLeft.x);
  const top = Math.max(0, topLeft.y);
  return {
    left,
    top,
    width: Math.max(0, Math.min(film.columns, bottomRight.x) - left),
    height: Math.max(0, Math.min(film.rows, bottomRight.y) - top),
  };
}

function fitScale(film: FilmSize, canvas: CanvasSize): number {
  return Math.min(canvas.width / (film.columns * film.stretchX), canvas.height / (film.rows * film.stretchY));
}

/** From half of the fitted size to 16 device pixels a radiograph pixel, or four times the fitted size of a tiny film. */
function clampScale(film: FilmSize, canvas: CanvasSize, scale: number): number {
  const fit = fitScale(film, canvas);
  return Math.min(Math.max(scale, Math.min(fit, 1) / 2), Math.max(16, fit * 4));
}

function keptInSight(film: FilmSize, { scale, centerX, centerY }: Placement): Placement {
  return { scale, centerX: clamp(centerX, 0, film.columns), centerY: clamp(centerY, 0, film.rows) };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
