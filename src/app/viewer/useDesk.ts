import { useEffect, useEffectEvent, useState } from "react";
import type { Mark } from "../../domain/mark.ts";
import { useText } from "../services.ts";
import { type Aim, aimAt } from "./aim.ts";
import type { FilmState } from "./filmState.ts";
import type { DragMode } from "./gestures.ts";
import { type MarkKind, pointsOf } from "./markPoints.ts";
import { isRefusedOn } from "./pen.ts";
import { useFilms } from "./useFilms.ts";
import { type PenDesk, usePen } from "./usePen.ts";
import type { ViewerProps } from "./viewerProps.ts";

export const filmId = "film";
const noticeMs = 5000;

/** All that a reader does to one film or two: the views, the marks, the magnifier, and which tool is in the hand. */
export function useDesk({ film, marks, onMarks, compare }: ViewerProps) {
  const text = useText();
  const earlier = compare.film?.radiograph ?? null;
  const films = useFilms(film.radiograph, earlier);
  const pen = usePen(film.radiograph, marks, onMarks);
  const [dragMode, setDragMode] = useState<DragMode>("window");
  const [isMagnified, magnify] = useState(false);
  const [aim, setAim] = useState<Aim | null>(null);
  const [notice, notify] = useNotice();
  const ownAim = aimAt({ sopInstanceUid: film.radiograph.sopInstanceUid, state: films.own, change: films.changeOwn }, aim, setAim);
  const earlierAim =
    earlier === null || films.earlier === null ? null : aimAt({ sopInstanceUid: earlier.sopInstanceUid, state: films.earlier, change: films.changeEarlier }, aim, setAim);
  const refusal = refusalOf(onMarks === null, films.isEarlierChosen);
  const turnedRefusal = (kind: MarkKind) => (isRefusedOn(films.own.film.orientation, kind) ? text("viewer.ratio.sideways") : null);
  const refusalOfKind = (kind: MarkKind) => (refusal === null ? turnedRefusal(kind) : text(refusal));
  useLetGo(pen, films.own);

  function draw(kind: MarkKind): void {
    const why = refusalOfKind(kind);
    notify(why);
    if (why !== null) return;
    pen.choose(kind);
    ownAim.start();
    focusFilm();
  }

  function toggleMagnifier(): void {
    if (!isMagnified) ((films.isEarlierChosen ? earlierAim : null) ?? ownAim).start();
    magnify(!isMagnified);
  }

  function toggleCompare(): void {
    const [newest] = compare.choices;
    if (newest === undefined) notify(text("viewer.compare.none"));
    else compare.onChoose(compare.chosen === null ? newest.sopInstanceUid : null);
  }

  /** False: this point stays where it is, and the reader was told why. */
  function grab(mark: Mark, index: number): boolean {
    const why = turnedRefusal(mark.kind);
    notify(why);
    if (why === null) pen.grab(mark, index);
    else pen.select(mark.id);
    return why === null;
  }

  function moveByKeys(mark: Mark, index: number): void {
    const at = pointsOf(mark)[index];
    if (at === undefined || !grab(mark, index)) return;
    ownAim.set(at);
    focusFilm();
  }

  function remove(mark: Mark): void {
    pen.remove(mark.id);
    focusFilm();
  }

  return { films, pen, dragMode, setDragMode, isMagnified, magnify, toggleMagnifier, toggleCompare, ownAim, earlierAim, notice, refusalOfKind, draw, grab, moveByKeys, remove };
}

/** A point that was in the hand while the film was turned is where it was before. */
function useLetGo(pen: PenDesk, { film }: FilmState): void {
  const isLost = pen.pen.state === "moving" && isRefusedOn(film.orientation, pen.pen.mark.kind);
  const rest = useEffectEvent(pen.rest);
  useEffect(() => {
    if (isLost) rest();
  }, [isLost]);
}

/** The keys of a tool that was chosen belong to the film. */
export function focusFilm(): void {
  document.querySelector<HTMLElement>(`#${filmId}`)?.focus({ preventScroll: true });
}

/** Why nothing can be drawn; null where it can. */
function refusalOf(isSigned: boolean, isEarlierChosen: boolean) {
  if (isSigned) return "viewer.draw.signed";
  return isEarlierChosen ? "viewer.draw.earlier" : null;
}

/** A sentence that goes by itself. */
function useNotice(): readonly [string | null, (notice: string | null) => void] {
  const [notice, notify] = useState<string | null>(null);
  useEffect(() => {
    if (notice === null) return undefined;
    const timer = setTimeout(() => notify(null), noticeMs);
    return () => clearTimeout(timer);
  }, [notice]);
  return [notice, notify];
}
