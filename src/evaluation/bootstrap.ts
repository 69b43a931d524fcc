import type { Sample, Weights } from "./sample.ts";

/** Uniform in [0, 1). */
export type Random = () => number;

export interface Resampling {
  /** How many times. */
  readonly resamples: number;
  /** A fresh generator, always from the same seed: the interval of one measure does not depend on which others are taken. */
  readonly random: () => Random;
}

/** Both ends of a 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** An estimate; null where it cannot be had, such as a sensitivity without a positive. */
export interface Estimate {
  readonly value: number | null;
  /** 95 % confidence interval; null where too few resamples gave a value. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Several measures of a sample at once; not a number where one is undefined. The length is always the same. */
export type Measures = (weights: Weights) => readonly number[];

/** Share of resamples that may lack a measure. */
const undefinedShare = 0.1;

/**
 * Percentile intervals of all measures (Efron 1979), whole clusters drawn with replacement (Field and Welsh 2007). Null for a measure that more
 * than a tenth of the resamples lack.
 */
export function bootstrapIntervals(sample: Sample, { resamples, random }: Resampling, measures: Measures): readonly (Interval | null)[] {
  const draw = random();
  const drawn = new Uint32Array(sample.clusterCount);
  const weights = new Uint32Array(sample.scores.length);
  const columns: number[][] = [];
  for (let round = 0; round < resamples; round++) {
    drawn.fill(0);
    for (let pick = 0; pick < drawn.length; pick++) {
      const cluster = Math.floor(draw() * drawn.length);
      drawn[cluster] = (drawn[cluster] ?? 0) + 1;
    }
    for (let at = 0; at < weights.length; at++) weights[at] = drawn[sample.clusters[at] ?? 0] ?? 0;
    measures(weights).forEach((value, at) => {
      const column = (columns[at] ??= []);
      if (!Number.isNaN(value)) column.push(value);
    });
  }
  return columns.map((values) => (values.length < (1 - undefinedShare) * resamples ? null : percentiles(values)));
}

function percentiles(values: readonly number[]): Interval {
  const rising = Float64Array.from(values).sort();
  return { low: quantile(rising, 0.025), high: quantile(rising, 0.975) };
}

/** Linear between the two nearest (Hyndman and Fan 1996, type 7). `rising` is not empty; `share` 0..1. */
export function quantile(rising: Float64Array, share: number): number {
  const at = share * (rising.length - 1);
  const low = rising[Math.floor(at)] ?? Number.NaN;
  const high = rising[Math.ceil(at)] ?? Number.NaN;
  return low + (at - Math.floor(at)) * (high - low);
}

/** Two-sided 95 % point of the normal distribution. */
const z = 1.959963984540054;

/** Interval of a proportion of `n` independent cases (Wilson 1927); `n` above 0. */
export function wilsonInterval(share: number, n: number): Interval {
  const center = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { low: Math.max(0, center - half), high: Math.min(1, center + half) };
}

/** Not a number becomes null, which JSON can say. */
export function estimateOf(value: number, interval: Interval | null): Estimate {
  if (Number.isNaN(value)) return { value: null, low: null, high: null };
  return { value, low: interval?.low ?? null, high: interval?.high ?? null };
}
