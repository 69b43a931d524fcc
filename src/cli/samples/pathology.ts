import { lungAt, type Chest } from "./chest.ts";
import { addEllipsoid, curveThrough, ramp, type Grid } from "./grid.ts";

export type Pathology = "normal" | "effusion" | "cardiomegaly" | "pneumothorax" | "nodule";

/** How a condition changes the chest. */
export interface Disease {
  readonly cardiothoracicRatio: number;
  readonly congestion: number;
  /** Depth of air at a place, from what a healthy lung has there. */
  readonly change: (chest: Chest, x: number, y: number, air: number) => number;
  readonly keepsVessels: (chest: Chest, x: number, y: number) => boolean;
  /** Adds what lies solid in the lung. */
  readonly addSolid: (solid: Grid, chest: Chest) => void;
}

const healthy: Disease = {
  cardiothoracicRatio: 0.43, congestion: 0, change: (_chest, _x, _y, air) => air, keepsVessels: () => true, addSolid: () => undefined,
};

export function diseaseOf(pathology: Pathology): Disease {
  return diseases[pathology];
}

const diseases: Readonly<Record<Pathology, Disease>> = {
  normal: healthy,
  effusion: { ...healthy, cardiothoracicRatio: 0.47, change: drown },
  cardiomegaly: { ...healthy, cardiothoracicRatio: 0.62, congestion: 1 },
  pneumothorax: { ...healthy, change: collapse, keepsVessels: (chest, x, y) => behindPleura(chest, x, y) > 0.25 },
  nodule: { ...healthy, addSolid: addNodule },
};

/** Height of the fluid at distance u from the middle: it climbs along the chest wall (meniscus). */
const fluidLevel = curveThrough([[1.5, 6.2], [5, 6.0], [8, 5.2], [10, 3.9], [11.5, 2.1], [12.5, 0.2], [13.4, -2.4]]);

/** Fluid on the patient's left: white below, fading upward where its film grows thin. */
function drown(_chest: Chest, x: number, y: number, air: number): number {
  if (x < 0 || air === 0) return air;
  const above = fluidLevel(x) - y;
  return air * (0.04 + 0.96 * ramp(-0.9, 1.5, above));
}

/** Distance inward from the visceral pleura of the fallen left lung; negative in the free air. */
function behindPleura(chest: Chest, x: number, y: number): number {
  if (x < 0) return 1;
  const gap = 0.5 + 2.9 * ramp(8.5, -7, y);
  const edge = chest.lungEdge(y) - gap;
  const below = y + 11.6 - 0.05 * (x - 4.6) ** 2;
  const beside = edge - x;
  // A rounded corner where both distances are small.
  const round = 2.4;
  const a = Math.max(0, round - below);
  const b = Math.max(0, round - beside);
  return a > 0 && b > 0 ? round - Math.sqrt(a * a + b * b) : Math.min(below, beside);
}

/** Free air is blacker than lung (which is a quarter blood and tissue); the fallen lung is denser, its pleura a thin white line. */
function collapse(chest: Chest, x: number, y: number, air: number): number {
  const inside = behindPleura(chest, x, y);
  if (x < 0 || lungAt(chest, 1, x, y) === 0) return air;
  const line = 0.95 * Math.exp(-(((inside - 0.05) / 0.055) ** 2));
  return Math.max(0, air * (inside > 0 ? 0.94 : 1.17) - line);
}

/** Twenty-three millimetres, in the right middle field, lobulated. */
function addNodule(solid: Grid): void {
  const at = { x: -8.3, y: -2.6 };
  addEllipsoid(solid, { ...at, halfWidth: 1.2, halfHeight: 1.1, depth: 3, turn: 0.5 });
  addEllipsoid(solid, { x: at.x - 0.35, y: at.y + 0.45, halfWidth: 0.72, halfHeight: 0.66, depth: 1 });
  addEllipsoid(solid, { x: at.x + 0.5, y: at.y - 0.35, halfWidth: 0.62, halfHeight: 0.7, depth: 0.9 });
}
