import { blur } from "./blur.ts";
import { addChestBones } from "./bones.ts";
import { lungAt, makeChest, type Chest } from "./chest.ts";
import { exposeFilm, type Film } from "./film.ts";
import { changeAll, depthThrough, emptyGrid, ramp, type Grid } from "./grid.ts";
import { diseaseOf, type Disease, type Pathology } from "./pathology.ts";
import { seededRandom, type Random } from "./random.ts";
import { bend } from "./resample.ts";
import { addSoftTissue, addTexture } from "./softTissue.ts";
import { addVessels } from "./vessels.ts";

export interface PhantomOptions {
  readonly rows: number;
  readonly columns: number;
  readonly seed: number;
  readonly pathology: Pathology;
  /** 0 (none) to 1. */
  readonly breast?: number;
  /** Overrides what the pathology gives. */
  readonly cardiothoracicRatio?: number;
}

/** What the field of a detector must hold of a chest, in centimetres. */
const fieldCm = { width: 32.6, height: 34.5, middleY: -1.9 };

/** Anatomy has no finer detail than this grid shows; larger films enlarge it and add their own noise. */
const finestRows = 1280;

/** A postero-anterior chest film of nobody: the same options give the same film. */
export function chestPhantom(options: PhantomOptions): Film {
  const random = seededRandom(options.seed);
  const disease = diseaseOf(options.pathology);
  const chest = makeChest(random, {
    cardiothoracicRatio: options.cardiothoracicRatio ?? disease.cardiothoracicRatio,
    breast: options.breast ?? 0.3, congestion: disease.congestion,
  });
  const water = castShadow(workingGrid(options), chest, disease, random);
  return exposeFilm(water, { rows: options.rows, columns: options.columns, marker: "R", markerSide: -1 }, random);
}

function workingGrid({ rows, columns }: PhantomOptions): Grid {
  const shrink = Math.min(1, finestRows / Math.max(rows, columns));
  const pixelCm = Math.max(fieldCm.width / columns, fieldCm.height / rows) / shrink;
  return emptyGrid(Math.round(rows * shrink), Math.round(columns * shrink), pixelCm, fieldCm.middleY);
}

/** Centimetres of water that would weaken the beam as much as what stands in it does. */
function castShadow(water: Grid, chest: Chest, disease: Disease, random: Random): Grid {
  const like = () => emptyGrid(water.rows, water.columns, water.pixelCm, water.middleY);
  const air = like();
  const airAt = airIn(chest);
  changeAll(air, (_, x, y) => disease.change(chest, x, y, airAt(x, y)));
  blur(air, 0.06);
  addSoftTissue(water, chest);
  const blood = like();
  addVessels(blood, chest, random, (x, y) => disease.keepsVessels(chest, x, y));
  const bone = like();
  addChestBones(bone, chest, random);
  blur(bone, 0.045);
  const solidPart = like();
  disease.addSolid(solidPart, chest);
  const lung = like();
  lung.values.set(air.values);
  // Last of all that is drawn by chance, so that one seed is one person on every detector.
  addTexture(lung, random);
  for (let at = 0; at < water.values.length; at++) {
    const deep = lung.values[at] ?? 0;
    // A vessel displaces lung, so it can never be deeper than the lung around it.
    const inLung = Math.min((blood.values[at] ?? 0) * ramp(0, 10, air.values[at] ?? 0) + (solidPart.values[at] ?? 0), air.values[at] ?? 0);
    water.values[at] = Math.max(0, (water.values[at] ?? 0) - 0.7 * (deep - inLung)) + 2.0 * (bone.values[at] ?? 0);
  }
  bend(water, random);
  return water;
}

/** Depth of aerated lung in centimetres, less what the heart and the great vessels take of it. */
function airIn(chest: Chest): (x: number, y: number) => number {
  const parts = [...chest.heart, ...greatVessels].map(depthThrough);
  return (x, y) => {
    const whole = lungAt(chest, x < 0 ? -1 : 1, x, y);
    if (whole === 0) return 0;
    // Between the larger of two parts and their sum, so that their borders run into one another.
    let cubes = 0;
    for (const part of parts) cubes += part(x, y) ** 3;
    return Math.max(0, whole - Math.cbrt(cubes));
  };
}

/** Aortic knob, pulmonary trunk, right pulmonary artery, ascending aorta, descending aorta. */
const greatVessels = [
  { x: 1.9, y: -5.9, halfWidth: 1.75, halfHeight: 1.9, depth: 6 },
  { x: 1.7, y: -2.9, halfWidth: 1.75, halfHeight: 1.8, depth: 6 },
  { x: -1.6, y: -0.6, halfWidth: 2.1, halfHeight: 3.4, depth: 7 },
  { x: -0.9, y: -3.4, halfWidth: 2.4, halfHeight: 4.2, depth: 5 },
  { x: 1.2, y: 3, halfWidth: 1.5, halfHeight: 11, depth: 2.4 },
];

