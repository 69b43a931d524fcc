import { type ReactNode, type RefObject, use, useCallback, useEffect, useId, useMemo, useRef } from "react";
import type { DisplayCopy, Radiograph, RadiographHeader } from "../../domain/radiograph.ts";
import type { Heatmap } from "../../domain/result.ts";
import { FilmShownContext } from "../components/filmShown.ts";
import { useText } from "../services.ts";
import type { ImageView } from "./cornerstone.ts";
import { FilmCorners, type CornerTexts } from "./FilmCorners.tsx";
import { type FilmState, hasCanvas, placementOf } from "./filmState.ts";
import { attachGestures, type GestureTarget } from "./gestures.ts";
import { isFullDetail, type Levels, levelsOf, withFull } from "./levels.ts";
import { Loupe } from "./Loupe.tsx";
import type { CanvasSize, Point } from "./placement.ts";
import { useImageCanvas } from "./useImageCanvas.ts";
import styles from "./Viewer.module.css";

/** One film, as it is handed to the viewer. */
export interface ViewerFilm {
  readonly radiograph: RadiographHeader;
  /** Null while it is read, and where it cannot be. */
  readonly displayCopy: DisplayCopy | null;
  /** Null while the full size is not here, or cannot be had: the copy is shown, and said to be one where that matters. */
  readonly full: Radiograph | null;
  readonly heatmap: Heatmap | null;
  /** 0..0.5 */
  readonly heatmapOpacity: number;
  readonly corners: CornerTexts;
  /** What the reader must know of this film, such as that it cannot be read; over the film. */
  readonly notice: ReactNode;
}

interface FilmPaneProps {
  readonly film: ViewerFilm;
  readonly state: FilmState;
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  /** The tools act on this one of two films. */
  readonly isChosen: boolean;
  readonly gestures: GestureTarget;
  readonly onResize: (canvas: CanvasSize) => void;
  readonly onFocus: () => void;
  /** Where the magnifier is, in device pixels; null: there is none. */
  readonly loupeAt: Point | null;
  /** Drawn over the film. */
  readonly children?: ReactNode;
}

/** A film on black, with whose it is in its corners. */
export function FilmPane({ film, state, id, label, isChosen, gestures, onResize, onFocus, loupeAt, children }: FilmPaneProps) {
  const text = useText();
  const instructionsId = useId();
  const element = useRef<HTMLDivElement>(null);
  const levels = useLevels(film);
  const scaleX = placementOf(state).scale * state.film.stretchX;
  useGestures(element, gestures);
  return (
    <div className={styles.frame} data-chosen={isChosen} onFocus={onFocus}>
      <div
        ref={element}
        id={id}
        className={styles.film}
        data-drag={gestures.dragMode()}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application is operated by keys (WAI-ARIA 1.2)
        tabIndex={0}
        role="application"
        aria-label={label}
        aria-describedby={instructionsId}
      >
        {levels !== null && <FilmCanvas film={film} state={state} levels={levels} onResize={onResize} />}
      </div>
      {children}
      {loupeAt !== null && levels !== null && <Loupe at={loupeAt} state={state} levels={levels} film={film} />}
      <FilmCorners corners={film.corners} state={state} isReduced={levels !== null && !isFullDetail(levels, scaleX)} />
      {film.notice}
      <p id={instructionsId} hidden>
        {text("viewer.instructions")}
      </p>
    </div>
  );
}

interface FilmCanvasProps {
  readonly film: ViewerFilm;
  readonly state: FilmState;
  readonly levels: Levels;
  readonly onResize: (canvas: CanvasSize) => void;
}

function FilmCanvas({ film: { radiograph: { sopInstanceUid }, heatmap, heatmapOpacity }, state, levels, onResize }: FilmCanvasProps) {
  const text = useText();
  const host = useRef<HTMLDivElement>(null);
  const view = useMemo<ImageView>(
    () => ({ film: state.film, window: state.window, isInverted: state.isInverted, placement: placementOf(state), levels, heatmap, heatmapOpacity }),
    [state, levels, heatmap, heatmapOpacity],
  );
  const latest = useRef(onResize);
  useEffect(() => {
    latest.current = onResize;
  });
  const resize = useCallback((canvas: CanvasSize) => latest.current(canvas), []);
  const opening = useImageCanvas(host, view, resize);
  const onShown = use(FilmShownContext);
  const isDrawn = opening === "open" && hasCanvas(state);
  useEffect(() => {
    if (isDrawn) onShown(sopInstanceUid);
  }, [isDrawn, sopInstanceUid, onShown]);
  return (
    <>
      <div ref={host} className={styles.host} />
      {opening === "failed" && <p className={styles.failed}>{text("viewer.failed")}</p>}
    </>
  );
}

/** Null while there is nothing to draw. Pixels of another radiograph are never drawn under this one's name. */
function useLevels({ radiograph: { sopInstanceUid, rows, columns }, displayCopy, full }: ViewerFilm): Levels | null {
  const ownFull = full?.sopInstanceUid === sopInstanceUid ? full : null;
  const copy = useMemo(() => (displayCopy === null ? null : levelsOf({ rows, columns }, displayCopy)), [rows, columns, displayCopy]);
  return useMemo(() => (copy === null || ownFull === null ? copy : withFull({ rows, columns }, copy, ownFull)), [rows, columns, copy, ownFull]);
}

function useGestures(element: RefObject<HTMLElement | null>, target: GestureTarget): void {
  const current = useRef(target);
  useEffect(() => {
    current.current = target;
  });
  useEffect(() => {
    if (element.current === null) return undefined;
    return attachGestures(element.current, {
      dragMode: () => current.current.dragMode(),
      change: (change) => current.current.change(change),
      hover: (at, start) => current.current.hover(at, start),
      put: (at, start) => current.current.put(at, start),
      key: (event) => current.current.key(event),
    });
  }, [element]);
}
