import { displayCopySide } from "../domain/radiograph.ts";
import type { DisplayCopy } from "../domain/radiograph.ts";

/** Area average to at most `displayCopySide` pixels on the longest side; a smaller image is copied as it is. `pixels` is only read. */
export function makeDisplayCopy({ rows, columns, pixels }: DisplayCopy): DisplayCopy {
  const scale = displayCopySide / Math.max(rows, columns);
  if (scale >= 1) return { rows, columns, pixels: pixels.slice() };
  const to = { rows: Math.max(1, Math.round(rows * scale)), columns: Math.max(1, Math.round(columns * scale)) };
  return { ...to, pixels: areaAverage(pixels, rows, columns, to.rows, to.columns) };
}

/** Each target pixel is the mean of what it covers; source pixels on a border count by their share. */
function areaAverage(pixels: Uint16Array, rows: number, columns: number, toRows: number, toColumns: number): Uint16Array<ArrayBuffer> {
  const out = new Uint16Array(toRows * toColumns);
  const across = sharesOf(columns, toColumns);
  const down = sharesOf(rows, toRows);
  const area = (rows / toRows) * (columns / toColumns);
  const sums = new Float64Array(columns);
  for (let row = 0; row < toRows; row++) {
    sumRows(sums, pixels, down, row);
    averageRow(sums, across, area, out, row * toColumns);
  }
  return out;
}

/** For each target cell: the first source cell, how many it touches, and the share of the first and of the last. */
interface Shares {
  readonly first: Int32Array;
  readonly count: Int32Array;
  readonly firstShare: Float64Array;
  readonly lastShare: Float64Array;
}

/** From many cells to fewer. */
function sharesOf(from: number, to: number): Shares {
  const shares: Shares = { first: new Int32Array(to), count: new Int32Array(to), firstShare: new Float64Array(to), lastShare: new Float64Array(to) };
  for (let i = 0; i < to; i++) {
    const [start, end] = [(i * from) / to, ((i + 1) * from) / to];
    const first = Math.floor(start);
    const last = Math.min(from, Math.ceil(end)) - 1;
    shares.first[i] = first;
    shares.count[i] = last - first + 1;
    shares.firstShare[i] = Math.min(first + 1, end) - start;
    shares.lastShare[i] = end - last;
  }
  return shares;
}

/** The source rows under one target row, added up column by column; the two on the borders in one pass. */
function sumRows(sums: Float64Array, pixels: Uint16Array, down: Shares, row: number): void {
  const columns = sums.length;
  const first = down.first[row] ?? 0;
  const last = first + (down.count[row] ?? 0) - 1;
  const firstShare = down.firstShare[row] ?? 0;
  const lastShare = last > first ? (down.lastShare[row] ?? 0) : 0;
  const [firstAt, lastAt] = [first * columns, last * columns];
  for (let column = 0; column < columns; column++) sums[column] = firstShare * (pixels[firstAt + column] ?? 0) + lastShare * (pixels[lastAt + column] ?? 0);
  for (let at = firstAt + columns; at < lastAt; at += columns) {
    for (let column = 0; column < columns; column++) sums[column] = (sums[column] ?? 0) + (pixels[at + column] ?? 0);
  }
}

function averageRow(sums: Float64Array, across: Shares, area: number, out: Uint16Array, at: number): void {
  for (let column = 0; column < across.first.length; column++) {
    const first = across.first[column] ?? 0;
    const last = first + (across.count[column] ?? 0) - 1;
    let sum = (across.firstShare[column] ?? 0) * (sums[first] ?? 0);
    for (let i = first + 1; i < last; i++) sum += sums[i] ?? 0;
    if (last > first) sum += (across.lastShare[column] ?? 0) * (sums[last] ?? 0);
    out[at + column] = sum / area + 0.5;
  }
}
