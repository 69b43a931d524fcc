import { blur } from "./blur.ts";
import { sides, type Chest } from "./chest.ts";
import { addEllipsoid, changeAll, changeIn, curveThrough, depthThrough, emptyGrid, ramp, type Grid } from "./grid.ts";
import { bell, type Random } from "./random.ts";
import { resample } from "./resample.ts";
import { addTube, grownFrom, smoothLine, solid, type Station } from "./tube.ts";

/** Half width of neck, shoulders and trunk at height y. */
const outline = curveThrough([
  [-20, 5.6], [-17.8, 5.9], [-16.6, 7.2], [-15.7, 9.8], [-14.9, 12.8], [-14, 15.4], [-12.6, 17.5], [-10, 18.6], [-7, 17.9], [-4.5, 16.9], [-2, 16.35],
  [2, 16], [7, 15.8], [12, 15.6], [18, 15.9], [24, 16.2],
]);

/** Depth of the body in the middle at height y. */
const depthAt = curveThrough([[-20, 11.5], [-16.5, 13], [-13, 17], [-8, 20.5], [0, 22.5], [8, 23.2], [14, 24], [24, 24.5]]);

/** Adds what is not bone: trunk, arms, breasts, muscle; takes away windpipe, stomach bubble and bowel gas. */
export function addSoftTissue(water: Grid, chest: Chest): void {
  changeAll(water, (value, x, y) => {
    const off = Math.abs(x) / (outline(y) * chest.bodyWidth);
    if (off >= 1) return value;
    // Shoulders are flatter than the trunk.
    const flat = 1 - 0.4 * ramp(11.5, 16, Math.abs(x)) * ramp(-3, -9, y);
    return value + depthAt(y) * chest.bodyDepth * flat * Math.sqrt(1 - off * off * (0.3 + 0.7 * off));
  });
  addArms(water);
  addBreasts(water, chest);
  addMuscles(water);
  addAirways(water);
  addGas(water, chest);
}

function addArms(water: Grid): void {
  for (const side of sides) {
    const at = (x: number, y: number, radius: number) => ({ x: side * x, y, radius, weight: 0.85 });
    // Shoulder and arm are one body: the deeper of the two counts.
    addTube(water, smoothLine([at(15.6, -10.4, 3.4), at(18.2, -7.4, 3.7), at(20, -3.2, 3.6), at(21.6, 2, 3.6), at(23.4, 8, 3.7), at(25, 14, 3.6)], 8), solid, Math.max);
  }
}

/** A hanging fold: thin above, a plain rounded lower border. */
function addBreasts(water: Grid, { breast }: Chest): void {
  for (const side of sides) {
    const shape = { x: side * 7.9, y: 4.4, halfWidth: 5.7, halfHeight: 4.8 + breast, depth: 1.2 + 4.4 * breast, turn: side * 0.25 };
    const depth = depthThrough(shape);
    changeIn(water, { left: shape.x - 7, right: shape.x + 7, top: -3, bottom: 12 }, (value, x, y) => {
      return value + depth(x, y) * (0.15 + 0.85 * ramp(-1.5, 6, y)) * breast ** 0.5;
    });
  }
}

/** Pectoral folds to the armpit, the muscles along the neck, and the skin above the collar bones. */
function addMuscles(water: Grid): void {
  for (const side of sides) {
    addEllipsoid(water, { x: side * 10.2, y: -5.4, halfWidth: 6.2, halfHeight: 4.2, depth: 1.5, turn: side * -0.5 });
    addEllipsoid(water, { x: side * 14.2, y: 1.5, halfWidth: 1.7, halfHeight: 8, depth: 2.2, turn: side * 0.06 });
    addTube(water, smoothLine([
      { x: side * 4.4, y: -21, radius: 1.5, weight: 0.4 }, { x: side * 3.3, y: -15.5, radius: 1.3, weight: 0.4 }, { x: side * 1.9, y: -11.6, radius: 0.9, weight: 0.2 },
    ], 6), solid);
    addTube(water, smoothLine([
      { x: side * 2.2, y: -11, radius: 0.75, weight: 0.7 }, { x: side * 6, y: -12.9, radius: 0.75, weight: 0.7 }, { x: side * 10, y: -13.9, radius: 0.7, weight: 0.7 },
      { x: side * 14, y: -14.4, radius: 0.6, weight: 0.4 },
    ], 6), solid);
  }
}

function bore(x: number, y: number, radius: number, weight = 1): Station {
  return { x, y, radius, weight: 0.85 * weight };
}

function addAirways(water: Grid): void {
  const airway = emptyGrid(water.rows, water.columns, water.pixelCm, water.middleY);
  addTube(airway, smoothLine([bore(0.1, -21, 0.95), bore(0, -16, 0.9), bore(-0.15, -11, 0.88), bore(-0.4, -7, 0.9), bore(-0.25, -4.4, 0.95)], 8), solid);
  addTube(airway, smoothLine([bore(-0.45, -4.6, 0.75, 1), bore(-1.5, -3.4, 0.68, 0.9), bore(-2.7, -2, 0.58, 0.85), bore(-3.3, -0.4, 0.42, 0.7), bore(-3.6, 1.4, 0.3, 0.5)], 8), solid, grownFrom);
  addTube(airway, smoothLine([bore(-0.05, -4.6, 0.7, 1), bore(1.5, -3.7, 0.6, 0.9), bore(3.1, -2.6, 0.52, 0.85), bore(4, -1.3, 0.36, 0.6)], 8), solid, grownFrom);
  subtract(water, airway);
}

/** The stomach's bubble with its level under the left diaphragm, and some gas in the colon. */
function addGas(water: Grid, chest: Chest): void {
  const top = chest.diaphragm(1, 5.4);
  const bubble = { x: 5.2, y: top + 2.7, halfWidth: 2.4, halfHeight: 1.9, depth: 3.6, turn: -0.2 };
  const gas = emptyGrid(water.rows, water.columns, water.pixelCm, water.middleY);
  const depth = depthThrough(bubble);
  changeIn(gas, { left: 1, right: 9.5, top, bottom: top + 6 }, (value, x, y) => value + depth(x, y) * ramp(0.12, -0.05, y - bubble.y - 0.9));
  const bowel = [{ x: 10.6, y: top + 4.6, r: 1.2 }, { x: 11.6, y: top + 6.2, r: 1.3 }, { x: 9.9, y: top + 6.6, r: 0.9 }, { x: -10.4, y: top + 9.4, r: 1.3 }];
  for (const { x, y, r } of bowel) addEllipsoid(gas, { x, y, halfWidth: r, halfHeight: r * 0.85, depth: r * 0.7 });
  blur(gas, 0.14);
  subtract(water, gas);
}

function subtract(water: Grid, gas: Grid): void {
  for (let at = 0; at < gas.values.length; at++) water.values[at] = (water.values[at] ?? 0) - (gas.values[at] ?? 0);
}

/** The web of vessels too small to draw: smooth noise of those of three sizes that the grid can show, in proportion to the depth of lung. */
export function addTexture(lung: Grid, random: Random): void {
  const sizes = [{ deviationCm: 0.09, share: 0.009 }, { deviationCm: 0.2, share: 0.008 }, { deviationCm: 0.9, share: 0.012 }];
  const factor = new Float32Array(lung.values.length).fill(1);
  for (const { deviationCm, share } of sizes) {
    if (deviationCm < lung.pixelCm) continue;
    const noise = smoothNoise(lung, deviationCm, random);
    for (let at = 0; at < factor.length; at++) factor[at] = (factor[at] ?? 1) + share * (noise[at] ?? 0);
  }
  for (let at = 0; at < factor.length; at++) lung.values[at] = (lung.values[at] ?? 0) * (factor[at] ?? 1);
}

/** Mean 0, deviation 1, made on a grid as coarse as its grain allows. */
function smoothNoise(like: Grid, deviationCm: number, random: Random): Float32Array {
  const rows = Math.max(8, Math.ceil((like.rows * like.pixelCm * 2) / deviationCm));
  const columns = Math.max(8, Math.ceil((like.columns * like.pixelCm * 2) / deviationCm));
  const coarse = emptyGrid(rows, columns, deviationCm / 2);
  for (let at = 0; at < coarse.values.length; at++) coarse.values[at] = bell(random);
  blur(coarse, deviationCm);
  let squares = 0;
  for (const value of coarse.values) squares += value * value;
  const scale = 1 / Math.sqrt(squares / coarse.values.length || 1);
  for (let at = 0; at < coarse.values.length; at++) coarse.values[at] = (coarse.values[at] ?? 0) * scale;
  return resample(coarse, like.rows, like.columns);
}
