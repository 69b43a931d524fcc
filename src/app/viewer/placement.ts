import type { ImageArea } from "../../domain/result.ts";
import type { PixelSpacing } from "../../domain/radiograph.ts";
import { type Orientation, isSideways, toFilmAxes, toScreenAxes, upright } from "./orientation.ts";

/** The whole film, in pixels of the radiograph, how much wider or taller than square each pixel is shown, and how it lies. */
export interface FilmGeometry {
  readonly rows: number;
  readonly columns: number;
  /** Along the film's own axes. >= 1; one of the two is 1. */
  readonly stretchX: number;
  readonly stretchY: number;
  readonly orientation: Orientation;
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

/** As `CanvasRenderingContext2D.setTransform` takes it: x' = a x + c y + e, y' = b x + d y + f. */
export type CanvasTransform = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Pixels that are not square keep the patient's proportions. */
export function filmGeometry(rows: number, columns: number, spacing: PixelSpacing | null): FilmGeometry {
  const ratio = spacing === null ? 1 : spacing.columnMm / spacing.rowMm;
  return { rows, columns, stretchX: Math.max(1, ratio), stretchY: Math.max(1, 1 / ratio), orientation: upright };
}

/** The whole film, centered, as large as the canvas allows. */
export function fitted(film: FilmGeometry, canvas: CanvasSize): Placement {
  return { scale: fitScale(film, canvas), centerX: film.columns / 2, centerY: film.rows / 2 };
}

/** One radiograph pixel on one device pixel, around the point that is in the middle now. */
export function atActualSize(placement: Placement): Placement {
  return { ...placement, scale: 1 };
}

/** Zooms so that the point of the film under `at` (device pixels from the canvas's top left) stays there. */
export function zoomedAt(film: FilmGeometry, canvas: CanvasSize, placement: Placement, factor: number, at: Point): Placement {
  const scale = clampScale(film, canvas, placement.scale * factor);
  const fixed = toFilm(film, canvas, placement, at);
  const toMiddle = filmVector(film, scale, at.x - canvas.width / 2, at.y - canvas.height / 2);
  return keptInSight(film, { scale, centerX: fixed.x - toMiddle.x, centerY: fixed.y - toMiddle.y });
}

/** The film follows the hand by dx, dy device pixels; some of it always stays in the middle. */
export function panned(film: FilmGeometry, placement: Placement, dx: number, dy: number): Placement {
  const by = filmVector(film, placement.scale, dx, dy);
  return keptInSight(film, { scale: placement.scale, centerX: placement.centerX - by.x, centerY: placement.centerY - by.y });
}

/** The same part of this film as `placement` shows of another one: sizes and resolutions may differ. */
export function placedAlike(film: FilmGeometry, canvas: CanvasSize, other: { film: FilmGeometry; canvas: CanvasSize; placement: Placement }): Placement {
  return {
    scale: fitScale(film, canvas) * (other.placement.scale / fitScale(other.film, other.canvas)),
    centerX: film.columns * (other.placement.centerX / other.film.columns),
    centerY: film.rows * (other.placement.centerY / other.film.rows),
  };
}

/** The film's point under a point of the canvas. */
export function toFilm(film: FilmGeometry, canvas: CanvasSize, placement: Placement, at: Point): Point {
  const by = filmVector(film, placement.scale, at.x - canvas.width / 2, at.y - canvas.height / 2);
  return { x: placement.centerX + by.x, y: placement.centerY + by.y };
}

/** Where a point of the film lies on the canvas. */
export function toCanvas(film: FilmGeometry, canvas: CanvasSize, placement: Placement, point: Point): Point {
  const by = toScreenAxes(film.orientation, { x: (point.x - placement.centerX) * film.stretchX, y: (point.y - placement.centerY) * film.stretchY });
  return { x: canvas.width / 2 + by.x * placement.scale, y: canvas.height / 2 + by.y * placement.scale };
}

/** With it a canvas draws in radiograph pixels; the same geometry as `toCanvas`. */
export function transformOf(film: FilmGeometry, canvas: CanvasSize, placement: Placement): CanvasTransform {
  const alongX = toScreenAxes(film.orientation, { x: film.stretchX * placement.scale, y: 0 });
  const alongY = toScreenAxes(film.orientation, { x: 0, y: film.stretchY * placement.scale });
  const origin = toCanvas(film, canvas, placement, { x: 0, y: 0 });
  return [alongX.x, alongX.y, alongY.x, alongY.y, origin.x, origin.y];
}

/** The part of the film that the canvas shows, in radiograph pixels. */
export function visibleArea(film: FilmGeometry, canvas: CanvasSize, placement: Placement): ImageArea {
  const one = toFilm(film, canvas, placement, { x: 0, y: 0 });
  const other = toFilm(film, canvas, placement, { x: canvas.width, y: canvas.height });
  const left = Math.max(0, Math.min(one.x, other.x));
  const top = Math.max(0, Math.min(one.y, other.y));
  return {
    left,
    top,
    width: Math.max(0, Math.min(film.columns, Math.max(one.x, other.x)) - left),
    height: Math.max(0, Math.min(film.rows, Math.max(one.y, other.y)) - top),
  };
}

export function withinFilm({ rows, columns }: FilmGeometry, { x, y }: Point): Point {
  return { x: clamp(x, 0, columns), y: clamp(y, 0, rows) };
}

/** What dx, dy device pixels are on the film. */
function filmVector({ orientation, stretchX, stretchY }: FilmGeometry, scale: number, dx: number, dy: number): Point {
  const { x, y } = toFilmAxes(orientation, { x: dx, y: dy });
  return { x: x / (scale * stretchX), y: y / (scale * stretchY) };
}

function fitScale({ orientation, ...film }: FilmGeometry, canvas: CanvasSize): number {
  const width = film.columns * film.stretchX;
  const height = film.rows * film.stretchY;
  return isSideways(orientation) ? Math.min(canvas.width / height, canvas.height / width) : Math.min(canvas.width / width, canvas.height / height);
}

/** From half of the fitted size to 16 device pixels a radiograph pixel, or four times the fitted size of a tiny film. */
function clampScale(film: FilmGeometry, canvas: CanvasSize, scale: number): number {
  const fit = fitScale(film, canvas);
  return Math.min(Math.max(scale, Math.min(fit, 1) / 2), Math.max(16, fit * 4));
}

function keptInSight(film: FilmGeometry, { scale, centerX, centerY }: Placement): Placement {
  const center = withinFilm(film, { x: centerX, y: centerY });
  return { scale, centerX: center.x, centerY: center.y };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
