import type { RadiographHeader, Window } from "../../domain/radiograph.ts";
import { type CanvasSize, type FilmSize, type Placement, type Point, atActualSize, filmSize, fitted, panned, toFilm, zoomedAt } from "./placement.ts";

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

/** Lengths and points in device pixels, from the canvas's top left. `at` null: the middle of the canvas. */
export type FilmAction =
  | { readonly kind: "resize"; readonly canvas: CanvasSize }
  | { readonly kind: "fit" }
  | { readonly kind: "actualSize" }
  | { readonly kind: "reset" }
  | { readonly kind: "invert" }
  | { readonly kind: "zoom"; readonly factor: number; readonly at: Point | null }
  | { readonly kind: "pan"; readonly dx: number; readonly dy: number }
  | { readonly kind: "centerOn"; readonly at: Point }
  | { readonly kind: "dragWindow"; readonly dx: number; readonly dy: number }
  | { readonly kind: "scaleWidth"; readonly factor: number }
  /** In shares of the window's width. */
  | { readonly kind: "shiftCenter"; readonly share: number };

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

export function reduceFilm(state: FilmState, action: FilmAction): FilmState {
  switch (action.kind) {
    case "resize":
      return { ...state, canvas: action.canvas };
    case "fit":
      return { ...state, placement: null };
    case "actualSize":
      return { ...state, placement: atActualSize(placementOf(state)) };
    case "reset":
      return { ...state, placement: null, window: state.sentWindow, isInverted: false };
    case "invert":
      return { ...state, isInverted: !state.isInverted };
    case "zoom":
      return { ...state, placement: zoomedAt(state.film, state.canvas, placementOf(state), action.factor, action.at ?? middleOf(state.canvas)) };
    case "pan":
      return { ...state, placement: panned(state.film, placementOf(state), action.dx, action.dy) };
    case "centerOn":
      return { ...state, placement: centeredOn(state, action.at) };
    case "dragWindow":
      return { ...state, window: draggedWindow(state.window, action.dx, action.dy) };
    case "scaleWidth":
      return { ...state, window: boundedWindow({ ...state.window, width: state.window.width * action.factor }) };
    case "shiftCenter":
      return { ...state, window: boundedWindow({ ...state.window, center: state.window.center + action.share * state.window.width }) };
  }
}

/** To the right widens, downward darkens; both in proportion to the width, so that a narrow window moves finely. */
function draggedWindow(window: Window, dx: number, dy: number): Window {
  return boundedWindow({ ...window, width: window.width * Math.exp(dx / 300), center: window.center + (dy / 400) * window.width });
}

/** Pixels are 16 bit: nothing beyond this shows a difference. A linear window is never narrower than 1 (PS3.3 C.11.2.1.2.1). */
function boundedWindow({ center, width, shape }: Window): Window {
  return { shape, center: Math.min(Math.max(center, 0), 65_535), width: Math.min(Math.max(width, 1), 131_072) };
}

function centeredOn(state: FilmState, at: Point): Placement {
  const placement = placementOf(state);
  const point = toFilm(state.film, state.canvas, placement, at);
  return panned(state.film, { ...placement, centerX: point.x, centerY: point.y }, 0, 0);
}

function middleOf({ width, height }: CanvasSize): Point {
  return { x: width / 2, y: height / 2 };
}
