import type { ComponentProps } from "react";
import { type KeyMap, useKeys } from "../a11y/useKeys.ts";
import { Announcement } from "../components/Announcement.tsx";
import { useText } from "../services.ts";
import type { AimDesk } from "./aim.ts";
import { FilmPane, type ViewerFilm } from "./FilmPane.tsx";
import { type FilmState, canvasPointOf, hasCanvas } from "./filmState.ts";
import { FilmStatus } from "./FilmStatus.tsx";
import { FilmTools } from "./FilmTools.tsx";
import { filmKeys, markKeys } from "./keys.ts";
import { MarkLayer } from "./MarkLayer.tsx";
import { MarkList } from "./MarkList.tsx";
import type { MarkKind } from "./markPoints.ts";
import { gesturesOn } from "./paneGestures.ts";
import { PenHint } from "./PenHint.tsx";
import { filmId, focusFilm, useDesk } from "./useDesk.ts";
import { useEscape } from "./useEscape.ts";
import type { ViewerProps } from "./viewerProps.ts";
import styles from "./Viewer.module.css";

type Desk = ReturnType<typeof useDesk>;

/** One film, or two to compare, and the tools for them. What was done to an image is remembered as long as the viewer stays. */
export function Viewer(props: ViewerProps) {
  const { film, compare } = props;
  const text = useText();
  const desk = useDesk(props);
  const { films, pen } = desk;
  useDeskKeys(desk, compare);
  return (
    <section className={styles.viewer} aria-label={text("viewer.label")}>
      <div className={styles.films} data-tour="film">
        <OwnPane key={film.radiograph.sopInstanceUid} desk={desk} film={film} isComparing={compare.film !== null} />
        {compare.film !== null && <EarlierPane key={compare.film.radiograph.sopInstanceUid} desk={desk} film={compare.film} />}
      </div>
      <Tools desk={desk} {...props} />
      <FilmStatus key={`${film.radiograph.sopInstanceUid} ${films.isEarlierChosen}`} state={chosenFilm(desk).state} />
      <Announcement>{pen.said}</Announcement>
      <Announcement>{desk.isMagnified ? text("viewer.said.magnified") : ""}</Announcement>
    </section>
  );
}

interface PaneProps {
  readonly desk: Desk;
  readonly film: ViewerFilm;
}

function OwnPane({ desk, film, isComparing }: PaneProps & { readonly isComparing: boolean }) {
  const text = useText();
  const { films, pen, ownAim, dragMode, isMagnified } = desk;
  return (
    <FilmPane
      id={filmId} film={film} state={films.own} label={text(isComparing ? "viewer.label.current" : "viewer.label")}
      isChosen={isComparing && !films.isEarlierChosen} onFocus={() => films.chooseEarlier(false)} onResize={films.resizeOwn}
      loupeAt={loupeAt(ownAim, films.own, isMagnified)}
      gestures={gesturesOn({ desk: pen, aim: ownAim, state: films.own, change: films.changeOwn, dragMode, isMagnified, draws: true })}
    >
      {hasCanvas(films.own) && <MarkLayer desk={pen} onGrab={desk.grab} aim={ownAim.aim} state={films.own} spacing={film.radiograph.spacing} onWritten={focusFilm} />}
      <PenHint pen={pen.pen} state={films.own} notice={desk.notice} />
    </FilmPane>
  );
}

function EarlierPane({ desk: { films, pen, earlierAim, dragMode, isMagnified }, film }: PaneProps) {
  const text = useText();
  const { earlier } = films;
  if (earlier === null || earlierAim === null) return null;
  return (
    <FilmPane
      id={`${filmId}-earlier`} film={film} state={earlier} label={text("viewer.label.earlier")}
      isChosen={films.isEarlierChosen} onFocus={() => films.chooseEarlier(true)} onResize={films.resizeEarlier} loupeAt={loupeAt(earlierAim, earlier, isMagnified)}
      gestures={gesturesOn({ desk: pen, aim: earlierAim, state: earlier, change: films.changeEarlier, dragMode, isMagnified, draws: false })}
    />
  );
}

function Tools({ desk, film, compare }: ViewerProps & { readonly desk: Desk }) {
  const { films, pen } = desk;
  const setDragMode: ComponentProps<typeof FilmTools>["onDragMode"] = (mode) => {
    pen.rest();
    desk.setDragMode(mode);
  };
  return (
    <FilmTools
      {...chosenFilm(desk)} dragMode={desk.dragMode} onDragMode={setDragMode} isMagnified={desk.isMagnified} onMagnify={desk.toggleMagnifier}
      drawing={{ kind: pen.pen.state === "drawing" ? pen.pen.kind : null, onChoose: desk.draw, refusalOf: desk.refusalOfKind }}
      comparing={{ ...compare, isLinked: films.isLinked, onLink: films.link }}
    >
      <MarkList desk={pen} spacing={film.radiograph.spacing} onMove={desk.moveByKeys} onRemove={desk.remove} />
    </FilmTools>
  );
}

function useDeskKeys(desk: Desk, compare: ViewerProps["compare"]): void {
  const { pen, isMagnified } = desk;
  const remove = () => pen.selected !== null && !pen.isReadOnly && desk.remove(pen.selected);
  const drawKeys = Object.fromEntries(Object.entries(markKeys).map(([kind, key]) => [key, () => desk.draw(kind as MarkKind)])) satisfies KeyMap;
  useKeys({ ...filmKeys(chosenFilm(desk).change), ...drawKeys, m: desk.toggleMagnifier, s: desk.toggleCompare, Delete: remove, Backspace: remove });
  useEscape(firstOf([pen.pen.state !== "resting" && pen.rest, isMagnified && (() => desk.magnify(false)), compare.chosen !== null && (() => compare.onChoose(null))]));
}

/** What the tools act on. */
function chosenFilm({ films }: Desk) {
  return films.isEarlierChosen && films.earlier !== null ? { state: films.earlier, change: films.changeEarlier } : { state: films.own, change: films.changeOwn };
}

function loupeAt({ aim }: AimDesk, state: FilmState, isMagnified: boolean) {
  return isMagnified && aim !== null ? canvasPointOf(state, aim.at) : null;
}

function firstOf(ends: readonly (false | (() => void))[]): (() => void) | null {
  return ends.find((end) => end !== false) || null;
}
