import { useEffect, useMemo, useRef } from "react";
import { type FilmState, filmPointAt, placementOf } from "./filmState.ts";
import type { ViewerFilm } from "./FilmPane.tsx";
import { type Levels, levelFor } from "./levels.ts";
import { openPainter } from "./painter.ts";
import { type Point, transformOf, visibleArea } from "./placement.ts";
import styles from "./Viewer.module.css";

/** CSS pixels; as in the style sheet. */
const diameter = 240;
const magnification = 2.5;

interface LoupeProps {
  /** Device pixels on the canvas. */
  readonly at: Point;
  readonly state: FilmState;
  readonly levels: Levels;
  readonly film: Pick<ViewerFilm, "heatmap" | "heatmapOpacity">;
}

/** A round magnifier, drawn from the pixels that its own size asks for: it shows more detail, not larger cells. */
export function Loupe({ at, state, levels, film: { heatmap, heatmapOpacity } }: LoupeProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useMemo(() => openPainter(), []);
  const side = Math.round(diameter * devicePixelRatio);
  useEffect(() => () => painter.close(), [painter]);

  useEffect(() => {
    const context = canvas.current?.getContext("2d", { alpha: false });
    if (context === null || context === undefined) return;
    const center = filmPointAt(state, at);
    const placement = { scale: placementOf(state).scale * magnification, centerX: center.x, centerY: center.y };
    const size = { width: side, height: side };
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = "black";
    context.fillRect(0, 0, side, side);
    context.setTransform(...transformOf(state.film, size, placement));
    const level = levelFor(levels, placement.scale * state.film.stretchX);
    painter.paint(context, { ...state, ...state.film, level, visible: visibleArea(state.film, size, placement), heatmap, heatmapOpacity });
  }, [painter, at, state, levels, heatmap, heatmapOpacity, side]);

  const place = { left: at.x / devicePixelRatio, top: at.y / devicePixelRatio };
  return <canvas ref={canvas} aria-hidden="true" className={styles.loupe} style={place} width={side} height={side} />;
}
