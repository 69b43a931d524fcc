/** A plane of numbers over the detector, in centimetres: x to the right, 0 in the middle of the image; y down. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** Side of one square pixel. */
  readonly pixelCm: number;
  /** y in the middle of the image. */
  readonly middleY: number;
  /** Row-major, length rows * columns. */
  readonly values: Float32Array;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function emptyGrid(rows: number, columns: number, pixelCm: number, middleY = 0): Grid {
  return { rows, columns, pixelCm, middleY, values: new Float32Array(rows * columns) };
}

export function xAt(grid: Grid, column: number): number {
  return (column + 0.5 - grid.columns / 2) * grid.pixelCm;
}

export function yAt(grid: Grid, row: number): number {
  return (row + 0.5 - grid.rows / 2) * grid.pixelCm + grid.middleY;
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The pixels whose centers lie in a box of centimetres, clipped to the grid; right and bottom are exclusive. */
export function pixelBox(grid: Grid, box: Box): Box {
  const column = (x: number) => Math.ceil(x / grid.pixelCm + grid.columns / 2 - 0.5);
  const row = (y: number) => Math.ceil((y - grid.middleY) / grid.pixelCm + grid.rows / 2 - 0.5);
  return {
    left: Math.max(0, column(box.left)), right: Math.min(grid.columns, column(box.right)),
    top: Math.max(0, row(box.top)), bottom: Math.min(grid.rows, row(box.bottom)),
  };
}

/** Calls `change` with each value and its place, inside a box of centimetres, and keeps what it returns. */
export function changeIn(grid: Grid, box: Box, change: (value: number, x: number, y: number) => number): void {
  const { left, right, top, bottom } = pixelBox(grid, box);
  for (let row = top; row < bottom; row++) {
    const y = yAt(grid, row);
    for (let column = left; column < right; column++) {
      const at = row * grid.columns + column;
      grid.values[at] = change(grid.values[at] ?? 0, xAt(grid, column), y);
    }
  }
}

export function changeAll(grid: Grid, change: (value: number, x: number, y: number) => number): void {
  const reach = (Math.max(grid.rows, grid.columns) + 1) * grid.pixelCm + Math.abs(grid.middleY);
  changeIn(grid, { left: -reach, right: reach, top: -reach, bottom: reach }, change);
}

export interface Ellipsoid extends Point {
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** Along the beam, centimetres at the middle. */
  readonly depth: number;
  /** Radians, clockwise. */
  readonly turn?: number;
}

/** Path length of the beam through an ellipsoid, by place; 0 outside. */
export function depthThrough(shape: Ellipsoid): (x: number, y: number) => number {
  const cosine = Math.cos(shape.turn ?? 0);
  const sine = Math.sin(shape.turn ?? 0);
  return (x, y) => {
    const across = ((x - shape.x) * cosine + (y - shape.y) * sine) / shape.halfWidth;
    const along = ((y - shape.y) * cosine - (x - shape.x) * sine) / shape.halfHeight;
    const inside = 1 - across * across - along * along;
    return inside > 0 ? shape.depth * Math.sqrt(inside) : 0;
  };
}

export function addEllipsoid(grid: Grid, shape: Ellipsoid): void {
  const reach = Math.max(shape.halfWidth, shape.halfHeight);
  const box = { left: shape.x - reach, right: shape.x + reach, top: shape.y - reach, bottom: shape.y + reach };
  const depth = depthThrough(shape);
  changeIn(grid, box, (value, x, y) => value + depth(x, y));
}

/** A smooth curve through (at, value) pairs in rising order of `at` (monotone cubic: never overshoots); flat beyond its ends. */
export function curveThrough(pairs: readonly (readonly [at: number, value: number])[]): (at: number) => number {
  const slopes = pairs.map((_, index) => slopeAt(pairs, index));
  const first = pairs[0] ?? [0, 0];
  const last = pairs[pairs.length - 1] ?? first;
  // Pictures are made row by row, so that the same place is asked for many times in a row.
  let asked = { at: first[0], value: first[1] };
  return (at) => {
    if (at <= first[0]) return first[1];
    if (at >= last[0]) return last[1];
    if (at !== asked.at) asked = { at, value: between(at) };
    return asked.value;
  };

  function between(at: number): number {
    const right = pairs.findIndex(([place]) => place >= at);
    const [x0, y0] = pairs[right - 1] ?? first;
    const [x1, y1] = pairs[right] ?? last;
    const span = x1 - x0;
    const t = (at - x0) / span;
    const hermite = (2 * t ** 3 - 3 * t ** 2 + 1) * y0 + (3 * t ** 2 - 2 * t ** 3) * y1;
    return hermite + span * ((t ** 3 - 2 * t ** 2 + t) * (slopes[right - 1] ?? 0) + (t ** 3 - t ** 2) * (slopes[right] ?? 0));
  }
}

/** Harmonic mean of the slopes on both sides, 0 where they disagree in sign or at an end. */
function slopeAt(pairs: readonly (readonly [number, number])[], index: number): number {
  const before = pairs[index - 1];
  const here = pairs[index];
  const after = pairs[index + 1];
  if (!before || !here || !after) return 0;
  const left = (here[1] - before[1]) / (here[0] - before[0]);
  const right = (after[1] - here[1]) / (after[0] - here[0]);
  return left * right > 0 ? (2 * left * right) / (left + right) : 0;
}

/** 0 below `from`, 1 above `to`, smooth between. */
export function ramp(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

/** How a rounded body thins toward its rim: 0 at the rim, 1 at `depth` inside of it, along a quarter circle. */
export function rounded(inside: number, depth: number): number {
  if (inside <= 0) return 0;
  const t = inside >= depth ? 0 : 1 - inside / depth;
  return Math.sqrt(1 - t * t);
}
