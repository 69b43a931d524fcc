import { xAt, yAt, type Grid, type Point } from "./grid.ts";
import { between, type Random } from "./random.ts";

/** The same picture on another grid, bilinear: for smooth pictures only. */
export function resample({ values, rows, columns }: Grid, toRows: number, toColumns: number): Float32Array {
  if (rows === toRows && columns === toColumns) return values;
  const out = new Float32Array(toRows * toColumns);
  const across = Array.from({ length: toColumns }, (_, column) => ((column + 0.5) * columns) / toColumns - 0.5);
  for (let row = 0; row < toRows; row++) {
    const y = ((row + 0.5) * rows) / toRows - 0.5;
    for (let column = 0; column < toColumns; column++) out[row * toColumns + column] = sample(values, rows, columns, across[column] ?? 0, y);
  }
  return out;
}

/** Nobody stands straight: turns the picture a little and bends it along two slow waves. */
export function bend(grid: Grid, random: Random): void {
  const turn = between(random, -0.012, 0.012);
  const sway = { height: between(random, 0.05, 0.16), phase: between(random, 0, 6) };
  const lean = { height: between(random, 0.08, 0.2), phase: between(random, 0, 6) };
  const from = ({ x, y }: Point): Point => ({
    x: x + turn * y + sway.height * Math.sin(y / 5.2 + sway.phase) + 0.06 * Math.sin(x / 3.1 + lean.phase),
    y: y - turn * x + lean.height * Math.sin(x / 6.5 + lean.phase) + 0.05 * Math.sin(y / 3.7 + sway.phase),
  });
  const source = grid.values.slice();
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const place = from({ x: xAt(grid, column), y: yAt(grid, row) });
      const x = place.x / grid.pixelCm + grid.columns / 2 - 0.5;
      const y = (place.y - grid.middleY) / grid.pixelCm + grid.rows / 2 - 0.5;
      grid.values[row * grid.columns + column] = sample(source, grid.rows, grid.columns, x, y);
    }
  }
}

/** Bilinear, in pixels from the center of the first one; the border repeats. */
function sample(values: Float32Array, rows: number, columns: number, x: number, y: number): number {
  const left = Math.min(columns - 2, Math.max(0, Math.floor(x)));
  const top = Math.min(rows - 2, Math.max(0, Math.floor(y)));
  const right = Math.min(1, Math.max(0, x - left));
  const down = Math.min(1, Math.max(0, y - top));
  const at = top * columns + left;
  const upper = (values[at] ?? 0) * (1 - right) + (values[at + 1] ?? 0) * right;
  const lower = (values[at + columns] ?? 0) * (1 - right) + (values[at + columns + 1] ?? 0) * right;
  return upper * (1 - down) + lower * down;
}
