import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/cli/samples/random.ts";
import type { FindingId } from "../../../src/domain/finding.ts";
import type { Score } from "../../../src/domain/score.ts";
import { evaluate, type EvaluatedFilm, type FilmOutcome } from "../../../src/evaluation/evaluation.ts";
import type { EvaluationReport } from "../../../src/evaluation/report.ts";
import type { BundleLabel } from "../../../src/inference/bundle.ts";
import { exampleRun } from "./exampleReport.ts";

const resampling = { resamples: 200, random: () => seededRandom(1) };

const label: BundleLabel = {
  id: "effusion", snomedCt: null, evidence: "supported", calibration: { slope: 1, intercept: 0 }, calibrationError: null, auc: null,
  operatingPoints: [{ name: "balanced", cutOff: 0.5 as Score, sensitivity: null, specificity: null }], defaultOperatingPoint: "balanced",
};

const scored = (score: number): FilmOutcome => ({ state: "scored", scores: new Map<FindingId, number>([["effusion", score]]) });
const refused: FilmOutcome = { state: "refused", problem: { code: "inference/blank-image" } };
const unreadable: FilmOutcome = { state: "unreadable", problem: { code: "ingest/truncated" } };

function film(file: string, outcome: FilmOutcome, hasEffusion: boolean | null, more: Partial<EvaluatedFilm> = {}): EvaluatedFilm {
  return { file, outcome, patientId: null, groups: {}, isOther: false, truths: new Map(hasEffusion === null ? [] : [["effusion", hasEffusion]]), ...more };
}

function report(films: readonly EvaluatedFilm[], groupings: Parameters<typeof evaluate>[1]["groupings"] = []): EvaluationReport {
  return evaluate(films, { findings: ["effusion"], groupings, hasPatients: false }, { labels: [label] }, exampleRun, resampling);
}

/** Two of four films with the finding flagged, three of four without it not flagged. */
const films = [
  film("a", scored(0.9), true), film("b", scored(0.5), true), film("c", scored(0.4), true), film("d", scored(0.1), true),
  film("e", scored(0.8), false), film("f", scored(0.3), false), film("g", scored(0.2), false), film("h", scored(0.05), false),
];

describe("the patients that are drawn", () => {
  it("are told apart by number and source, and a film of nobody known is one of its own", () => {
    const of = (file: string, patientId: string | null, source: string) => film(file, scored(0.5), true, { patientId, groups: { source } });
    const four = [of("a", "1", "here"), of("b", "1", "here"), of("c", "1", "there"), of("d", null, "there"), of("e", null, "there")];
    const { films: counts } = evaluate(four, { findings: ["effusion"], groupings: ["source"], hasPatients: true }, { labels: [label] }, exampleRun, resampling);
    expect(counts.patients).toBe(4);
  });
});

describe("the rates at an operating point", () => {
  it("count a score that equals the cut-off as flagged", () => {
    const [point] = report(films).labels[0]?.operatingPoints ?? [];
    expect(point?.counts).toEqual({ truePositives: 2, falseNegatives: 2, trueNegatives: 3, falsePositives: 1 });
    expect([point?.sensitivity.value, point?.specificity.value]).toEqual([0.5, 0.75]);
  });

  it("leave out films without a score, and count them as flagged beside that", () => {
    const [point] = report([...films, film("i", refused, true), film("j", unreadable, true), film("k", refused, false)]).labels[0]?.operatingPoints ?? [];
    expect([point?.sensitivity.value, point?.specificity.value]).toEqual([0.5, 0.75]);
    expect(point?.withNotScoredFlagged).toMatchObject({ n: 11, sensitivity: { value: 4 / 6 }, specificity: { value: 3 / 5 } });
  });

  it("leave out films whose truth is not known, and missing ones even where others count as flagged", () => {
    const [only] = report([...films, film("i", scored(0.9), null), film("j", { state: "missing" }, true)]).labels;
    expect(only).toMatchObject({ n: 8, positives: 4 });
    expect(only?.operatingPoints[0]?.withNotScoredFlagged.n).toBe(8);
  });

  it("of all or nothing have an interval that leaves room for doubt", () => {
    const sure = [film("a", scored(0.9), true), film("b", scored(0.8), true), film("c", scored(0.1), false)];
    const [point] = report(sure).labels[0]?.operatingPoints ?? [];
    expect(point?.sensitivity).toMatchObject({ value: 1, high: 1 });
    expect(point?.sensitivity.low).toBeCloseTo(0.3424, 4);
  });

  it("carry over to other prevalences", () => {
    const [point] = report(films).labels[0]?.operatingPoints ?? [];
    expect(point?.predictiveValues.map(({ prevalence }) => prevalence)).toEqual([0.0004, 0.01, 0.1]);
    expect(point?.predictiveValues[2]?.positive.value).toBeCloseTo(0.05 / (0.05 + 0.225), 12);
  });
});

describe("a predictive value that cannot be had", () => {
  it("has no interval either: nothing flagged, nothing right among the flagged", () => {
    const none = films.map((one) => ({ ...one, outcome: scored(0.2) }));
    const [point] = report(none).labels[0]?.operatingPoints ?? [];
    expect(point?.predictiveValues[1]?.positive).toEqual({ value: null, low: null, high: null });
    expect(point?.predictiveValues[1]?.negative.value).toBeCloseTo(0.99, 12);
  });
});

describe("films without a score", () => {
  const all = report([
    ...films, film("i", refused, true), film("j", refused, null, { isOther: true }), film("k", scored(0.2), null, { isOther: true }),
    film("l", unreadable, true), film("m", { state: "missing" }, true), film("n", { state: "refused", problem: { code: "inference/child", ageYears: 9, minimumAgeYears: 18 } }, true),
  ]);

  it("are counted by what became of them and by reason", () => {
    expect(all.films).toEqual({ selected: 14, scored: 9, refused: 3, unreadable: 1, missing: 1, patients: null });
    expect(all.notScored.reasons).toEqual([{ code: "inference/blank-image", films: 2 }, { code: "inference/child", films: 1 }]);
  });

  it("are listed by name", () => {
    expect(all.notScored.refused.map(({ file }) => file)).toEqual(["i", "j", "n"]);
    expect(all.notScored.unreadable).toEqual([{ file: "l", problem: { code: "ingest/truncated" } }]);
    expect(all.notScored.missing).toEqual(["m"]);
  });

  it("are right for pictures that are no chest film", () => {
    expect(all.notScored.gate.chest).toMatchObject({ films: 10, refused: 2 });
    expect(all.notScored.gate.other).toMatchObject({ films: 2, refused: 1, share: { value: 0.5 } });
  });
});

describe("subgroups", () => {
  it("hold each film once, those of an unknown group last", () => {
    const grouped = films.map((one, at) => ({ ...one, groups: { sex: ["F", "M", null][at % 3] ?? null, lot: "1" } }));
    const { subgroups } = report(grouped, ["sex", "lot"]).labels[0] ?? { subgroups: [] };
    expect(subgroups.map(({ by, value, n }) => [by, value, n])).toEqual([["sex", "F", 3], ["sex", "M", 3], ["sex", null, 2]]);
  });
});

describe("resampling", () => {
  it("draws whole patients: ten copies of each film make nothing surer", () => {
    const copies = films.flatMap((one) => Array.from({ length: 10 }, (_, at) => ({ ...one, file: `${one.file}${at}`, patientId: one.file })));
    const [once] = report(films).labels;
    const [tenTimes] = report(copies).labels;
    expect(tenTimes?.n).toBe(80);
    expect(tenTimes?.auc).toEqual(once?.auc);
  });

  it("gives the same report again", () => {
    expect(report(films)).toEqual(report(films));
  });
});

describe("a label without films of both kinds", () => {
  it("has no area, no curve and no rate that it cannot have", () => {
    const [only] = report(films.filter(({ truths }) => truths.get("effusion") === false)).labels;
    expect(only).toMatchObject({ positives: 0, isSmall: true, auc: { value: null, low: null, high: null }, roc: { points: [], band: [] } });
    expect(only?.operatingPoints[0]?.sensitivity).toEqual({ value: null, low: null, high: null });
    expect(only?.operatingPoints[0]?.specificity.value).toBe(0.75);
  });

  it("says nothing that JSON cannot", () => {
    const one = report(films.slice(0, 1));
    expect(JSON.parse(JSON.stringify(one))).toEqual(one);
  });
});
