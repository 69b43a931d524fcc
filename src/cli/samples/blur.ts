import type { Grid } from "./grid.ts";

/** Blurs in place: three box passes, close to a Gaussian of the given deviation; the border repeats. */
export function blur(grid: Grid, deviationCm: number): void {
  const pixels = deviationCm / grid.pixelCm;
  // Three boxes of width w have the variance (w^2 - 1) / 4.
  const radius = Math.round((Math.sqrt(4 * pixels * pixels + 1) - 1) / 2);
  if (radius < 1) return;
  for (let pass = 0; pass < 3; pass++) {
    boxRows(grid, radius);
    boxColumns(grid, radius);
  }
}

function boxRows({ rows, columns, values }: Grid, radius: number): void {
  const line = new Float32Array(columns + 2 * radius + 1);
  const share = 1 / (2 * radius + 1);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    for (let index = 0; index < line.length; index++) line[index] = values[start + Math.min(columns - 1, Math.max(0, index - radius))] ?? 0;
    let sum = 0;
    for (let index = 0; index <= 2 * radius; index++) sum += line[index] ?? 0;
    for (let column = 0; column < columns; column++) {
      values[start + column] = sum * share;
      sum += (line[column + 2 * radius + 1] ?? 0) - (line[column] ?? 0);
    }
  }
}

/** Walks down the rows with one running sum for each column, which is kinder to the cache than walking down one column at a time. */
function boxColumns({ rows, columns, values }: Grid, radius: number): void {
  const source = values.slice();
  const share = 1 / (2 * radius + 1);
  const sums = new Float64Array(columns);
  const rowStart = (row: number) => Math.min(rows - 1, Math.max(0, row)) * columns;
  for (let row = -radius; row <= radius; row++) {
    const start = rowStart(row);
    for (let column = 0; column < columns; column++) sums[column] = (sums[column] ?? 0) + (source[start + column] ?? 0);
  }
  for (let row = 0; row < rows; row++) {
    const entering = rowStart(row + radius + 1);
    const leaving = rowStart(row - radius);
    const start = row * columns;
    for (let column = 0; column < columns; column++) {
      const sum = sums[column] ?? 0;
      values[start + column] = sum * share;
      sums[column] = sum + (source[entering + column] ?? 0) - (source[leaving + column] ?? 0);
    }
  }
}
