import { type RefObject, useCallback, useEffect, useId, useMemo, useReducer, useRef, useState } from "react";
import type { DisplayCopy, Radiograph, RadiographHeader } from "../../domain/radiograph.ts";
import type { Heatmap } from "../../domain/result.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { useText } from "../services.ts";
import type { ImageView } from "./cornerstone.ts";
import { FilmCorners, type CornerTexts } from "./FilmCorners.tsx";
import { FilmStatus } from "./FilmStatus.tsx";
import { FilmTools } from "./FilmTools.tsx";
import { type FilmChange, type FilmState, openedFilm, placementOf, resized } from "./filmState.ts";
import { type DragMode, attachGestures } from "./gestures.ts";
import { filmKeys } from "./keys.ts";
import { isFullDetail, levelsOf, withFull } from "./levels.ts";
import type { CanvasSize } from "./placement.ts";
import { useImageCanvas } from "./useImageCanvas.ts";
import styles from "./Viewer.module.css";

export interface ViewerProps {
  readonly radiograph: RadiographHeader;
  readonly displayCopy: DisplayCopy;
  /** Null while the full size is not here, or cannot be had: the copy is shown, and said to be one where that matters. */
  readonly full: Radiograph | null;
  readonly heatmap: Heatmap | null;
  /** 0..0.5 */
  readonly heatmapOpacity: number;
  readonly corners: CornerTexts;
}

/** One film and its controls. Another radiograph begins anew: nothing of the last patient's window or place remains. */
export function Viewer(props: ViewerProps) {
  return <Film key={props.radiograph.sopInstanceUid} {...props} />;
}

function Film({ radiograph, displayCopy, full, heatmap, heatmapOpacity, corners }: ViewerProps) {
  const text = useText();
  const instructionsId = useId();
  const host = useRef<HTMLDivElement>(null);
  const film = useRef<HTMLDivElement>(null);
  const [state, change] = useReducer(changed, radiograph, openedFilm);
  const [dragMode, setDragMode] = useState<DragMode>("window");
  const { rows, columns } = radiograph;
  // Pixels of another radiograph are never drawn under this one's name.
  const ownFull = full?.sopInstanceUid === radiograph.sopInstanceUid ? full : null;
  const copy = useMemo(() => levelsOf({ rows, columns }, displayCopy), [rows, columns, displayCopy]);
  const levels = useMemo(() => (ownFull === null ? copy : withFull({ rows, columns }, copy, ownFull)), [rows, columns, copy, ownFull]);
  const placement = placementOf(state);
  const view = useMemo<ImageView>(
    () => ({ film: state.film, window: state.window, isInverted: state.isInverted, placement: placementOf(state), levels, heatmap, heatmapOpacity }),
    [state, levels, heatmap, heatmapOpacity],
  );
  const resize = useCallback((canvas: CanvasSize) => change(resized(canvas)), []);
  const opening = useImageCanvas(host, view, resize);
  useGestures(film, dragMode, change);
  useKeys(filmKeys(change));

  return (
    <section className={styles.viewer} aria-label={text("viewer.label")}>
      <div className={styles.frame}>
        <div
          ref={film}
          id="film"
          className={styles.film}
          data-drag={dragMode}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application is operated by keys (WAI-ARIA 1.2)
          tabIndex={0}
          role="application"
          aria-label={text("viewer.label")}
          aria-describedby={instructionsId}
        >
          <div ref={host} className={styles.host} />
        </div>
        <FilmCorners corners={corners} state={state} isReduced={!isFullDetail(levels, placement.scale * state.film.stretchX)} />
        {opening === "failed" && <p className={styles.failed}>{text("viewer.failed")}</p>}
      </div>
      <FilmTools state={state} dragMode={dragMode} onDragMode={setDragMode} change={change} />
      <FilmStatus state={state} />
      <p id={instructionsId} hidden>
        {text("viewer.instructions")}
      </p>
    </section>
  );
}

function changed(state: FilmState, change: FilmChange): FilmState {
  return change(state);
}

function useGestures(film: RefObject<HTMLElement | null>, dragMode: DragMode, change: (change: FilmChange) => void): void {
  useEffect(() => {
    if (film.current === null) return undefined;
    return attachGestures(film.current, { change, dragMode: () => dragMode });
  }, [film, dragMode, change]);
}
