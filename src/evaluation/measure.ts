import type { OperatingPoint } from "../domain/score.ts";
import { bootstrapIntervals, estimateOf, wilsonInterval } from "./bootstrap.ts";
import type { Estimate, Interval, Resampling } from "./bootstrap.ts";
import { countsAt, negativePredictiveValue, positivePredictiveValue, sensitivityOf, specificityOf } from "./cutOff.ts";
import { aucOf, rocOf, sensitivitiesAt, thinned } from "./ranking.ts";
import { brierOf } from "./reliability.ts";
import type { Histogram, PredictiveValues, Roc } from "./report.ts";
import { onceEach, sampleOf } from "./sample.ts";
import type { Case, Sample, Weights } from "./sample.ts";

/** What a group of films says of one label. */
export interface GroupMeasures {
  readonly n: number;
  readonly positives: number;
  readonly isSmall: boolean;
  readonly auc: Estimate;
  readonly brier: Estimate;
  /** In the order of the operating points. */
  readonly rates: readonly Rates[];
}

export interface Rates {
  readonly sensitivity: Estimate;
  readonly specificity: Estimate;
}

/** With fewer films with, or without, the finding an interval says little. */
const smallCount = 10;

export function measureGroup(cases: readonly Case[], points: readonly OperatingPoint[], resampling: Resampling): GroupMeasures {
  const sample = sampleOf(cases);
  const measures = (weights: Weights) => [aucOf(sample, weights), brierOf(sample, weights), ...points.flatMap((point) => ratesAt(sample, weights, point))];
  const values = measures(onceEach(sample));
  const intervals = bootstrapIntervals(sample, resampling, measures);
  const estimate = (at: number) => estimateOf(values[at] ?? Number.NaN, intervals[at] ?? null);
  const positives = cases.filter(({ isPositive }) => isPositive).length;
  return {
    n: cases.length,
    positives,
    isSmall: Math.min(positives, cases.length - positives) < smallCount,
    auc: estimate(0),
    brier: estimate(1),
    rates: points.map((_, at) => ({
      sensitivity: rateOf(estimate(2 + 2 * at), cases, true),
      specificity: rateOf(estimate(3 + 2 * at), cases, false),
    })),
  };
}

function ratesAt(sample: Sample, weights: Weights, { cutOff }: OperatingPoint): readonly [number, number] {
  const counts = countsAt(sample, weights, cutOff);
  return [sensitivityOf(counts), specificityOf(counts)];
}

/** All resamples of "all" or "none" are the same, which is no certainty, and few films are lacking in some: Wilson's interval of as many patients stands in. */
function rateOf(estimate: Estimate, cases: readonly Case[], isPositive: boolean): Estimate {
  if (estimate.value === null || (estimate.low !== null && estimate.value !== 0 && estimate.value !== 1)) return estimate;
  const clusters = new Set(cases.flatMap((one) => (one.isPositive === isPositive ? [one.cluster] : [])));
  return estimateOf(estimate.value, wilsonInterval(estimate.value, clusters.size));
}

const bandSteps = 100;
const rocStep = 0.005;

export function measureRoc(sample: Sample, resampling: Resampling): Roc {
  const grid = Array.from({ length: bandSteps + 1 }, (_, at) => at / bandSteps);
  const intervals = bootstrapIntervals(sample, resampling, (weights) => sensitivitiesAt(sample, weights, grid));
  const band = grid.flatMap((falsePositiveRate, at) => {
    const interval: Interval | null = intervals[at] ?? null;
    return interval === null ? [] : [{ falsePositiveRate, ...interval }];
  });
  return { points: thinned(rocOf(sample, onceEach(sample)), rocStep), band };
}

const histogramBins = 20;

export function histogramOf(cases: readonly Case[]): Histogram {
  const counted = (isPositive: boolean) => {
    const bins = Array.from({ length: histogramBins }, () => 0);
    for (const one of cases) {
      if (one.isPositive !== isPositive) continue;
      const bin = Math.min(histogramBins - 1, Math.floor(one.score * histogramBins));
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    return bins;
  };
  return { withFinding: counted(true), withoutFinding: counted(false) };
}

/** Tuberculosis screening of a whole country, of a group at risk, and an outpatient clinic. */
const prevalences = [0.0004, 0.01, 0.1];

export function predictiveValues({ sensitivity, specificity }: Rates): readonly PredictiveValues[] {
  const at = (of: typeof positivePredictiveValue, prevalence: number): Estimate => {
    const value = (end: keyof Estimate) => {
      const [sens, spec] = [sensitivity[end], specificity[end]];
      return sens === null || spec === null ? null : of(sens, spec, prevalence);
    };
    const known = value("value");
    return known === null ? { value: null, low: null, high: null } : { value: known, low: value("low"), high: value("high") };
  };
  return prevalences.map((prevalence) => ({
    prevalence, positive: at(positivePredictiveValue, prevalence), negative: at(negativePredictiveValue, prevalence),
  }));
}
