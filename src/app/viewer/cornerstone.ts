import * as cornerstone from "cornerstone-core";
import type { Window } from "../../domain/radiograph.ts";
import type { Heatmap } from "../../domain/result.ts";
import { type Levels, levelFor } from "./levels.ts";
import { openPainter } from "./painter.ts";
import { type CanvasSize, type FilmGeometry, type Placement, transformOf, visibleArea } from "./placement.ts";

/** A canvas inside an element of the page. cornerstone-core owns the canvas and when it is drawn; where the film lies is ours (`placement.ts`). */
export interface ImageCanvas {
  /** Device pixels; the canvas fills the element. */
  resize(canvas: CanvasSize): void;
  /** Draws before the next frame is shown; of several calls in one frame only the last counts. Keeps no buffer after `close`. */
  draw(view: ImageView): void;
  /** Removes the canvas from the element. */
  close(): void;
}

export interface ImageView {
  readonly film: FilmGeometry;
  readonly levels: Levels;
  readonly placement: Placement;
  readonly window: Window;
  readonly isInverted: boolean;
  readonly heatmap: Heatmap | null;
  /** 0..0.5 */
  readonly heatmapOpacity: number;
}

/** The element must be empty; one canvas an element. */
export function openImageCanvas(element: HTMLElement): ImageCanvas {
  cornerstone.enable(element);
  const { canvas } = cornerstone.getEnabledElement(element);
  if (canvas === undefined) throw new Error("cornerstone-core made no canvas");
  // The first request decides for all later ones: opaque, and in step with the texts above it (cornerstone-core would ask for desynchronized).
  canvas.getContext("2d", { alpha: false });
  const painter = openPainter();
  let shown: ImageView | null = null;

  /** cornerstone-core's hook for an image that draws itself; its own path takes over 230 ms for 3000 x 3000 pixels. */
  function render(): void {
    const context = canvas?.getContext("2d");
    if (shown === null || canvas === undefined || context === null || context === undefined) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = "black";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.setTransform(...transformOf(shown.film, canvas, shown.placement));
    const level = levelFor(shown.levels, shown.placement.scale * shown.film.stretchX);
    painter.paint(context, { ...shown, ...shown.film, level, visible: visibleArea(shown.film, canvas, shown.placement) });
  }

  return {
    resize(size) {
      // Not cornerstone.resize: it knows nothing of device pixels and would rescale the film in its own way.
      canvas.width = size.width;
      canvas.height = size.height;
      canvas.style.width = "100%";
      canvas.style.height = "100%";
      if (shown !== null) cornerstone.updateImage(element);
    },
    draw(view) {
      const isFirst = shown === null;
      shown = view;
      if (isFirst) cornerstone.displayImage(element, imageOf(view, render));
      else cornerstone.updateImage(element);
    },
    close() {
      shown = null;
      cornerstone.disable(element);
      painter.close();
      canvas.width = 0;
    },
  };
}

/** What cornerstone-core wants to know of an image; none of it decides what is drawn. */
function imageOf({ film, window }: ImageView, render: () => void): cornerstone.Image {
  const size = { rows: film.rows, height: film.rows, columns: film.columns, width: film.columns };
  const spacing = { columnPixelSpacing: film.stretchX, rowPixelSpacing: film.stretchY };
  const values = { minPixelValue: 0, maxPixelValue: 65_535, slope: 1, intercept: 0, windowCenter: window.center, windowWidth: window.width };
  const image = { imageId: "radiograph", color: false, invert: false, sizeInBytes: 0, ...size, ...spacing, ...values, render };
  // The declared type also asks for what only cornerstone-core's own drawing reads.
  return image as unknown as cornerstone.Image;
}
