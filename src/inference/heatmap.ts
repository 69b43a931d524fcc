import type { RadiographHeader } from "../domain/radiograph.ts";
import type { Heatmap, ImageArea } from "../domain/result.ts";
import type { Logit } from "../domain/score.ts";
import type { Zone } from "../domain/zone.ts";
import type { BundleLabel } from "./bundle.ts";
import { calibrate } from "./calibration.ts";

/** The class activation map of one label (Zhou et al. 2016), row-major, in units of the logit: logit = mean(cells) + bias. */
export interface ActivationMap {
  readonly rows: number;
  readonly columns: number;
  readonly cells: Float32Array;
}

/** A cell's value is the score if all of the image looked like this cell: so the scale is the score's own, the same for every film. */
export function heatmapOf(map: ActivationMap, logit: Logit, calibration: BundleLabel["calibration"], area: ImageArea): Heatmap {
  const mean = map.cells.reduce((sum, cell) => sum + cell, 0) / map.cells.length;
  const values = Float32Array.from(map.cells, (cell) => calibrate(calibration, (logit - mean + cell) as Logit));
  return { rows: map.rows, columns: map.columns, values, area };
}

/** Shares of the film's width and height, from typical PA films: the mediastinum, and the thirds between lung apex and diaphragm. */
const sides = [["right", 0, 0.4], ["central", 0.4, 0.6], ["left", 0.6, 1]] as const;
const levels = [["upper", 0, 0.3], ["middle", 0.3, 0.53], ["lower", 0.53, 1]] as const;
/** A map whose values differ by less shows no place. On the scale of the score, 0..1. */
const flatRange = 0.08;
/** A second zone is named when it holds at least this share of what the first one holds. */
const secondShare = 0.6;

/** Where the score comes from, in words: the one or two zones that stand out most, first the strongest; none where the map is flat. */
export function zonesOf(heatmap: Heatmap, { rows, columns }: Pick<RadiographHeader, "rows" | "columns">): readonly Zone[] {
  const low = heatmap.values.reduce((a, b) => Math.min(a, b), 1);
  const high = heatmap.values.reduce((a, b) => Math.max(a, b), 0);
  if (high - low < flatRange) return [];
  const weighed = zoneAreas(rows, columns).map(({ zone, area }) => ({ zone, weight: weightIn(heatmap, area, (low + high) / 2) }));
  const [first, second] = weighed.sort((a, b) => b.weight - a.weight);
  if (first === undefined || first.weight <= 0) return [];
  return second !== undefined && second.weight >= secondShare * first.weight ? [first.zone, second.zone] : [first.zone];
}

function zoneAreas(rows: number, columns: number): readonly { readonly zone: Zone; readonly area: ImageArea }[] {
  return sides.flatMap(([side, left, right]) =>
    levels.map(([level, top, bottom]) => ({
      zone: `${side}-${level}` as const,
      area: { left: left * columns, top: top * rows, width: (right - left) * columns, height: (bottom - top) * rows },
    })));
}

/** How much of the map's upper half of values lies in an area: value above `floor` times the pixels that cell and area share. */
function weightIn({ rows, columns, values, area }: Heatmap, zone: ImageArea, floor: number): number {
  const width = area.width / columns;
  const height = area.height / rows;
  let weight = 0;
  for (let at = 0; at < values.length; at++) {
    const left = area.left + (at % columns) * width;
    const top = area.top + Math.floor(at / columns) * height;
    const shared = overlap(left, width, zone.left, zone.width) * overlap(top, height, zone.top, zone.height);
    weight += Math.max(0, (values[at] ?? 0) - floor) * shared;
  }
  return weight;
}

/** Length that two stretches share. */
function overlap(a: number, aLength: number, b: number, bLength: number): number {
  return Math.max(0, Math.min(a + aLength, b + bLength) - Math.max(a, b));
}
