import { sides, type Chest, type Side } from "./chest.ts";
import { addEllipsoid, changeIn, ramp, type Grid } from "./grid.ts";
import { between, type Random } from "./random.ts";
import { addTube, shell, smoothLine, solid, type Station } from "./tube.ts";

/** Adds the skeleton of the thorax, in centimetres of compact bone along the beam. */
export function addChestBones(bone: Grid, chest: Chest, random: Random): void {
  addSpine(bone, random);
  for (const side of sides) {
    addRibs(bone, chest, side, random);
    addShoulder(bone, side, random);
  }
}

/** Middle of the thoracic vertebra `index` (0 = T1) and the height of one segment. */
function vertebra(index: number): { readonly y: number; readonly pitch: number } {
  return { y: -13.3 + 2.0 * index + 0.032 * index * index, pitch: 2.03 + 0.064 * index };
}

function addSpine(bone: Grid, random: Random): void {
  for (let index = -4; index < 17; index++) {
    const { y, pitch } = vertebra(index);
    const half = 1.28 + 0.045 * Math.max(0, index) + (index < 0 ? 0.05 : 0);
    const drift = 0.12 * Math.sin(index / 3.1) + between(random, -0.03, 0.03);
    addBody(bone, drift, y, half, (pitch - 0.34) / 2);
    for (const side of sides) addPedicle(bone, side, drift, y - pitch * 0.14, half);
    addEllipsoid(bone, { x: drift + between(random, -0.12, 0.12), y: y + pitch * 0.42, halfWidth: 0.3, halfHeight: 0.75, depth: 0.28 });
  }
}

/** Spongy body between two dense end plates, waisted at the sides. */
function addBody(bone: Grid, x: number, y: number, half: number, halfHeight: number): void {
  const box = { left: x - half - 0.3, right: x + half + 0.3, top: y - halfHeight - 0.2, bottom: y + halfHeight + 0.2 };
  changeIn(bone, box, (value, px, py) => {
    const v = Math.abs(py - y) / halfHeight;
    const edge = half * (0.92 + 0.08 * v * v);
    const u = Math.abs(px - x) / edge;
    const inside = ramp(1.06, 0.96, u) * ramp(1.15, 0.93, v);
    const plate = 0.6 * ramp(0.8, 0.94, v) + 0.35 * ramp(0.86, 0.97, u);
    return value + inside * (0.46 * Math.sqrt(Math.max(0, 1.15 - u * u)) + 0.42 * plate);
  });
}

function addPedicle(bone: Grid, side: Side, x: number, y: number, half: number): void {
  const middle = x + side * half * 0.66;
  addTube(bone, [{ x: middle, y: y - 0.18, radius: 0.36, weight: 0.6 }, { x: middle, y: y + 0.18, radius: 0.36, weight: 0.6 }], shell(0.35, 0.1));
  const process = smoothLine([
    { x: x + side * half * 0.8, y, radius: 0.42, weight: 0.3 },
    { x: x + side * (half + 0.75), y: y - 0.15, radius: 0.34, weight: 0.26 },
    { x: x + side * (half + 1.35), y: y - 0.3, radius: 0.38, weight: 0.3 },
  ], 4);
  addTube(bone, process, shell(0.35, 0.5));
}

interface Rib {
  /** From the back end to the front end. */
  readonly drop: number;
  /** Distance of the front end from the middle. */
  readonly front: number;
}

const ribs: readonly Rib[] = [
  { drop: 3.6, front: 2.6 }, { drop: 6.2, front: 3.1 }, { drop: 7.9, front: 4 }, { drop: 9, front: 4.8 }, { drop: 9.8, front: 5.7 }, { drop: 10.4, front: 6.8 },
  { drop: 10.7, front: 8.1 }, { drop: 10.6, front: 9.8 }, { drop: 10.2, front: 11.2 }, { drop: 9.6, front: 12.2 }, { drop: 7.5, front: 12.9 }, { drop: 6, front: 13 },
];

function addRibs(bone: Grid, chest: Chest, side: Side, random: Random): void {
  const tilt = between(random, -0.1, 0.1);
  ribs.forEach((rib, index) => {
    const { y, pitch } = vertebra(index);
    const start = y - pitch * 0.3 + tilt;
    const reach = index === 0 ? 6.3 : index === 1 ? 8.7 : chest.lungEdge(start + rib.drop * 0.52) + 0.32;
    const line = ribLine({ ...rib, drop: rib.drop * between(random, 0.97, 1.03) }, side, start, reach, index);
    addTube(bone, index < 10 ? line : line.slice(0, 22), shell(0.22, 0.34));
  });
}

/** A hoop around the chest, leaning forward and down; the weight grows where the bone runs along the beam, at its outermost point. */
function ribLine(rib: Rib, side: Side, start: number, reach: number, index: number): Station[] {
  const from = Math.asin(Math.min(1, 1.6 / reach));
  const to = Math.PI - Math.asin(Math.min(1, rib.front / reach));
  const steps = 56;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = from + ((to - from) * step) / steps;
    const back = angle < Math.PI / 2;
    const squash = back ? 1 : 0.94;
    const y = start + (rib.drop * (1 - Math.cos(angle) * squash)) / 2 - (back ? 0.95 * Math.sin(2 * angle) : 0) - rib.drop * 0.03;
    const depth = Math.abs(Math.sin(angle)) ** 3;
    const radius = (index === 0 ? 0.78 : 0.64) + (back ? 0.05 * Math.sin(angle) : 0.12 * (1 - Math.sin(angle))) - (index > 8 ? 0.08 : 0);
    const fade = back ? 1 : 0.62 - 0.5 * ramp(0.84, 1, step / steps);
    const end = index < 10 ? 1 : 0.7 * ramp(22, 12, step) + 0.05;
    return { x: side * reach * Math.sin(angle), y, radius, weight: end * fade * (0.66 + 0.08 * depth) };
  });
}

function addShoulder(bone: Grid, side: Side, random: Random): void {
  const lift = between(random, -0.35, 0.35);
  const at = (x: number, y: number, radius: number, weight: number): Station => ({ x: side * x, y: y + lift, radius, weight });
  addTube(bone, smoothLine([
    at(2, -10.6, 0.85, 0.32), at(3.2, -11.1, 0.72, 0.6), at(6, -12.2, 0.6, 0.75), at(9, -13.1, 0.58, 0.8), at(12, -13.6, 0.62, 0.75), at(14.6, -13.5, 0.75, 0.55), at(15.6, -13.3, 0.7, 0.45),
  ], 8), shell(0.3, 0.42));
  addScapula(bone, at);
  addArm(bone, at);
}

type Place = (x: number, y: number, radius: number, weight: number) => Station;

/** Rolled forward, so that only its thick outer border and its spine are plain; the blade is a veil outside of the lung. */
function addScapula(bone: Grid, at: Place): void {
  const outer = smoothLine([at(15.6, -9.4, 0.75, 0.55), at(15.2, -7.4, 0.5, 0.7), at(14.6, -4.5, 0.38, 0.75), at(14.1, -1.6, 0.36, 0.7), at(13.5, 0.6, 0.45, 0.6)], 8);
  addTube(bone, outer, shell(0.45, 0.3));
  const inner = smoothLine([at(11.5, -11.6, 0.3, 0.35), at(11.7, -8, 0.2, 0.5), at(12.3, -3.4, 0.2, 0.55), at(13.4, 0.7, 0.35, 0.5)], 8);
  addTube(bone, inner, shell(0.6, 0.5));
  addTube(bone, smoothLine([at(11.4, -10.2, 0.35, 0.4), at(13.4, -11.7, 0.5, 0.5), at(15.6, -13, 0.65, 0.5), at(17.6, -13, 0.7, 0.5)], 8), shell(0.3, 0.25));
  addTube(bone, smoothLine([at(14.9, -10.6, 0.5, 0.5), at(14, -11.6, 0.55, 0.6), at(14.6, -12.2, 0.45, 0.6)], 6), shell(0.35, 0.3));
  addTube(bone, [at(12.6, -7.6, 1.1, 0.07), at(13.6, -8, 1.5, 0.07), at(13.3, -4.5, 1, 0.07), at(13.3, -2, 0.7, 0.08)], solid);
}

function addArm(bone: Grid, at: Place): void {
  addTube(bone, smoothLine([at(17.1, -10.7, 2.25, 0.5), at(17.9, -9.2, 1.75, 0.5), at(18.8, -7, 1.25, 0.6), at(20, -3.5, 1.1, 0.75), at(21.8, 2, 1.1, 0.8), at(23.4, 8, 1.2, 0.8)], 8), shell(0.14, 0.4));
}
