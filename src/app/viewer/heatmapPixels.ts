import type { Heatmap } from "../../domain/result.ts";
import { heatColor, heatStrength } from "../components/heatColor.ts";

/** RGBA, not premultiplied, row-major. */
interface ColorPixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** The heatmap drawn finely enough that enlarging it further shows no cells; it covers exactly `heatmap.area`. */
export function heatmapPixels(heatmap: Heatmap): ColorPixels {
  const cell = Math.max(1, Math.min(16, Math.floor(512 / Math.max(heatmap.rows, heatmap.columns))));
  const width = heatmap.columns * cell;
  const height = heatmap.rows * cell;
  const rgba = new Uint8ClampedArray(width * height * 4);
  const table = colorTable();
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = heatAt(heatmap, (x + 0.5) / cell, (y + 0.5) / cell);
      const entry = Math.round(value * 255) * 4;
      rgba.set(table.subarray(entry, entry + 4), (y * width + x) * 4);
    }
  }
  return { width, height, rgba };
}

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

/** 256 entries of RGBA for the values 0..1. */
function colorTable(): Uint8ClampedArray<ArrayBuffer> {
  const table = new Uint8ClampedArray(256 * 4);
  for (let entry = 0; entry < 256; entry += 1) {
    table.set([...heatColor(entry / 255), 255 * heatStrength(entry / 255)], entry * 4);
  }
  return table;
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
