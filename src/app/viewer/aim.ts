import type { FilmPoint } from "../../domain/mark.ts";
import { type FilmChange, type FilmState, canvasPointOf, filmPointAt, moved } from "./filmState.ts";
import { aimMove } from "./keys.ts";
import { type Point, withinFilm } from "./placement.ts";

/** Where the hand points to on a film. */
export interface Aim {
  readonly sopInstanceUid: string;
  readonly at: FilmPoint;
  /** Where a drag that sets points began. */
  readonly start: FilmPoint | null;
  /** A crosshair is drawn where no pointer shows the place. */
  readonly isCrosshair: boolean;
}

export interface AimDesk {
  /** Null: the hand has not pointed to this film yet. */
  readonly aim: Aim | null;
  /** Points are device pixels on the canvas. */
  readonly follow: (at: Point, start: Point | null) => Aim;
  readonly set: (at: FilmPoint) => void;
  /** Where the crosshair begins: where it was last, else the middle of what is shown. */
  readonly start: () => FilmPoint;
  /** An arrow key; null for every other key. The film moves along where the crosshair would leave the canvas. */
  readonly step: (event: Pick<KeyboardEvent, "key" | "shiftKey">) => FilmPoint | null;
}

interface AimedFilm {
  readonly sopInstanceUid: string;
  readonly state: FilmState;
  readonly change: (change: FilmChange) => void;
}

/** `last`: on any film; the hand is on one at a time. */
export function aimAt({ sopInstanceUid, state, change }: AimedFilm, last: Aim | null, setAim: (aim: Aim) => void): AimDesk {
  const aim = last?.sopInstanceUid === sopInstanceUid ? last : null;
  const onFilm = (at: Point) => withinFilm(state.film, filmPointAt(state, at));

  function point(at: FilmPoint, from: FilmPoint | null, isCrosshair: boolean): Aim {
    const next = { sopInstanceUid, at, start: from, isCrosshair };
    setAim(next);
    return next;
  }

  function start(): FilmPoint {
    const { width, height } = state.canvas;
    const at = aim?.at ?? onFilm({ x: width / 2, y: height / 2 });
    point(at, null, true);
    return at;
  }

  function step({ key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">): FilmPoint | null {
    const by = aimMove(key, shiftKey, devicePixelRatio);
    if (by === null) return null;
    const from = canvasPointOf(state, aim?.at ?? start());
    const to = { x: from.x + by.x, y: from.y + by.y };
    const at = onFilm(to);
    const { width, height } = state.canvas;
    const [overX, overY] = [beyond(to.x, width), beyond(to.y, height)];
    if (overX !== 0 || overY !== 0) change(moved(-overX, -overY));
    point(at, null, true);
    return at;
  }

  return {
    aim, start, step,
    follow: (at, from) => point(onFilm(at), from === null ? null : onFilm(from), false),
    set: (at) => point(at, null, true),
  };
}

/** How far a place lies outside of 0..length. */
function beyond(place: number, length: number): number {
  return place < 0 ? place : Math.max(0, place - length);
}
