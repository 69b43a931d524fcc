import type { RadiographHeader, Window } from "../../domain/radiograph.ts";
import { type CanvasSize, type FilmSize, type Placement, type Point, atActualSize, filmSize, fitted, panned, zoomedAt } from "./placement.ts";

/** What the reader has done to the film on the screen. */
export interface FilmState {
  readonly film: FilmSize;
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

export function openedFilm(radiograph: RadiographHeader): FilmState {
  return {
    film: filmSize(radiograph.rows, radiograph.columns, radiograph.spacing),
    canvas: { width: 1, height: 1 },
    placement: null,
    window: radiograph.window,
    sentWindow: radiograph.window,
    isInverted: false,
  };
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
  return { ...state, placement: null, window: state.sentWindow, isInverted: false };
}

export function invert(state: FilmState): FilmState {
  return { ...state, isInverted: !state.isInverted };
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

/** Pixels are 16 bit: nothing beyond this shows a difference. A linear window is never narrower than 1 (PS3.3 C.11.2.1.2.1). */
function bounded({ center, width, shape }: Window): Window {
  return { shape, center: Math.min(Math.max(center, 0), 65_535), width: Math.min(Math.max(width, 1), 131_072) };
}
