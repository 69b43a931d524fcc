import type { DisplayCopy } from "../../domain/radiograph.ts";

/** The radiograph on a coarser grid, or on its own. */
export interface Level extends DisplayCopy {
  /** Width and height of a cell in radiograph pixels; cell (0, 0) begins at the film's top left corner. */
  readonly stepX: number;
  readonly stepY: number;
  /** Not below any of its pixels. */
  readonly maxValue: number;
}

/** The grids that one film can be drawn from, finest first. The coarse ones are made when they are first asked for. */
export type Levels = readonly LazyLevel[];

interface LazyLevel {
  readonly stepX: number;
  readonly make: () => Level;
}

/**
 * Halved copies keep a fitted film free of moire: no level is ever shrunk more than about twice when it is drawn.
 * `full` null: the display copy is the finest there is.
 */
export function levelsOf(size: { readonly rows: number; readonly columns: number }, displayCopy: DisplayCopy, full: DisplayCopy | null): Levels {
  const copy = halvings(levelOn(size, displayCopy), 128);
  if (full === null) return copy;
  const fine = halvings(levelOn(size, full), (displayCopy.columns * 4) / 3);
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

function levelOn(size: { readonly rows: number; readonly columns: number }, grid: DisplayCopy): Level {
  return { ...grid, stepX: size.columns / grid.columns, stepY: size.rows / grid.rows, maxValue: maxOf(grid.pixels) };
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
export function halved(level: Level): Level {
  const rows = Math.ceil(level.rows / 2);
  const columns = Math.ceil(level.columns / 2);
  const pixels = new Uint16Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const upper = 2 * row * level.columns;
    const lower = Math.min(2 * row + 1, level.rows - 1) * level.columns;
    for (let column = 0; column < columns; column += 1) {
      const left = 2 * column;
      const right = Math.min(left + 1, level.columns - 1);
      const sum = at(level, upper + left) + at(level, upper + right) + at(level, lower + left) + at(level, lower + right);
      pixels[row * columns + column] = (sum + 2) >> 2;
    }
  }
  return { rows, columns, pixels, stepX: level.stepX * 2, stepY: level.stepY * 2, maxValue: level.maxValue };
}

function at(level: Level, index: number): number {
  return level.pixels[index] ?? 0;
}

function maxOf(pixels: Uint16Array): number {
  let max = 0;
  for (const value of pixels) if (value > max) max = value;
  return max;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
