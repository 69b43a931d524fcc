import { useEffect, useState } from "react";
import type { Mark } from "../../domain/mark.ts";
import { useText } from "../services.ts";
import { type Aim, aimAt } from "./aim.ts";
import type { DragMode } from "./gestures.ts";
import { type MarkKind, pointsOf } from "./markPoints.ts";
import { useFilms } from "./useFilms.ts";
import { usePen } from "./usePen.ts";
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
  const refusalText = refusal === null ? null : text(refusal);

  function draw(kind: MarkKind): void {
    notify(refusalText);
    if (refusalText !== null) return;
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

  function moveByKeys(mark: Mark, index: number): void {
    const at = pointsOf(mark)[index];
    if (at === undefined) return;
    pen.grab(mark, index);
    ownAim.set(at);
    focusFilm();
  }

  function remove(mark: Mark): void {
    pen.remove(mark.id);
    focusFilm();
  }

  return { films, pen, dragMode, setDragMode, isMagnified, magnify, toggleMagnifier, toggleCompare, ownAim, earlierAim, notice, refusalText, draw, moveByKeys, remove };
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
