import type { RadiographHeader, Window } from "../../domain/radiograph.ts";
import { mirrored, type QuarterTurns, turned, upright } from "./orientation.ts";
import {
  type CanvasSize, type FilmGeometry, type Placement, type Point, atActualSize, filmGeometry, fitted, panned, placedAlike, toCanvas, toFilm, zoomedAt,
} from "./placement.ts";
import { presetWindow, type WindowPreset, windowPresets } from "./windowPresets.ts";

/** What the reader has done to the film on the screen. */
export interface FilmState {
  readonly film: FilmGeometry;
  readonly canvas: CanvasSize;
  /** Null: the whole film, and it stays whole when the canvas changes its size. */
  readonly placement: Placement | null;
  readonly window: Window;
  /** How the sender wants it seen. */
  readonly sentWindow: Window;
  readonly isInverted: boolean;
}

/** What a key, a button or a hand does to it. Lengths and points are device pixels from the canvas's top left. */
export type FilmChange = (state: FilmState) => FilmState;

/** Pixels are 16 bit: nothing beyond this shows a difference. A linear window is never narrower than 1 (PS3.3 C.11.2.1.2.1). */
export const windowLimits = { center: { least: 0, most: 65_535 }, width: { least: 1, most: 131_072 } } as const;

/** Before the film's place on the page is known. */
const noCanvas: CanvasSize = { width: 1, height: 1 };

export function openedFilm(radiograph: RadiographHeader): FilmState {
  return {
    film: filmGeometry(radiograph.rows, radiograph.columns, radiograph.spacing),
    canvas: noCanvas,
    placement: null,
    window: radiograph.window,
    sentWindow: radiograph.window,
    isInverted: false,
  };
}

/** Until then nothing has a place on the screen. */
export function hasCanvas({ canvas }: FilmState): boolean {
  return canvas !== noCanvas;
}

export function placementOf(state: FilmState): Placement {
  return state.placement ?? fitted(state.film, state.canvas);
}

export function resized(canvas: CanvasSize): FilmChange {
  return (state) => ({ ...state, canvas });
}

export function fit(state: FilmState): FilmState {
  return { ...state, placement: null };
}

export function actualSize(state: FilmState): FilmState {
  return { ...state, placement: atActualSize(placementOf(state)) };
}

/** As it was opened. */
export function reset(state: FilmState): FilmState {
  return { ...state, film: { ...state.film, orientation: upright }, placement: null, window: state.sentWindow, isInverted: false };
}

export function invert(state: FilmState): FilmState {
  return { ...state, isInverted: !state.isInverted };
}

/** Clockwise; the point in the middle of the canvas stays there. */
export function turn(by: QuarterTurns): FilmChange {
  return ({ film, ...state }) => ({ ...state, film: { ...film, orientation: turned(film.orientation, by) } });
}

/** Exchanges left and right on the screen. */
export function flip({ film, ...state }: FilmState): FilmState {
  return { ...state, film: { ...film, orientation: mirrored(film.orientation) } };
}

/** Toward `at`, or the middle of the canvas. */
export function zoomed(factor: number, at: Point | null): FilmChange {
  return (state) => {
    const { film, canvas } = state;
    const target = at ?? { x: canvas.width / 2, y: canvas.height / 2 };
    return { ...state, placement: zoomedAt(film, canvas, placementOf(state), factor, target) };
  };
}

export function moved(dx: number, dy: number): FilmChange {
  return (state) => ({ ...state, placement: panned(state.film, placementOf(state), dx, dy) });
}

export function centeredOn(at: Point): FilmChange {
  return (state) => moved(state.canvas.width / 2 - at.x, state.canvas.height / 2 - at.y)(state);
}

/** Shows the same part as the other film does, so that two films are compared place by place. */
export function alike(other: FilmState): FilmChange {
  return (state) => ({
    ...state,
    placement: other.placement === null ? null : placedAlike(state.film, state.canvas, { ...other, placement: other.placement }),
  });
}

/** CSS pixels, so that it feels the same on every screen. Right widens, down darkens, both in proportion to the width. */
export function windowDragged(dx: number, dy: number): FilmChange {
  return ({ window, ...state }) => {
    const center = window.center + (dy / 400) * window.width;
    return { ...state, window: bounded({ ...window, center, width: window.width * Math.exp(dx / 300) }) };
  };
}

export function widthScaled(factor: number): FilmChange {
  return ({ window, ...state }) => ({ ...state, window: bounded({ ...window, width: window.width * factor }) });
}

/** `share` of the window's width; more is darker. */
export function centerShifted(share: number): FilmChange {
  return ({ window, ...state }) => ({ ...state, window: bounded({ ...window, center: window.center + share * window.width }) });
}

export function windowSet(numbers: Partial<Pick<Window, "center" | "width">>): FilmChange {
  return ({ window, ...state }) => ({ ...state, window: bounded({ ...window, ...numbers }) });
}

export function presetTo(preset: WindowPreset): FilmChange {
  return (state) => ({ ...state, window: bounded(presetWindow(state.sentWindow, preset)) });
}

/** The preset that the window is at, else null. */
export function presetOf({ window, sentWindow }: FilmState): WindowPreset | null {
  const isHere = (preset: WindowPreset) => {
    const { center, width } = bounded(presetWindow(sentWindow, preset));
    return center === window.center && width === window.width;
  };
  return windowPresets.find(isHere) ?? null;
}

/** The first one comes after the last one, and after a window that is none of them. */
export function nextPreset(state: FilmState): FilmState {
  const here = presetOf(state);
  const following = here === null ? undefined : windowPresets[windowPresets.indexOf(here) + 1];
  return presetTo(following ?? windowPresets[0])(state);
}

/** Device pixels on the canvas -> the film's point there. */
export function filmPointAt(state: FilmState, at: Point): Point {
  return toFilm(state.film, state.canvas, placementOf(state), at);
}

/** The film's point -> device pixels on the canvas. */
export function canvasPointOf(state: FilmState, point: Point): Point {
  return toCanvas(state.film, state.canvas, placementOf(state), point);
}

function bounded({ center, width, shape }: Window): Window {
  const { center: ofCenter, width: ofWidth } = windowLimits;
  return {
    shape,
    center: Math.min(Math.max(center, ofCenter.least), ofCenter.most),
    width: Math.min(Math.max(width, ofWidth.least), ofWidth.most),
  };
}
