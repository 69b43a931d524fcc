import { blur } from "./blur.ts";
import { emptyGrid, xAt, yAt, type Grid } from "./grid.ts";
import { addText } from "./lettering.ts";
import { bellTable, between, type Random } from "./random.ts";
import { resample } from "./resample.ts";

/** A finished picture, before it is cut into gray steps. */
export interface Film {
  readonly rows: number;
  readonly columns: number;
  /** Row-major, length rows * columns, 0 (black) to 1 (white, dense). */
  readonly values: Float32Array<ArrayBuffer>;
  /** At the detector. */
  readonly pixelSpacingMm: number;
}

export interface FilmOptions {
  readonly rows: number;
  readonly columns: number;
  readonly marker: "R" | "L";
  /** -1: on the left of the image. */
  readonly markerSide: -1 | 1;
}

/** Exposes, processes as a digital detector does, adds quantum noise, the collimator's edge, the lead letter and the burned-in word. */
export function exposeFilm(water: Grid, options: FilmOptions, random: Random): Film {
  const processed = compress(water);
  const { rows, columns } = options;
  const shown = resample(processed, rows, columns);
  const depth = resample(water, rows, columns);
  const grid = emptyGrid(rows, columns, (water.pixelCm * water.rows) / rows);
  const mark = emptyGrid(rows, columns, grid.pixelCm);
  drawMarks(mark, options);
  const noise = quantumNoise(rows, columns, random);
  const shutter = collimator(grid, random);
  for (let at = 0; at < grid.values.length; at++) {
    // Fewer photons behind more water: relative noise grows with the square root of the attenuation.
    const grain = (noise[at] ?? 0) * 0.031 * Math.exp(0.05 * (depth[at] ?? 0));
    const light = Math.max(tone((shown[at] ?? 0) + grain), 0.93 * Math.min(1, mark.values[at] ?? 0));
    grid.values[at] = light * shutter(Math.floor(at / columns), at % columns);
  }
  return { rows, columns, values: grid.values.slice(), pixelSpacingMm: grid.pixelCm * 10 };
}

/** Flattens what is broad and keeps what is fine, so that lung and mediastinum are both seen on one film. */
function compress(water: Grid): Grid {
  const broad = copyOf(water);
  blur(broad, 2.2);
  const middle = copyOf(water);
  blur(middle, 0.45);
  const out = copyOf(water);
  for (let at = 0; at < out.values.length; at++) {
    const base = broad.values[at] ?? 0;
    const form = (middle.values[at] ?? 0) - base;
    const detail = (water.values[at] ?? 0) - (middle.values[at] ?? 0);
    out.values[at] = 0.56 * base + 0.84 * form + 2.15 * detail;
  }
  return out;
}

function copyOf(grid: Grid): Grid {
  return { ...grid, values: grid.values.slice() };
}

/** Centimetres of (flattened) water to gray: the toe and shoulder of a film's curve. */
function tone(water: number): number {
  const t = Math.min(1, Math.max(0, (water - 0.4) / 16.6));
  const curve = t * t * (3 - 2 * t);
  return Math.min(1, 0.6 * curve + 0.4 * t) ** 0.84;
}

/** Mean 0, deviation about 1, slightly blurred as by the scintillator. */
function quantumNoise(rows: number, columns: number, random: Random): Float32Array {
  const table = bellTable(random);
  const noise = new Float32Array(rows * columns);
  let state = Math.floor(random() * 0x7fffffff) | 1;
  for (let at = 0; at < noise.length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    noise[at] = table[state & 0x3fff] ?? 0;
  }
  for (let at = noise.length - 1; at > columns; at--) {
    noise[at] = 0.78 * (noise[at] ?? 0) + 0.44 * (noise[at - 1] ?? 0) + 0.44 * (noise[at - columns] ?? 0);
  }
  return noise;
}

/** The shutter's slightly skewed edge: 1 inside, 0 outside. */
function collimator(grid: Grid, random: Random): (row: number, column: number) => number {
  const halfWidth = (grid.columns * grid.pixelCm) / 2;
  const halfHeight = (grid.rows * grid.pixelCm) / 2;
  const margin = [0, 1, 2, 3].map(() => between(random, 0.18, 0.5));
  const skew = between(random, -0.006, 0.006);
  const soft = 0.08;
  const step = (inside: number) => Math.min(1, Math.max(0, inside / soft));
  return (row, column) => {
    const x = xAt(grid, column);
    const y = yAt(grid, row);
    const left = x + skew * y + halfWidth - (margin[0] ?? 0);
    const right = halfWidth - x - skew * y - (margin[1] ?? 0);
    const top = y - skew * x + halfHeight - (margin[2] ?? 0);
    const bottom = halfHeight - y + skew * x - (margin[3] ?? 0);
    return step(Math.min(left, right, top, bottom));
  };
}

function drawMarks(mark: Grid, { marker, markerSide }: FilmOptions): void {
  const halfWidth = (mark.columns * mark.pixelCm) / 2;
  const halfHeight = (mark.rows * mark.pixelCm) / 2;
  addText(mark, marker, markerSide * (halfWidth - 2.6) - (markerSide > 0 ? 0.9 : 0), -halfHeight + 1.7, 1.35);
  addText(mark, "SYNTHETIC", -halfWidth + 1.1, halfHeight - 1.4, 0.5);
}
