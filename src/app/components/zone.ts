import type { Heatmap } from "../../domain/result.ts";

type Side = "right" | "central" | "left";
type Height = "upper" | "middle" | "lower";
/** A ninth of a frontal film, named from the patient's side: the patient's right is the film's left. */
export type Zone = `${Side}-${Height}`;

/** Less than this above the film's median, 0..1, and no place stands out. */
const standsOut = 0.08;
/** Shares of the film's width and height, from typical PA films: the mediastinum, and the thirds between lung apex and diaphragm. */
const mediastinum = { from: 0.4, to: 0.6 };
const upperTo = 0.3;
const middleTo = 0.53;

/** Where the heatmap is strongest; null where no place stands out. `film` is the size of the radiograph. */
export function strongestZone(heatmap: Heatmap, film: { readonly rows: number; readonly columns: number }): Zone | null {
  const peak = heatmap.values.reduce((best, value, index) => (value > (heatmap.values[best] ?? 0) ? index : best), 0);
  const median = heatmap.values.toSorted()[Math.floor(heatmap.values.length / 2)] ?? 0;
  if (!((heatmap.values[peak] ?? 0) - median >= standsOut)) return null;
  const { area } = heatmap;
  const x = area.left + (((peak % heatmap.columns) + 0.5) / heatmap.columns) * area.width;
  const y = area.top + ((Math.floor(peak / heatmap.columns) + 0.5) / heatmap.rows) * area.height;
  return `${sideAt(x / film.columns)}-${heightAt(y / film.rows)}`;
}

function sideAt(share: number): Side {
  if (share < mediastinum.from) return "right";
  return share <= mediastinum.to ? "central" : "left";
}

function heightAt(share: number): Height {
  if (share < upperTo) return "upper";
  return share < middleTo ? "middle" : "lower";
}
