import type { Heatmap } from "../../domain/result.ts";
import { heatColor, heatStrength } from "../../domain/heatColor.ts";
import { heatAt } from "../../domain/heatValue.ts";

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

/** 256 entries of RGBA for the values 0..1. */
function colorTable(): Uint8ClampedArray<ArrayBuffer> {
  const table = new Uint8ClampedArray(256 * 4);
  for (let entry = 0; entry < 256; entry += 1) {
    table.set([...heatColor(entry / 255), 255 * heatStrength(entry / 255)], entry * 4);
  }
  return table;
}
