import type { Shape } from "./mark.ts";

/** Where a picture of 100 x 100 lies in an icon: `scale` 1 fills it, smaller ones leave a border. */
export interface Placement {
  readonly sizePixels: number;
  readonly scale: number;
}

/** RGBA, row-major, length sizePixels * sizePixels * 4. */
export type Canvas = Uint8ClampedArray<ArrayBuffer>;

/** Paints one shape over what is there, with its edges smoothed over 4 x 16 sub-samples. */
export function paint(canvas: Canvas, { path, color }: Shape, placement: Placement): void {
  const { sizePixels, scale } = placement;
  const unit = (sizePixels / 100) * scale;
  const margin = (sizePixels * (1 - scale)) / 2;
  const outline = flatten(path).map(([x, y]) => [x * unit + margin, y * unit + margin] as const);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  for (let row = 0; row < sizePixels; row++) {
    const coverage = coverageOf(outline, row, sizePixels);
    for (let column = 0; column < sizePixels; column++) blend(canvas, 4 * (row * sizePixels + column), [red, green, blue], coverage[column] ?? 0);
  }
}

type Corner = readonly [x: number, y: number];

/** Corners of the outline; a curve becomes 24 straight lines. */
function flatten(path: string): Corner[] {
  const corners: Corner[] = [];
  for (const [, command, rest = ""] of path.matchAll(/([MLCZ])([^MLCZ]*)/g)) {
    const numbers = rest.trim().split(/\s+/).map(Number);
    const points = Array.from({ length: Math.floor(numbers.length / 2) }, (_, index): Corner => [numbers[2 * index] ?? 0, numbers[2 * index + 1] ?? 0]);
    if (command === "C") corners.push(...curve([corners.at(-1) ?? [0, 0], ...points]));
    else if (command !== "Z") corners.push(...points);
  }
  return corners;
}

function curve(control: readonly Corner[]): Corner[] {
  const steps = 24;
  return Array.from({ length: steps }, (_, index) => {
    const t = (index + 1) / steps;
    const at = (axis: 0 | 1) => {
      const [a = 0, b = 0, c = 0, d = 0] = control.map((point) => point[axis]);
      return a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t * t * (1 - t) + d * t ** 3;
    };
    return [at(0), at(1)];
  });
}

const subRows = 16;

/** Share of each pixel of a row that lies inside (even-odd rule). */
function coverageOf(outline: readonly Corner[], row: number, columns: number): Float32Array {
  const coverage = new Float32Array(columns);
  for (let sub = 0; sub < subRows; sub++) {
    const crossings = crossingsAt(outline, row + (sub + 0.5) / subRows);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) cover(coverage, crossings[pair] ?? 0, crossings[pair + 1] ?? 0);
  }
  return coverage;
}

function crossingsAt(outline: readonly Corner[], y: number): number[] {
  return outline.flatMap(([x0, y0], index) => {
    const [x1, y1] = outline[(index + 1) % outline.length] ?? [x0, y0];
    return y0 <= y === y1 <= y ? [] : [x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)];
  }).sort((a, b) => a - b);
}

function cover(coverage: Float32Array, from: number, to: number): void {
  for (let column = Math.max(0, Math.floor(from)); column < Math.min(coverage.length, Math.ceil(to)); column++) {
    const inside = Math.min(to, column + 1) - Math.max(from, column);
    coverage[column] = (coverage[column] ?? 0) + inside / subRows;
  }
}

function blend(canvas: Canvas, at: number, color: readonly number[], coverage: number): void {
  if (coverage === 0) return;
  const below = (canvas[at + 3] ?? 0) / 255;
  const alpha = coverage + below * (1 - coverage);
  color.forEach((value, channel) => {
    canvas[at + channel] = (value * coverage + (canvas[at + channel] ?? 0) * below * (1 - coverage)) / alpha;
  });
  canvas[at + 3] = alpha * 255;
}
