import { lungAt, sides, type Chest, type Side } from "./chest.ts";
import type { Grid } from "./grid.ts";
import { between, type Random } from "./random.ts";
import { addTube, grownFrom, smoothLine, solid, type Station } from "./tube.ts";

/** Adds the vessels of both lungs, in centimetres of blood along the beam. `keeps` says where there is lung to carry them. */
export function addVessels(blood: Grid, chest: Chest, random: Random, keeps: (x: number, y: number) => boolean): void {
  for (const side of sides) {
    addHilum(blood, side, random);
    for (const trunk of trunks(side, chest.congestion)) {
      for (let copy = 0; copy < trunk.copies; copy++) {
        const angle = trunk.angle + between(random, -0.2, 0.2);
        const start = { x: side * (trunk.x + between(random, -0.4, 0.4)), y: trunk.y + between(random, -0.5, 0.5) };
        grow({ blood, chest, side, random, keeps }, start, angle, trunk.radius * between(random, 0.72, 1.1), 0);
      }
    }
  }
}

interface Trunk {
  readonly x: number;
  readonly y: number;
  /** Radians from straight outward, positive toward the feet. */
  readonly angle: number;
  readonly radius: number;
  readonly copies: number;
}

/** Upright, blood falls: the lower vessels are wider than the upper ones, until the heart fails. */
function trunks(side: Side, congestion: number): Trunk[] {
  const y = side < 0 ? -1.3 : -2.3;
  const upper = 0.26 * (1 + 0.55 * congestion);
  return [
    { x: 3.6, y: y - 1.6, angle: -1.25, radius: upper, copies: 2 },
    { x: 3.9, y: y - 1.2, angle: -0.85, radius: upper, copies: 2 },
    { x: 4.2, y: y - 0.5, angle: -0.35, radius: 0.26, copies: 2 },
    { x: 4.3, y: y + 0.5, angle: 0.15, radius: 0.28, copies: 2 },
    { x: 4.2, y: y + 1.4, angle: 0.6, radius: 0.34, copies: 2 },
    { x: 3.8, y: y + 2.2, angle: 0.95, radius: 0.38, copies: 2 },
    { x: 3.3, y: y + 2.6, angle: 1.25, radius: 0.36, copies: 2 },
    { x: 2.9, y: y + 2.8, angle: 1.45, radius: 0.22, copies: 1 },
  ];
}

/** The roots: on the right the descending artery, on the left the arch of the artery over the bronchus. */
function addHilum(blood: Grid, side: Side, random: Random): void {
  const y = side < 0 ? -1.3 : -2.3;
  const at = (x: number, dy: number, radius: number): Station => ({ x: side * x, y: y + dy, radius, weight: 1.6 * between(random, 0.9, 1.1) });
  addTube(blood, smoothLine([at(2.2, -0.4, 0.95), at(3.2, -0.2, 0.85), at(3.9, 0.7, 0.72), at(4.1, 2, 0.58), at(3.9, 3.4, 0.42)], 6), solid, grownFrom);
  addTube(blood, smoothLine([at(2.4, -0.3, 0.8), at(3.2, -1.1, 0.55), at(3.6, -2.1, 0.38), at(3.8, -3, 0.28)], 6), solid, grownFrom);
  addTube(blood, smoothLine([at(1.8, 2.6, 0.7), at(3, 2.3, 0.55), at(4.4, 2.1, 0.4)], 6), solid, grownFrom);
}

interface Tree {
  readonly blood: Grid;
  readonly chest: Chest;
  readonly side: Side;
  readonly random: Random;
  readonly keeps: (x: number, y: number) => boolean;
}

/** One branch, wandering and thinning until it forks, leaves the lung, or is too thin to be seen. */
function grow(tree: Tree, start: { x: number; y: number }, angle: number, radius: number, generation: number): void {
  const { random, side } = tree;
  const length = between(random, 1.3, 2.9) * (0.75 + radius * 1.3);
  const bend = between(random, -0.3, 0.3);
  const stations: Station[] = [{ ...start, radius, weight: 1.9 }];
  let { x, y } = start;
  let heading = angle;
  const steps = 5;
  for (let step = 1; step <= steps; step++) {
    heading += bend / steps + between(random, -0.16, 0.16);
    x += (side * Math.cos(heading) * length) / steps;
    y += (Math.sin(heading) * length) / steps;
    if (lungAt(tree.chest, side, x, y) < 4.2 || !tree.keeps(x, y)) break;
    stations.push({ x, y, radius: radius * (1 - 0.12 * (step / steps)), weight: 1.9 });
  }
  if (stations.length < 2) return;
  addTube(tree.blood, stations, solid, grownFrom);
  if (stations.length <= steps || generation > 8 || radius < 0.055) return;
  const lean = between(random, 0.3, 0.75);
  const share = between(random, 0.78, 0.93);
  grow(tree, { x, y }, heading + lean * (1 - share) * 1.2, radius * share, generation + 1);
  grow(tree, { x, y }, heading - lean * share, radius * Math.sqrt(1 - share * share) * 0.95, generation + 1);
  if (random() < 0.2) grow(tree, { x, y }, heading + lean * 1.6, radius * 0.45, generation + 1);
}
