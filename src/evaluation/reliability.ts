import { eachTie } from "./sample.ts";
import type { Sample, Weights } from "./sample.ts";

/** Films of similar score: what was said and what was so. */
export interface ReliabilityBin {
  /** How many films, not whole where a run of equal scores is shared by two bins. */
  readonly mass: number;
  readonly meanScore: number;
  /** Share with the finding, 0..1. */
  readonly observed: number;
}

/**
 * Bins of exactly equal mass by rising score, at most one a film. Equal scores are shared between bins in proportion, so that the order of the
 * films does not matter.
 */
export function reliabilityBins(sample: Sample, bins: number): readonly ReliabilityBin[] {
  const films = sample.scores.length;
  const count = Math.min(bins, films);
  if (count === 0) return [];
  const sums = Array.from({ length: count }, () => ({ mass: 0, score: 0, positives: 0 }));
  let above = films;
  eachTie(sample, new Uint32Array(films).fill(1), (positives, negatives, score) => {
    const tied = positives + negatives;
    const share = positives / tied;
    above -= tied;
    // The run covers [above, above + tied) of the films by rising score; bin k covers [k, k + 1) * films / count.
    for (let bin = Math.floor((above * count) / films); bin < count && (bin * films) / count < above + tied; bin++) {
      const mass = Math.min(above + tied, ((bin + 1) * films) / count) - Math.max(above, (bin * films) / count);
      const sum = sums[bin];
      if (sum === undefined || mass <= 0) continue;
      sum.mass += mass;
      sum.score += mass * score;
      sum.positives += mass * share;
    }
  });
  return sums.map(({ mass, score, positives }) => ({ mass, meanScore: score / mass, observed: positives / mass }));
}

/** Mean |said - so| over the bins, weighted by their mass (Naeini 2015); 0..1. Null without films. */
export function calibrationErrorOf(bins: readonly ReliabilityBin[]): number | null {
  const films = bins.reduce((sum, { mass }) => sum + mass, 0);
  if (films === 0) return null;
  return bins.reduce((sum, { mass, meanScore, observed }) => sum + mass * Math.abs(meanScore - observed), 0) / films;
}

/** Mean squared difference of score and outcome (Brier 1950), 0..1; not a number without films. */
export function brierOf({ scores, outcomes }: Sample, weights: Weights): number {
  let sum = 0;
  let films = 0;
  for (let at = 0; at < scores.length; at++) {
    const weight = weights[at] ?? 0;
    sum += weight * ((scores[at] ?? 0) - (outcomes[at] ?? 0)) ** 2;
    films += weight;
  }
  return sum / films;
}
