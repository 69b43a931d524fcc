import { type KeyboardEvent, type RefObject, useCallback, useEffect, useId, useMemo, useReducer, useRef, useState } from "react";
import type { DisplayCopy, Radiograph, RadiographHeader } from "../../domain/radiograph.ts";
import type { Heatmap } from "../../domain/result.ts";
import { useText } from "../services.ts";
import type { ImageView } from "./cornerstone.ts";
import { FilmCorners, type CornerTexts } from "./FilmCorners.tsx";
import { FilmStatus } from "./FilmStatus.tsx";
import { FilmTools } from "./FilmTools.tsx";
import { type FilmAction, openedFilm, placementOf, reduceFilm } from "./filmState.ts";
import { type DragMode, attachGestures } from "./gestures.ts";
import { keyAction } from "./keys.ts";
import { isFullDetail, levelsOf } from "./levels.ts";
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

/** The element that takes the film's keys; who opens a study may focus it. */
export const filmElementId = "film";

/** One film and its controls. Another radiograph begins anew: nothing of the last patient's window or place remains. */
export function Viewer(props: ViewerProps) {
  return <Film key={props.radiograph.sopInstanceUid} {...props} />;
}

function Film({ radiograph, displayCopy, full, heatmap, heatmapOpacity, corners }: ViewerProps) {
  const text = useText();
  const instructionsId = useId();
  const host = useRef<HTMLDivElement>(null);
  const film = useRef<HTMLDivElement>(null);
  const [state, act] = useReducer(reduceFilm, radiograph, openedFilm);
  const [dragMode, setDragMode] = useState<DragMode>("window");
  const levels = useMemo(() => levelsOf(radiograph, displayCopy, full), [radiograph, displayCopy, full]);
  const placement = placementOf(state);
  const view = useMemo<ImageView>(
    () => ({ film: state.film, window: state.window, isInverted: state.isInverted, placement: placementOf(state), levels, heatmap, heatmapOpacity }),
    [state, levels, heatmap, heatmapOpacity],
  );
  const resize = useCallback((canvas: CanvasSize) => act({ kind: "resize", canvas }), []);
  const opening = useImageCanvas(host, view, resize);
  useGestures(film, dragMode, act);

  return (
    <section className={styles.viewer} aria-label={text("viewer.label")} onKeyDown={(event) => actOnKey(event, act)}>
      <div className={styles.frame}>
        <div
          ref={film}
          id={filmElementId}
          className={styles.film}
          data-drag={dragMode}
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
      <FilmTools state={state} dragMode={dragMode} onDragMode={setDragMode} act={act} />
      <FilmStatus state={state} />
      <p id={instructionsId} hidden>
        {text("viewer.instructions")}
      </p>
    </section>
  );
}

function useGestures(film: RefObject<HTMLElement | null>, dragMode: DragMode, act: (action: FilmAction) => void): void {
  useEffect(() => {
    if (film.current === null) return undefined;
    return attachGestures(film.current, { act, dragMode: () => dragMode });
  }, [film, dragMode, act]);
}

/** Keys work wherever the focus is in the viewer, except where a control needs them itself. */
function actOnKey(event: KeyboardEvent, act: (action: FilmAction) => void): void {
  if (event.target instanceof HTMLInputElement && event.key.startsWith("Arrow")) return;
  const action = keyAction(event, devicePixelRatio);
  if (action === null) return;
  event.preventDefault();
  act(action);
}
