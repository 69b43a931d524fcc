import { eachTie } from "./sample.ts";
import type { Sample, Weights } from "./sample.ts";

/**
 * Area under the ROC curve: how often a positive scores above a negative, a tie counting half (Mann and Whitney 1947; Hanley and McNeil
 * 1982). Not a number where either kind is absent.
 */
export function aucOf(sample: Sample, weights: Weights): number {
  let above = 0;
  let negativesSeen = 0;
  let concordant = 0;
  eachTie(sample, weights, (positives, negatives) => {
    concordant += negatives * (above + positives / 2);
    above += positives;
    negativesSeen += negatives;
  });
  return concordant / (above * negativesSeen);
}

/** One corner of the ROC curve, both 0..1. */
export interface RocPoint {
  /** 1 - specificity. */
  readonly falsePositiveRate: number;
  readonly sensitivity: number;
}

/** The corners from (0, 0) to (1, 1), one a distinct score; nothing where either kind is absent. */
export function rocOf(sample: Sample, weights: Weights): readonly RocPoint[] {
  const corners = [{ positives: 0, negatives: 0 }];
  let [positives, negatives] = [0, 0];
  eachTie(sample, weights, (tiedPositives, tiedNegatives) => {
    positives += tiedPositives;
    negatives += tiedNegatives;
    corners.push({ positives, negatives });
  });
  if (positives === 0 || negatives === 0) return [];
  return corners.map((one) => ({ falsePositiveRate: one.negatives / negatives, sensitivity: one.positives / positives }));
}

/** Corners at least `step` apart from the one before, with both ends: the same picture in a small file. */
export function thinned(points: readonly RocPoint[], step: number): readonly RocPoint[] {
  const kept: RocPoint[] = [];
  points.forEach((point, at) => {
    const last = kept.at(-1);
    const moved = last === undefined ? 1 : Math.max(point.falsePositiveRate - last.falsePositiveRate, point.sensitivity - last.sensitivity);
    if (moved >= step || at === points.length - 1) kept.push(point);
  });
  return kept;
}

/**
 * Sensitivity at each rate of false positives of `grid` (rising, 0..1), on straight lines between the corners; at a vertical part its upper end.
 * Not a number where either kind is absent.
 */
export function sensitivitiesAt(sample: Sample, weights: Weights, grid: readonly number[]): readonly number[] {
  let [allPositives, allNegatives] = [0, 0];
  sample.outcomes.forEach((outcome, at) => {
    if (outcome === 1) allPositives += weights[at] ?? 0;
    else allNegatives += weights[at] ?? 0;
  });
  const found: number[] = [];
  let [positives, negatives] = [0, 0];
  eachTie(sample, weights, (tiedPositives, tiedNegatives) => {
    for (let rate = grid[found.length]; rate !== undefined && rate * allNegatives < negatives + tiedNegatives; rate = grid[found.length]) {
      const share = (rate * allNegatives - negatives) / tiedNegatives;
      found.push((positives + share * tiedPositives) / allPositives);
    }
    positives += tiedPositives;
    negatives += tiedNegatives;
  });
  while (found.length < grid.length) found.push(positives / allPositives);
  return allNegatives === 0 ? grid.map(() => Number.NaN) : found;
}
