import type { Heatmap } from "./result.ts";

/** Bilinear between the middles of the cells, constant beyond the outermost ones; x and y in cells from the top left corner. */
export function heatAt(heatmap: Heatmap, x: number, y: number): number {
  const column = clamp(x - 0.5, 0, heatmap.columns - 1);
  const row = clamp(y - 0.5, 0, heatmap.rows - 1);
  const left = Math.floor(column);
  const top = Math.floor(row);
  const right = Math.min(left + 1, heatmap.columns - 1);
  const bottom = Math.min(top + 1, heatmap.rows - 1);
  const upper = mix(valueOf(heatmap, top, left), valueOf(heatmap, top, right), column - left);
  const lower = mix(valueOf(heatmap, bottom, left), valueOf(heatmap, bottom, right), column - left);
  return mix(upper, lower, row - top);
}

/** A value that is not a number is drawn as nothing. */
function valueOf(heatmap: Heatmap, row: number, column: number): number {
  const value = heatmap.values[row * heatmap.columns + column] ?? 0;
  return value >= 0 ? Math.min(value, 1) : 0;
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
