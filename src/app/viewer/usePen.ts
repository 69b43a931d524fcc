import { useState } from "react";
import type { FilmPoint, Mark } from "../../domain/mark.ts";
import type { RadiographHeader } from "../../domain/radiograph.ts";
import { useLanguage } from "../components/language.ts";
import { type MarkKind, nextMarkId, pointsOf, shapeFrom, withPoint } from "./markPoints.ts";
import { markSentence } from "./markWords.ts";
import { isComplete, type Pen, penChosen, pointsWith, resting, shownMarks } from "./pen.ts";

/** The marks of one film, and what the hand does to them. */
export interface PenDesk {
  readonly pen: Pen;
  /** As they look now. */
  readonly marks: readonly Mark[];
  readonly selected: Mark | null;
  readonly isReadOnly: boolean;
  /** What has just happened to a mark, in words. */
  readonly said: string;
  readonly choose: (kind: MarkKind) => void;
  readonly put: (at: FilmPoint, start: FilmPoint | null) => void;
  readonly grab: (mark: Mark, index: number) => void;
  readonly carry: (at: FilmPoint) => void;
  readonly drop: () => void;
  readonly rewrite: (mark: Mark) => void;
  /** Of an empty text nothing is kept. */
  readonly write: (text: string) => void;
  readonly rest: () => void;
  readonly select: (id: string) => void;
  readonly remove: (id: string) => void;
}

/** `all`: of every film of the study. `onAll` null: they are only looked at. */
export function usePen(film: RadiographHeader, all: readonly Mark[], onAll: ((marks: readonly Mark[]) => void) | null): PenDesk {
  const language = useLanguage();
  const [held, hold] = useState<{ readonly sopInstanceUid: string; readonly pen: Pen } | null>(null);
  const [selectedId, select] = useState<string | null>(null);
  const [said, say] = useState("");
  const { sopInstanceUid, spacing } = film;
  // What was begun on another image of the study is not carried on here.
  const pen = held?.sopInstanceUid === sopInstanceUid ? held.pen : resting;
  const setPen = (next: Pen) => hold({ sopInstanceUid, pen: next });
  const own = all.filter((mark) => mark.sopInstanceUid === sopInstanceUid);

  function keep(mark: Mark): void {
    const isNew = all.every(({ id }) => id !== mark.id);
    onAll?.(isNew ? [...all, mark] : all.map((one) => (one.id === mark.id ? mark : one)));
    setPen(resting);
    select(mark.id);
    say(markSentence(mark, spacing, language));
  }

  function put(at: FilmPoint, start: FilmPoint | null): void {
    if (pen.state !== "drawing") return;
    const points = pointsWith(pen, at, start);
    if (!isComplete(pen.kind, points)) setPen({ ...pen, points });
    else if (pen.kind === "note") setPen({ state: "writing", at, mark: null });
    else keepShape(pen.kind, points);
  }

  function keepShape(kind: MarkKind, points: readonly FilmPoint[], text?: string): void {
    const shape = shapeFrom(kind, points, text);
    if (shape !== null) keep({ ...shape, id: nextMarkId(all), sopInstanceUid });
  }

  function write(text: string): void {
    if (pen.state !== "writing") return;
    const words = text.trim();
    if (words === "") setPen(resting);
    else if (pen.mark === null) keepShape("note", [pen.at], words);
    else keep({ ...pen.mark, text: words });
  }

  function grab(mark: Mark, index: number): void {
    const at = pointsOf(mark)[index];
    if (onAll === null || at === undefined) return;
    select(mark.id);
    setPen({ state: "moving", mark, index, at });
  }

  function remove(id: string): void {
    if (onAll === null) return;
    onAll(all.filter((mark) => mark.id !== id));
    setPen(resting);
    select(null);
    say(language.text("viewer.said.removed"));
  }

  return {
    pen, said, put, write, grab, select, remove,
    marks: shownMarks(own, pen),
    selected: own.find(({ id }) => id === selectedId) ?? null,
    isReadOnly: onAll === null,
    choose: (kind) => onAll !== null && setPen(penChosen(pen, kind)),
    carry: (at) => pen.state === "moving" && setPen({ ...pen, at }),
    drop: () => pen.state === "moving" && keep(withPoint(pen.mark, pen.index, pen.at)),
    rewrite: (mark) => onAll !== null && mark.kind === "note" && setPen({ state: "writing", at: mark.at, mark }),
    rest: () => setPen(resting),
  };
}
