import { useEffect, useState } from "react";
import type { Mark } from "../../domain/mark.ts";
import { type KeyMap, useKeys } from "../a11y/useKeys.ts";
import { Announcement } from "../components/Announcement.tsx";
import { useText } from "../services.ts";
import { type Aim, type AimDesk, aimAt } from "./aim.ts";
import type { Comparing } from "./CompareTools.tsx";
import { FilmPane, type ViewerFilm } from "./FilmPane.tsx";
import { canvasPointOf } from "./filmState.ts";
import { FilmStatus } from "./FilmStatus.tsx";
import { FilmTools } from "./FilmTools.tsx";
import type { DragMode } from "./gestures.ts";
import { filmKeys, markKeys } from "./keys.ts";
import { MarkLayer } from "./MarkLayer.tsx";
import { MarkList } from "./MarkList.tsx";
import { type MarkKind, pointsOf } from "./markPoints.ts";
import { gesturesOn } from "./paneGestures.ts";
import { PenHint } from "./PenHint.tsx";
import { useEscape } from "./useEscape.ts";
import { useFilms } from "./useFilms.ts";
import { usePen } from "./usePen.ts";
import styles from "./Viewer.module.css";

export interface ViewerProps {
  readonly film: ViewerFilm;
  /** Of all films of the study. */
  readonly marks: readonly Mark[];
  /** Null: they are only looked at. */
  readonly onMarks: ((marks: readonly Mark[]) => void) | null;
  readonly compare: Pick<Comparing, "choices" | "chosen" | "onChoose"> & {
    /** Null while none is chosen. */
    readonly film: ViewerFilm | null;
  };
}

const filmId = "film";
const noticeMs = 5000;

/** One film, or two to compare, and the tools for them. What was done to an image is remembered as long as the viewer stays. */
export function Viewer({ film, marks, onMarks, compare }: ViewerProps) {
  const text = useText();
  const earlier = compare.film;
  const films = useFilms(film.radiograph, earlier?.radiograph ?? null);
  const { own, isEarlierChosen } = films;
  const chosen = { state: (isEarlierChosen ? films.earlier : null) ?? own, change: isEarlierChosen ? films.changeEarlier : films.changeOwn };
  const desk = usePen(film.radiograph, marks, onMarks);
  const [dragMode, setDragMode] = useState<DragMode>("window");
  const [isMagnified, magnify] = useState(false);
  const [lastAim, setAim] = useState<Aim | null>(null);
  const [notice, notify] = useNotice();
  const ownAim = aimAt({ sopInstanceUid: film.radiograph.sopInstanceUid, state: own, change: films.changeOwn }, lastAim, setAim);
  const earlierAim = earlier === null || films.earlier === null ? null : aimAt({ sopInstanceUid: earlier.radiograph.sopInstanceUid, state: films.earlier, change: films.changeEarlier }, lastAim, setAim);
  const { pen } = desk;
  const refusal = onMarks === null ? text("viewer.draw.signed") : isEarlierChosen ? text("viewer.draw.earlier") : null;

  function draw(kind: MarkKind): void {
    if (refusal !== null) {
      notify(refusal);
      return;
    }
    desk.choose(kind);
    ownAim.start();
    focusFilm();
  }

  function magnifyOrNot(): void {
    if (!isMagnified) (isEarlierChosen ? (earlierAim ?? ownAim) : ownAim).start();
    magnify(!isMagnified);
  }

  function moveByKeys(mark: Mark, index: number): void {
    const at = pointsOf(mark)[index];
    if (at === undefined) return;
    desk.grab(mark, index);
    ownAim.set(at);
    focusFilm();
  }

  function remove(mark: Mark): void {
    desk.remove(mark.id);
    focusFilm();
  }

  const toggleCompare = () => {
    const [newest] = compare.choices;
    if (newest === undefined) notify(text("viewer.compare.none"));
    else compare.onChoose(compare.chosen === null ? newest.sopInstanceUid : null);
  };
  const removeSelected = () => desk.selected !== null && !desk.isReadOnly && remove(desk.selected);
  useKeys({ ...filmKeys(chosen.change), ...drawKeys(draw), m: magnifyOrNot, s: toggleCompare, Delete: removeSelected, Backspace: removeSelected });
  useEscape(firstOf([pen.state !== "resting" && desk.rest, isMagnified && (() => magnify(false)), compare.chosen !== null && (() => compare.onChoose(null))]));
  const common = { desk, dragMode, isMagnified };

  return (
    <section className={styles.viewer} aria-label={text("viewer.label")}>
      <div className={styles.films} data-tour="film" data-compares={earlier !== null}>
        <FilmPane
          key={film.radiograph.sopInstanceUid} id={filmId} film={film} state={own} label={text(earlier === null ? "viewer.label" : "viewer.label.current")}
          isChosen={!isEarlierChosen && earlier !== null} onFocus={() => films.chooseEarlier(false)} onResize={films.resizeOwn} loupeAt={loupeAt(ownAim, own, isMagnified)}
          gestures={gesturesOn({ ...common, aim: ownAim, state: own, change: films.changeOwn, draws: true })}
        >
          <MarkLayer desk={desk} aim={ownAim.aim} state={own} spacing={film.radiograph.spacing} onWritten={focusFilm} />
          <PenHint pen={pen} state={own} notice={notice} />
        </FilmPane>
        {earlier !== null && earlierAim !== null && films.earlier !== null && (
          <FilmPane
            key={earlier.radiograph.sopInstanceUid} id={`${filmId}-earlier`} film={earlier} state={films.earlier} label={text("viewer.label.earlier")}
            isChosen={isEarlierChosen} onFocus={() => films.chooseEarlier(true)} onResize={films.resizeEarlier} loupeAt={loupeAt(earlierAim, films.earlier, isMagnified)}
            gestures={gesturesOn({ ...common, aim: earlierAim, state: films.earlier, change: films.changeEarlier, draws: false })}
          />
        )}
      </div>
      <FilmTools
        {...chosen} dragMode={dragMode} isMagnified={isMagnified} onMagnify={magnifyOrNot}
        onDragMode={(mode) => {
          desk.rest();
          setDragMode(mode);
        }}
        drawing={{ kind: pen.state === "drawing" ? pen.kind : null, onChoose: draw, refusal }}
        comparing={{ ...compare, isLinked: films.isLinked, onLink: films.link }}
      >
        <MarkList desk={desk} spacing={film.radiograph.spacing} onMove={moveByKeys} onRemove={remove} />
      </FilmTools>
      <FilmStatus key={`${film.radiograph.sopInstanceUid} ${isEarlierChosen}`} state={chosen.state} />
      <Announcement>{desk.said}</Announcement>
      <Announcement>{isMagnified ? text("viewer.said.magnified") : ""}</Announcement>
    </section>
  );
}

function drawKeys(draw: (kind: MarkKind) => void): KeyMap {
  return Object.fromEntries(Object.entries(markKeys).map(([kind, key]) => [key, () => draw(kind as MarkKind)]));
}

function loupeAt({ aim }: AimDesk, state: Parameters<typeof canvasPointOf>[0], isMagnified: boolean) {
  return isMagnified && aim !== null ? canvasPointOf(state, aim.at) : null;
}

function firstOf(ends: readonly (false | (() => void))[]): (() => void) | null {
  return ends.find((end) => end !== false) || null;
}

/** The keys of a tool that was chosen belong to the film. */
function focusFilm(): void {
  document.querySelector<HTMLElement>(`#${filmId}`)?.focus({ preventScroll: true });
}

/** A sentence that goes by itself. */
function useNotice(): readonly [string | null, (notice: string) => void] {
  const [notice, notify] = useState<string | null>(null);
  useEffect(() => {
    if (notice === null) return undefined;
    const timer = setTimeout(() => notify(null), noticeMs);
    return () => clearTimeout(timer);
  }, [notice]);
  return [notice, notify];
}
