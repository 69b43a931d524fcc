import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/cli/samples/random.ts";
import { bootstrapIntervals, quantile, wilsonInterval } from "../../../src/evaluation/bootstrap.ts";
import { countsAt, negativePredictiveValue, positivePredictiveValue } from "../../../src/evaluation/cutOff.ts";
import { aucOf, rocOf, sensitivitiesAt, thinned } from "../../../src/evaluation/ranking.ts";
import { brierOf, calibrationErrorOf, reliabilityBins } from "../../../src/evaluation/reliability.ts";
import { onceEach, sampleOf, type Sample, type Weights } from "../../../src/evaluation/sample.ts";

/** Made by tests/corpus/evaluation/make_reference.py with scikit-learn and NumPy. */
interface Reference {
  readonly cutOff: number;
  readonly grid: readonly number[];
  readonly cases: Readonly<Record<string, ReferenceCase>>;
  readonly quantiles: { readonly values: readonly number[]; readonly shares: readonly number[]; readonly quantiles: readonly number[] };
  readonly clustered: {
    readonly patients: readonly number[];
    readonly outcomes: readonly number[];
    readonly scores: readonly number[];
    readonly byPatient: readonly [number, number];
    readonly byFilm: readonly [number, number];
  };
}

interface ReferenceCase {
  readonly scores: readonly number[];
  readonly outcomes: readonly number[];
  readonly weights: readonly number[];
  readonly auc: number;
  readonly weightedAuc: number | null;
  readonly brier: number;
  readonly roc: readonly (readonly [number, number])[];
  readonly sensitivities: readonly number[];
  readonly counts: readonly number[];
  readonly calibrationError: number | null;
}

const reference = JSON.parse(readFileSync(new URL("../../corpus/evaluation/reference.json", import.meta.url), "utf8")) as Reference;
const cases = Object.entries(reference.cases);

/** Both sides add a few hundred doubles, in another order. */
const digits = 12;

function sampleFrom({ scores, outcomes }: { readonly scores: readonly number[]; readonly outcomes: readonly number[] }, clusters: readonly number[] = []): Sample {
  return sampleOf(scores.map((score, at) => ({ score, isPositive: outcomes[at] === 1, cluster: String(clusters[at] ?? at) })));
}

/** A sample has its own order; each of these cases is a cluster, so its number says which one it was. */
function weightsOf({ clusters }: Sample, weights: readonly number[]): Weights {
  return Uint32Array.from(clusters, (cluster) => weights[cluster] ?? 0);
}

describe.each(cases)("%s scores", (_, wanted) => {
  const sample = sampleFrom(wanted);
  const once = onceEach(sample);

  it("have the area under the ROC curve that scikit-learn finds", () => {
    expect(aucOf(sample, once)).toBeCloseTo(wanted.auc, digits);
  });

  it.skipIf(wanted.weightedAuc === null)("have it also where some films count more often", () => {
    expect(aucOf(sample, weightsOf(sample, wanted.weights))).toBeCloseTo(wanted.weightedAuc ?? Number.NaN, digits);
  });

  it("have the corners of the ROC curve that scikit-learn finds", () => {
    const found = rocOf(sample, once).map(({ falsePositiveRate, sensitivity }) => [falsePositiveRate, sensitivity]);
    expect(found).toHaveLength(wanted.roc.length);
    found.flat().forEach((value, at) => expect(value).toBeCloseTo(wanted.roc.flat()[at] ?? Number.NaN, digits));
  });

  it("are sensitive between the corners as linear interpolation says", () => {
    const found = sensitivitiesAt(sample, once, reference.grid);
    expect(found).toHaveLength(reference.grid.length);
    found.forEach((value, at) => expect(value).toBeCloseTo(wanted.sensitivities[at] ?? Number.NaN, digits));
  });

  it("give the counts and the Brier score that scikit-learn finds", () => {
    const { truePositives, falseNegatives, trueNegatives, falsePositives } = countsAt(sample, once, reference.cutOff);
    expect([truePositives, falseNegatives, trueNegatives, falsePositives]).toEqual(wanted.counts);
    expect(brierOf(sample, once)).toBeCloseTo(wanted.brier, digits);
  });
});

describe("the calibration error", () => {
  it.each(cases.filter(([, { calibrationError }]) => calibrationError !== null))("of %s scores is that of scikit-learn's quantile bins", (_, wanted) => {
    expect(calibrationErrorOf(reliabilityBins(sampleFrom(wanted), 15))).toBeCloseTo(wanted.calibrationError ?? Number.NaN, digits);
  });

  it("of one score for all films is its distance from the share that has the finding, whatever their order", () => {
    const outcomes = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
    const error = (order: readonly number[]) => calibrationErrorOf(reliabilityBins(sampleFrom({ scores: order.map(() => 0.5), outcomes: order }), 4));
    expect(error(outcomes)).toBeCloseTo(0.2, digits);
    expect(error(outcomes.toReversed())).toBeCloseTo(0.2, digits);
  });

  it("cannot be had without films", () => {
    expect(calibrationErrorOf(reliabilityBins(sampleOf([]), 15))).toBeNull();
  });
});

describe("quantiles", () => {
  it("are NumPy's", () => {
    const { values, shares, quantiles } = reference.quantiles;
    shares.forEach((share, at) => expect(quantile(Float64Array.from(values), share)).toBeCloseTo(quantiles[at] ?? Number.NaN, digits));
  });
});

describe("bootstrap intervals", () => {
  const { patients, byPatient, byFilm, ...films } = reference.clustered;
  const interval = (clusters: readonly number[], seed = 1) => {
    const sample = sampleFrom(films, clusters);
    return bootstrapIntervals(sample, { resamples: 4000, random: () => seededRandom(seed) }, (weights) => [aucOf(sample, weights)])[0];
  };

  // Ends of 4,000 resamples scatter by about 0.004 (1 standard deviation) around those of 20,000.
  it.each([["patients", patients, byPatient], ["films", [], byFilm]] as const)("by %s are NumPy's within 0.015", (_, clusters, [low, high]) => {
    const found = interval(clusters);
    expect(Math.abs((found?.low ?? 1) - low)).toBeLessThan(0.015);
    expect(Math.abs((found?.high ?? 0) - high)).toBeLessThan(0.015);
  });

  it("are the same for the same seed and others for another", () => {
    expect(interval(patients)).toEqual(interval(patients));
    expect(interval(patients, 2)).not.toEqual(interval(patients));
  });

  it("are not given where more than a tenth of the resamples lack the measure", () => {
    const alone = sampleFrom({ scores: [0.1, 0.2, 0.3, 0.4], outcomes: [0, 0, 0, 1] });
    expect(bootstrapIntervals(alone, { resamples: 500, random: () => seededRandom(1) }, (weights) => [aucOf(alone, weights)])).toEqual([null]);
  });
});

describe("Wilson's interval", () => {
  it("of 81 in 263 is the one that Newcombe (1998, table I) prints", () => {
    const { low, high } = wilsonInterval(81 / 263, 263);
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(["0.2553", "0.3662"]);
  });

  it("of none in ten does not end at 0", () => {
    expect(wilsonInterval(0, 10).low).toBe(0);
    expect(wilsonInterval(0, 10).high).toBeCloseTo(0.2775, 4);
  });
});

describe("predictive values", () => {
  it("follow Bayes: of 10,000 films with 100 findings, 90 of 90 + 990 flagged ones are right", () => {
    expect(positivePredictiveValue(0.9, 0.9, 0.01)).toBeCloseTo(90 / 1080, digits);
    expect(negativePredictiveValue(0.9, 0.9, 0.01)).toBeCloseTo(8910 / 8920, digits);
  });

  it("cannot be had where nothing, or everything, would be flagged", () => {
    expect(positivePredictiveValue(0, 1, 0.01)).toBeNull();
    expect(negativePredictiveValue(1, 0, 0.01)).toBeNull();
  });
});

describe("a thinned curve", () => {
  it("keeps both ends", () => {
    const points = Array.from({ length: 1001 }, (_, at) => ({ falsePositiveRate: at / 1000, sensitivity: at / 1000 }));
    const kept = thinned(points, 0.01);
    expect(kept.length).toBeLessThan(110);
    expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)]);
  });
});
