import { pixelBox, xAt, yAt, type Grid, type Point } from "./grid.ts";

/** One station of a tube's center line. */
export interface Station extends Point {
  readonly radius: number;
  /** Factor on what the profile gives. */
  readonly weight: number;
}

/** Path length of the beam, in radii, at `t` radii (0..1) beside the center line. */
export type Profile = (t: number) => number;

export const solid: Profile = (t) => 2 * Math.sqrt(1 - t * t);

/** A bone: dense shell, sparse core. The shell is what makes its two edges bright. */
export function shell(thickness: number, core: number): Profile {
  const inner = 1 - thickness;
  return (t) => {
    const whole = 2 * Math.sqrt(1 - t * t);
    const hollow = t < inner ? 2 * Math.sqrt(inner * inner - t * t) : 0;
    return whole - hollow * (1 - core);
  };
}

/** How a new tube joins what is there: on top of it, or, for one that grows out of another, sunk into it. */
export type Join = (there: number, added: number) => number;

const onTop: Join = (there, added) => there + added;
export const grownFrom: Join = (there, added) => Math.max(there, added) + 0.12 * Math.min(there, added);

/** Adds a tube; where its segments overlap it counts once. What it adds is profile * radius * weight. */
export function addTube(grid: Grid, stations: readonly Station[], profile: Profile, join: Join = onTop): void {
  const reach = Math.max(...stations.map((one) => one.radius));
  const { left, right, top, bottom } = pixelBox(grid, {
    left: Math.min(...stations.map((one) => one.x)) - reach, right: Math.max(...stations.map((one) => one.x)) + reach,
    top: Math.min(...stations.map((one) => one.y)) - reach, bottom: Math.max(...stations.map((one) => one.y)) + reach,
  });
  const width = right - left;
  if (width <= 0 || bottom <= top) return;
  const nearest: Nearest = { beside: new Float32Array(width * (bottom - top)).fill(1), gain: new Float32Array(width * (bottom - top)), left, top, width };
  for (let index = 1; index < stations.length; index++) {
    const from = stations[index - 1];
    const to = stations[index];
    if (from && to) markSegment(grid, nearest, from, to);
  }
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const near = (row - top) * width + column - left;
      const t = nearest.beside[near] ?? 1;
      if (t >= 1) continue;
      const at = row * grid.columns + column;
      grid.values[at] = join(grid.values[at] ?? 0, profile(t) * (nearest.gain[near] ?? 0));
    }
  }
}

/** For each pixel of a box: distance to the nearest segment in radii (1 = outside), and radius * weight there. */
interface Nearest {
  readonly beside: Float32Array;
  readonly gain: Float32Array;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

function markSegment(grid: Grid, nearest: Nearest, from: Station, to: Station): void {
  const reach = Math.max(from.radius, to.radius);
  const box = pixelBox(grid, {
    left: Math.min(from.x, to.x) - reach, right: Math.max(from.x, to.x) + reach,
    top: Math.min(from.y, to.y) - reach, bottom: Math.max(from.y, to.y) + reach,
  });
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const lengthSquared = dx * dx + dy * dy || 1;
  for (let row = box.top; row < box.bottom; row++) {
    const py = yAt(grid, row) - from.y;
    for (let column = box.left; column < box.right; column++) {
      const px = xAt(grid, column) - from.x;
      const along = Math.min(1, Math.max(0, (px * dx + py * dy) / lengthSquared));
      const radius = from.radius + (to.radius - from.radius) * along;
      const t = Math.sqrt((px - along * dx) ** 2 + (py - along * dy) ** 2) / radius;
      const near = (row - nearest.top) * nearest.width + column - nearest.left;
      if (t >= (nearest.beside[near] ?? 1)) continue;
      nearest.beside[near] = t;
      nearest.gain[near] = radius * (from.weight + (to.weight - from.weight) * along);
    }
  }
}

/** Stations along a smooth (Catmull-Rom) line through the given ones, `steps` to each stretch. */
export function smoothLine(corners: readonly Station[], steps: number): Station[] {
  const at = (index: number) => corners[Math.min(corners.length - 1, Math.max(0, index))] ?? { x: 0, y: 0, radius: 0, weight: 0 };
  const line: Station[] = [];
  for (let stretch = 0; stretch < corners.length - 1; stretch++) {
    const [a, b, c, d] = [at(stretch - 1), at(stretch), at(stretch + 1), at(stretch + 2)];
    for (let step = 0; step < steps; step++) {
      const t = step / steps;
      const blend = (p: number, q: number, r: number, s: number) =>
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t * t * t);
      line.push({
        x: blend(a.x, b.x, c.x, d.x), y: blend(a.y, b.y, c.y, d.y),
        radius: b.radius + (c.radius - b.radius) * t, weight: b.weight + (c.weight - b.weight) * t,
      });
    }
  }
  line.push(at(corners.length - 1));
  return line;
}
