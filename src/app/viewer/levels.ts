import type { DisplayCopy } from "../../domain/radiograph.ts";

/** The radiograph on a coarser grid, or on its own. */
export interface Level extends DisplayCopy {
  /** Width and height of a cell in radiograph pixels; cell (0, 0) begins at the film's top left corner. */
  readonly stepX: number;
  readonly stepY: number;
}

/** The grids that one film can be drawn from, finest first. The coarse ones are made when they are first asked for. */
export type Levels = readonly LazyLevel[];

interface LazyLevel {
  readonly stepX: number;
  readonly make: () => Level;
}

/** Rows and columns of the radiograph itself. */
interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** The display copy and its halvings: they keep a fitted film free of moire, because no level is ever shrunk much more than twice. */
export function levelsOf(size: GridSize, displayCopy: DisplayCopy): Levels {
  return halvings(levelOn(size, displayCopy), 128);
}

/** The full pixels before the levels of the copy. */
export function withFull(size: GridSize, copy: Levels, full: DisplayCopy): Levels {
  const copyStep = copy[0]?.stepX ?? 1;
  const fine = halvings(levelOn(size, full), (size.columns / copyStep) * (4 / 3));
  return [...fine, ...copy.filter((level) => level.stepX > 1)];
}

/** The coarsest level that still has a cell for each device pixel, else the finest; `scaleX` is device pixels for each radiograph pixel. */
export function levelFor(levels: Levels, scaleX: number): Level {
  const wanted = 1.05 / scaleX;
  const fitting = levels.findLast((level) => level.stepX <= wanted) ?? levels[0];
  if (fitting === undefined) throw new Error("a film has at least one level");
  return fitting.make();
}

/** The finest level has every pixel of the radiograph, or as many as device pixels: nothing is hidden at this scale. */
export function isFullDetail(levels: Levels, scaleX: number): boolean {
  const finest = levels[0];
  return finest !== undefined && finest.stepX <= Math.max(1, 1.05 / scaleX);
}

function levelOn(size: GridSize, grid: DisplayCopy): Level {
  return { ...grid, stepX: size.columns / grid.columns, stepY: size.rows / grid.rows };
}

/** The level itself and its halvings down to `minimumColumns`. */
function halvings(level: Level, minimumColumns: number): Levels {
  const chain: LazyLevel[] = [{ stepX: level.stepX, make: () => level }];
  for (let columns = level.columns / 2, stepX = level.stepX * 2; columns >= minimumColumns; columns /= 2, stepX *= 2) {
    const finer = chain.at(-1)?.make ?? (() => level);
    chain.push({ stepX, make: once(() => halved(finer())) });
  }
  return chain;
}

/** Each cell is the mean of 2 x 2; at an odd edge, of those that exist. */
export function halved({ pixels, stepX, stepY, ...size }: Level): Level {
  const rows = Math.ceil(size.rows / 2);
  const columns = Math.ceil(size.columns / 2);
  const cells = new Uint16Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const upper = pixels.subarray(2 * row * size.columns, (2 * row + 1) * size.columns);
    const lower = 2 * row + 1 < size.rows ? pixels.subarray((2 * row + 1) * size.columns, (2 * row + 2) * size.columns) : upper;
    halveRows(upper, lower, cells.subarray(row * columns, (row + 1) * columns));
  }
  return { rows, columns, pixels: cells, stepX: stepX * 2, stepY: stepY * 2 };
}

function halveRows(upper: Uint16Array, lower: Uint16Array, cells: Uint16Array): void {
  const last = upper.length - 1;
  for (let cell = 0; cell < cells.length; cell += 1) {
    const left = 2 * cell;
    const right = left < last ? left + 1 : last;
    cells[cell] = ((upper[left] ?? 0) + (upper[right] ?? 0) + (lower[left] ?? 0) + (lower[right] ?? 0) + 2) >> 2;
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
