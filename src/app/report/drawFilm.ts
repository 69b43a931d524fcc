import type { DisplayCopy, RadiographHeader, Window } from "../../domain/radiograph.ts";
import type { Heatmap } from "../../domain/result.ts";
import { windowLut } from "../../domain/window.ts";
import { heatmapPixels } from "../viewer/heatmapPixels.ts";

/** So that anatomy shows through, as on the screen. */
const heatmapOpacity = 0.35;

/** The stored copy as the sender wants it seen, one canvas pixel for each of its own, and over it where a score comes from. */
export function drawFilm(canvas: HTMLCanvasElement, copy: DisplayCopy, { rows, columns, window }: RadiographHeader, heatmap: Heatmap | null): void {
  canvas.width = copy.columns;
  canvas.height = copy.rows;
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.putImageData(grayImage(copy, window), 0, 0);
  if (heatmap === null) return;
  context.scale(copy.columns / columns, copy.rows / rows);
  context.globalAlpha = heatmapOpacity;
  const { left, top, width, height } = heatmap.area;
  context.drawImage(colorCanvas(heatmap), left, top, width, height);
}

function grayImage({ rows, columns, pixels }: DisplayCopy, window: Window): ImageData {
  const grays = windowLut(window, 65_535);
  const image = new ImageData(columns, rows);
  const target = new Uint32Array(image.data.buffer);
  for (let at = 0; at < target.length; at += 1) target[at] = 0xff_00_00_00 | ((grays[pixels[at] ?? 0] ?? 0) * 0x01_01_01);
  return image;
}

function colorCanvas(heatmap: Heatmap): HTMLCanvasElement {
  const { width, height, rgba } = heatmapPixels(heatmap);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.putImageData(new ImageData(rgba, width, height), 0, 0);
  return canvas;
}
