import { blur } from "./blur.ts";
import { exposeFilm, type Film } from "./film.ts";
import { addEllipsoid, emptyGrid, type Grid } from "./grid.ts";
import { between, seededRandom, type Random } from "./random.ts";
import { bend } from "./resample.ts";
import { addTube, shell, smoothLine, solid, type Station } from "./tube.ts";

export interface HandOptions {
  readonly rows: number;
  readonly columns: number;
  readonly seed: number;
}

const fieldCm = { width: 20, height: 27 };

/** A right hand and wrist from behind: plainly no chest, for the gate that must say so. */
export function handPhantom({ rows, columns, seed }: HandOptions): Film {
  const random = seededRandom(seed);
  const water = emptyGrid(rows, columns, Math.max(fieldCm.width / columns, fieldCm.height / rows));
  const bone = emptyGrid(rows, columns, water.pixelCm);
  addFlesh(water);
  for (const ray of rays) addRay(bone, ray, random);
  addWrist(bone, random);
  blur(water, 0.08);
  blur(bone, 0.03);
  // As many times denser as makes a thin hand at low tube voltage fill the same film as a chest.
  for (let at = 0; at < water.values.length; at++) water.values[at] = 3.7 * (water.values[at] ?? 0) + 9.5 * (bone.values[at] ?? 0);
  bend(water, random);
  return exposeFilm(water, { rows, columns, marker: "R", markerSide: 1 }, random);
}

interface Ray {
  /** Joints from the wrist to the finger tip: metacarpal, then phalanges. */
  readonly joints: readonly (readonly [x: number, y: number])[];
  readonly radius: number;
}

const rays: readonly Ray[] = [
  { joints: [[-2, 4.6], [-4.4, 1.7], [-6, -1], [-7, -3.3]], radius: 0.5 },
  { joints: [[-1.25, 4], [-2.6, -2], [-3.5, -6.3], [-3.9, -8.8], [-4.1, -10.7]], radius: 0.43 },
  { joints: [[-0.2, 3.8], [-0.5, -2.4], [-0.7, -7.2], [-0.8, -10.2], [-0.8, -12.1]], radius: 0.44 },
  { joints: [[0.75, 4], [1.5, -1.7], [2.1, -6.1], [2.4, -8.9], [2.5, -10.8]], radius: 0.4 },
  { joints: [[1.6, 4.4], [3.3, -0.7], [4.5, -4.1], [5.1, -6.1], [5.5, -7.8]], radius: 0.36 },
];

function addFlesh(water: Grid): void {
  for (const { joints, radius } of rays) {
    const line = joints.map(([x, y], index) => station(x, y, (index === 0 ? 1.5 : 1.02 - 0.09 * index) * (0.6 + radius), index === 0 ? 0.75 : 0.95));
    const tip = line.at(-1);
    if (tip) line.push({ ...tip, y: tip.y - 0.25 });
    addTube(water, smoothLine(line, 6), solid, Math.max);
  }
  addTube(water, smoothLine([station(0, -0.6, 3.1, 0.45), station(-0.1, 2.4, 3, 0.5), station(0, 5.5, 2.75, 0.62), station(0.1, 8, 2.7, 0.72), station(0.3, 15, 3.3, 0.8)], 6), solid, Math.max);
}

/** Shafts are waisted: wide ends, narrow middle, with a gap of cartilage between two bones. */
function addRay(bone: Grid, { joints, radius }: Ray, random: Random): void {
  for (let index = 1; index < joints.length; index++) {
    const [x0, y0] = joints[index - 1] ?? [0, 0];
    const [x1, y1] = joints[index] ?? [0, 0];
    const length = Math.hypot(x1 - x0, y1 - y0);
    const gap = 0.1 / length;
    const isTip = index === joints.length - 1;
    const size = radius * (index === 1 ? 1.12 : 1.06 - 0.13 * index) * between(random, 0.97, 1.03);
    const at = (t: number, width: number, weight: number): Station => ({ x: x0 + (x1 - x0) * t, y: y0 + (y1 - y0) * t, radius: size * width, weight });
    const end = 1 - gap - (size * (isTip ? 0.7 : 1.05)) / length;
    const start = gap + (size * 1.1) / length;
    addTube(bone, smoothLine([at(start, 1.15, 0.6), at(start + 0.12, 0.98, 0.75), at(0.42, 0.66, 1.1), at(0.62, 0.68, 1.05), at(end - 0.08, 0.85, 0.8), at(end, isTip ? 0.75 : 1.12, 0.6)], 6), shell(0.26, 0.42));
  }
}

function addWrist(bone: Grid, random: Random): void {
  const carpals = [
    [-1.9, 5.1, 0.62, 0.55], [-0.95, 5.0, 0.5, 0.55], [0.15, 5.1, 0.62, 0.85], [1.35, 5.2, 0.68, 0.62], [-1.45, 6.2, 0.55, 0.85], [-0.15, 6.5, 0.68, 0.6], [0.95, 6.35, 0.58, 0.6], [1.35, 6.1, 0.42, 0.42],
  ] as const;
  for (const [x, y, halfWidth, halfHeight] of carpals) {
    const shape = { x, y, turn: between(random, -0.25, 0.25) };
    addEllipsoid(bone, { ...shape, halfWidth, halfHeight, depth: 0.62 });
    addEllipsoid(bone, { ...shape, halfWidth: halfWidth * 0.8, halfHeight: halfHeight * 0.8, depth: -0.2 });
  }
  addTube(bone, smoothLine([station(-1, 8.15, 1.05, 0.4), station(-1.05, 8.9, 0.95, 0.5), station(-1.2, 10.4, 0.66, 0.85), station(-1.1, 16, 0.72, 0.9)], 8), shell(0.22, 0.4));
  addTube(bone, smoothLine([station(1.4, 8.1, 0.55, 0.5), station(1.4, 8.8, 0.5, 0.6), station(1.45, 10.4, 0.44, 0.9), station(1.3, 16, 0.56, 0.9)], 8), shell(0.25, 0.4));
}

function station(x: number, y: number, radius: number, weight: number): Station {
  return { x, y, radius, weight };
}
