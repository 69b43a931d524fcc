import { curveThrough, rounded, type Ellipsoid } from "./grid.ts";
import { between, type Random } from "./random.ts";

/** -1: the patient's right, on the left of the image; 1: the patient's left. */
export type Side = -1 | 1;

export const sides: readonly Side[] = [-1, 1];

/** The measures of one person. Lengths in centimetres; `y` grows toward the feet, 0 is about the seventh thoracic vertebra. */
export interface Chest {
  /** Half width of the lung field, outer edge, at height y. */
  readonly lungEdge: (y: number) => number;
  /** Half width of what lies between the lungs when the heart is left out. */
  readonly innerEdge: (side: Side, y: number) => number;
  /** Height of the diaphragm at distance u from the middle. */
  readonly diaphragm: (side: Side, u: number) => number;
  /** Depth of the lung from back to front in the middle of the field. */
  readonly lungDepth: number;
  readonly heart: readonly Ellipsoid[];
  readonly bodyWidth: number;
  readonly bodyDepth: number;
  readonly breast: number;
  /** Widens the vessels of the upper lung. */
  readonly congestion: number;
}

export interface ChestOptions {
  /** Width of the heart over the inner width of the thorax. */
  readonly cardiothoracicRatio: number;
  readonly breast: number;
  readonly congestion: number;
}

export function makeChest(random: Random, options: ChestOptions): Chest {
  const build = between(random, 0.98, 1.03);
  const breath = between(random, -0.4, 0.5);
  const lift = between(random, 1.1, 1.7);
  const lungEdge = curveThrough(outerEdge.map(([y, u]) => [y, u * build] as const));
  return {
    lungEdge,
    innerEdge: (side, y) => (side < 0 ? rightInner : leftInner)(y),
    diaphragm: (side, u) => 6.9 + breath + (side > 0 ? lift : 0) + dome(u / build, side),
    lungDepth: between(random, 16.2, 17.4),
    heart: heartShapes(options.cardiothoracicRatio * 2 * lungEdge(6), breath),
    bodyWidth: build * between(random, 0.99, 1.03),
    bodyDepth: between(random, 0.96, 1.04),
    breast: options.breast,
    congestion: options.congestion,
  };
}

/** (y, half width): apex under the first rib, widest above the angle of the ribs and the diaphragm. */
const outerEdge: readonly (readonly [number, number])[] = [
  [-14.4, 4.2], [-14, 5.3], [-13.2, 6.6], [-12, 7.9], [-10, 9.4], [-7, 10.9], [-3, 12.1], [2, 12.95], [7, 13.25], [11, 13.2], [16, 12.8],
];

/** Right border from above: subclavian vessels, superior vena cava, azygos, then the spine's edge behind the right atrium. */
const rightInner = curveThrough([[-14.4, 3.9], [-13.6, 2.8], [-12, 2.2], [-9, 2.1], [-6, 2.2], [-3.5, 2.1], [-1, 1.9], [3, 1.8], [12, 1.7], [16, 2]]);

/** Left border from above: subclavian artery, aortic arch and pulmonary trunk are ellipsoids of their own, then the descending aorta. */
const leftInner = curveThrough([[-14.4, 3.9], [-13.6, 2.8], [-12, 2.3], [-9.6, 1.9], [-6, 2.0], [-2, 2.0], [3, 1.9], [12, 1.8], [16, 2]]);

/** Height of the diaphragm under its top; the steep outer part makes the costophrenic angle. */
function dome(u: number, side: Side): number {
  const top = side < 0 ? 6 : 6.6;
  const off = u - top;
  return off < 0 ? 0.06 * off * off : off * off * (0.035 + 0.001 * off * off);
}

/** Left ventricle, its apex, right atrium and the right ventricle's base on the diaphragm; `width` is the transverse diameter of all. */
function heartShapes(width: number, breath: number): Ellipsoid[] {
  const left = width * 0.665;
  const right = width * 0.335;
  const y = 3.9 + breath;
  return [
    { x: left * 0.36, y: y + 1.1, halfWidth: left * 0.78, halfHeight: 4.3, depth: 12, turn: 0.72 },
    { x: left - 3.3, y: y + 2.7, halfWidth: 3.3, halfHeight: 2.9, depth: 8.5, turn: 0.5 },
    { x: 3.6 - right, y: y + 0.6, halfWidth: 3.6, halfHeight: 4.9, depth: 10.5, turn: -0.1 },
    { x: 1.2, y: y + 3.2, halfWidth: 0.3 * width + 1.2, halfHeight: 3.2, depth: 11, turn: 0.1 },
    { x: 0.9, y: y - 4, halfWidth: 3.0, halfHeight: 5.4, depth: 10, turn: -0.3 },
  ];
}

/** Depth of air in a whole, healthy lung at a place; 0 outside. */
export function lungAt(chest: Chest, side: Side, x: number, y: number): number {
  const u = x * side;
  const outer = rounded(chest.lungEdge(y) - u, 5.2);
  if (outer === 0) return 0;
  const inner = rounded(u - chest.innerEdge(side, y), 4.4);
  if (inner === 0) return 0;
  const apex = rounded(y + 14.35, 5.5);
  const above = chest.diaphragm(side, u) - y;
  const recess = above > 0 ? 1 : Math.exp(-((above / 1.9) ** 2));
  return outer * inner * apex * ((chest.lungDepth - 2) * rounded(above, 1.5) + 2 * recess);
}
