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
  const sums = new Float32Array(columns);
  for (let row = 0; row < toRows; row++) {
    addRows(sums, pixels, columns, down, row);
    const area = (rows / toRows) * (columns / toColumns);
    averageRow(sums, across, area, out, row * toColumns, toColumns);
  }
  return out;
}

/** For each target cell: the first source cell, how many it touches, and the share of the first and of the last. */
interface Shares {
  readonly first: Int32Array;
  readonly count: Int32Array;
  readonly firstShare: Float32Array;
  readonly lastShare: Float32Array;
}

function sharesOf(from: number, to: number): Shares {
  const shares: Shares = { first: new Int32Array(to), count: new Int32Array(to), firstShare: new Float32Array(to), lastShare: new Float32Array(to) };
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

function addRows(sums: Float32Array, pixels: Uint16Array, columns: number, down: Shares, row: number): void {
  const first = down.first[row] ?? 0;
  const count = down.count[row] ?? 0;
  sums.fill(0);
  for (let i = 0; i < count; i++) {
    const share = i === 0 ? (down.firstShare[row] ?? 0) : i === count - 1 ? (down.lastShare[row] ?? 0) : 1;
    const from = (first + i) * columns;
    for (let column = 0; column < columns; column++) sums[column] = (sums[column] ?? 0) + share * (pixels[from + column] ?? 0);
  }
}

function averageRow(sums: Float32Array, across: Shares, area: number, out: Uint16Array, to: number, toColumns: number): void {
  for (let column = 0; column < toColumns; column++) {
    const first = across.first[column] ?? 0;
    const last = first + (across.count[column] ?? 0) - 1;
    let sum = (across.firstShare[column] ?? 0) * (sums[first] ?? 0);
    for (let i = first + 1; i < last; i++) sum += sums[i] ?? 0;
    if (last > first) sum += (across.lastShare[column] ?? 0) * (sums[last] ?? 0);
    out[to + column] = Math.round(sum / area);
  }
}
