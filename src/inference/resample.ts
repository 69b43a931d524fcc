/** One axis of a resize: which source pixels make each output pixel, and how much of each. */
export interface AxisWeights {
  /** First source pixel of each output pixel. */
  readonly starts: Int32Array<ArrayBuffer>;
  /** How many source pixels each output pixel takes. */
  readonly counts: Int32Array<ArrayBuffer>;
  /** `stride` weights for each output pixel, in units of 2^-22. */
  readonly weights: Int32Array<ArrayBuffer>;
  readonly stride: number;
}

/** Fixed-point digits of a weight: 32 bits less 8 of the pixel and 2 against overflow (Pillow, src/libImaging/Resample.c, PRECISION_BITS). */
const weightBits = 22;
const half = 1 << (weightBits - 1);
const rowsAtOnce = 4;

/**
 * Pillow's BILINEAR for output pixels `from` .. `from + length - 1` of an axis resized from `sourceSize` to `targetSize`: a triangle
 * filter whose support grows with the ratio, so that shrinking does not alias (Resample.c, precompute_coeffs and normalize_coeffs_8bpc).
 */
export function axisWeights(sourceSize: number, targetSize: number, from: number, length: number): AxisWeights {
  const scale = sourceSize / targetSize;
  const support = Math.max(scale, 1);
  const stride = Math.ceil(support) * 2 + 1;
  const axis = { starts: new Int32Array(length), counts: new Int32Array(length), weights: new Int32Array(length * stride), stride };
  for (let at = 0; at < length; at++) {
    const center = (from + at + 0.5) * scale;
    const start = Math.max(0, Math.trunc(center - support + 0.5));
    const count = Math.min(sourceSize, Math.trunc(center + support + 0.5)) - start;
    axis.starts[at] = start;
    axis.counts[at] = count;
    axis.weights.set(triangle(start, count, center, support), at * stride);
  }
  return axis;
}

/** The sum of the exact weights is 1; each is then rounded to its fixed-point digits. */
function triangle(start: number, count: number, center: number, support: number): number[] {
  const inverse = 1 / support;
  const exact = Array.from({ length: count }, (_, at) => Math.max(0, 1 - Math.abs((at + start - center + 0.5) * inverse)));
  const sum = exact.reduce((total, weight) => total + weight, 0);
  return exact.map((weight) => Math.trunc(0.5 + (weight / sum) * (1 << weightBits)));
}

/** Where the rows of an image lie and how its values become gray. */
export interface GraySource {
  readonly pixels: Uint16Array;
  readonly columns: number;
  /** Length 65536: pixel -> 0..255. */
  readonly table: Uint8ClampedArray;
}

/**
 * Two passes, each rounded to 8 bits as Pillow does: along the rows, then along the columns. Row-major, as many rows and columns as the
 * axes are long, 0..255. Only the source rows that count are read.
 */
export function resample(source: GraySource, across: AxisWeights, down: AxisWeights): Uint8Array<ArrayBuffer> {
  const columns = across.starts.length;
  const rows = down.starts.length;
  const firstRow = down.starts[0] ?? 0;
  const lastRow = (down.starts[rows - 1] ?? 0) + (down.counts[rows - 1] ?? 0);
  const strips = Math.ceil((lastRow - firstRow) / rowsAtOnce);
  const narrow = new Uint8Array(strips * rowsAtOnce * columns);
  const strip = new Int32Array(source.columns);
  for (let at = 0; at < strips; at++) {
    fillStrip(strip, source, firstRow + at * rowsAtOnce, lastRow);
    narrowStrip(strip, across, narrow, at * rowsAtOnce * columns);
  }
  return shorten(narrow, columns, firstRow, down);
}

/** Gray of four rows from `row` on, a byte each; below the last row it is that row again. */
function fillStrip(strip: Int32Array, { pixels, columns, table }: GraySource, row: number, rows: number): void {
  let a = row * columns;
  let b = Math.min(row + 1, rows - 1) * columns;
  let c = Math.min(row + 2, rows - 1) * columns;
  let d = Math.min(row + 3, rows - 1) * columns;
  for (let column = 0; column < columns; column++, a++, b++, c++, d++) {
    strip[column] = gray(table, pixels, a) | (gray(table, pixels, b) << 8) | (gray(table, pixels, c) << 16) | (gray(table, pixels, d) << 24);
  }
}

function gray(table: Uint8ClampedArray, pixels: Uint16Array, at: number): number {
  return table[pixels[at] ?? 0] ?? 0;
}

/** The first pass for four rows, which share each load of a weight and of a pixel: this loop is where the time goes. */
function narrowStrip(strip: Int32Array, { starts, counts, weights, stride }: AxisWeights, narrow: Uint8Array, offset: number): void {
  const columns = starts.length;
  for (let column = 0; column < columns; column++) {
    const first = column * stride;
    const end = first + (counts[column] ?? 0);
    let a = half;
    let b = half;
    let c = half;
    let d = half;
    for (let k = first, at = starts[column] ?? 0; k < end; k++, at++) {
      const weight = weights[k] ?? 0;
      const four = strip[at] ?? 0;
      a = (a + Math.imul(four & 255, weight)) | 0;
      b = (b + Math.imul((four >> 8) & 255, weight)) | 0;
      c = (c + Math.imul((four >> 16) & 255, weight)) | 0;
      d = (d + Math.imul(four >>> 24, weight)) | 0;
    }
    const out = offset + column;
    narrow[out] = toByte(a);
    narrow[out + columns] = toByte(b);
    narrow[out + 2 * columns] = toByte(c);
    narrow[out + 3 * columns] = toByte(d);
  }
}

/** The second pass; `narrow` begins with source row `firstRow`. */
function shorten(narrow: Uint8Array, columns: number, firstRow: number, down: AxisWeights): Uint8Array<ArrayBuffer> {
  const rows = down.starts.length;
  const shrunk = new Uint8Array(rows * columns);
  const sums = new Int32Array(columns);
  for (let row = 0; row < rows; row++) {
    sums.fill(half);
    const start = ((down.starts[row] ?? 0) - firstRow) * columns;
    const count = down.counts[row] ?? 0;
    for (let k = 0; k < count; k++) addRow(sums, narrow, start + k * columns, down.weights[row * down.stride + k] ?? 0);
    for (let column = 0; column < columns; column++) shrunk[row * columns + column] = toByte(sums[column] ?? 0);
  }
  return shrunk;
}

function addRow(sums: Int32Array, rows: Uint8Array, offset: number, weight: number): void {
  for (let column = 0; column < sums.length; column++) {
    sums[column] = ((sums[column] ?? 0) + Math.imul(rows[offset + column] ?? 0, weight)) | 0;
  }
}

/** Weights are rounded one by one, so that their sum may exceed 1 by a little. */
function toByte(sum: number): number {
  const value = sum >> weightBits;
  return value > 255 ? 255 : value;
}
