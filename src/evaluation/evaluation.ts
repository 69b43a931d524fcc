import type { FindingId } from "../domain/finding.ts";
import type { Problem } from "../domain/problem.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { BundleLabel, BundleManifest } from "../inference/bundle.ts";
import { estimateOf, wilsonInterval } from "./bootstrap.ts";
import type { Resampling } from "./bootstrap.ts";
import { countsAt } from "./cutOff.ts";
import type { LabeledFilm, LabelsFile } from "./labelsFile.ts";
import { histogramOf, measureGroup, measureRoc, predictiveValues } from "./measure.ts";
import { calibrationErrorOf, reliabilityBins } from "./reliability.ts";
import type { EvaluationReport, EvaluationRun, FilmCounts, GateCounts, LabelReport, NotScored, SubgroupReport } from "./report.ts";
import { onceEach, sampleOf } from "./sample.ts";
import type { Case } from "./sample.ts";
import type { Grouping } from "./table.ts";

/** What became of a film. "refused" and "unreadable" have no score; "missing" is named by the labels file, but not there. */
export type FilmOutcome =
  | { readonly state: "scored"; readonly scores: ReadonlyMap<FindingId, number> }
  | { readonly state: "refused"; readonly problem: Refusal }
  | { readonly state: "unreadable"; readonly problem: Problem }
  | { readonly state: "missing" };

export interface EvaluatedFilm extends LabeledFilm {
  readonly outcome: FilmOutcome;
}

type Labels = Pick<LabelsFile, "findings" | "groupings" | "hasPatients">;

/** `films` in the order of their names: the same films give the same report, whatever the order of the labels file. */
export function evaluate(
  films: readonly EvaluatedFilm[], { findings, groupings, hasPatients }: Labels, { labels }: Pick<BundleManifest, "labels">, run: EvaluationRun, resampling: Resampling,
): EvaluationReport {
  const scored = labels.map(({ id }) => id);
  return {
    kind: "firstread-evaluation",
    version: 1,
    run,
    films: countFilms(films, hasPatients),
    notScored: notScoredOf(films),
    labels: labels.filter(({ id }) => findings.includes(id)).map((label) => labelReport(label, films, groupings, resampling)),
    notEvaluated: {
      notLabeled: scored.filter((id) => !findings.includes(id)),
      notScored: findings.filter((id) => !scored.includes(id) && films.some(({ truths }) => truths.get(id) === true)),
    },
  };
}

function countFilms(films: readonly EvaluatedFilm[], hasPatients: boolean): FilmCounts {
  const count = (state: FilmOutcome["state"]) => films.filter(({ outcome }) => outcome.state === state).length;
  const patients = hasPatients ? new Set(films.map(clusterOf)).size : null;
  return { selected: films.length, scored: count("scored"), refused: count("refused"), unreadable: count("unreadable"), missing: count("missing"), patients };
}

/** A film of nobody known is a patient of its own; two sources that number their patients from 1 do not share them. */
function clusterOf({ file, patientId, groups }: LabeledFilm): string {
  return patientId === null ? `film ${file}` : `patient ${patientId} of ${groups.source ?? ""}`;
}

function notScoredOf(films: readonly EvaluatedFilm[]): NotScored {
  const refused = films.flatMap(({ file, outcome }) => (outcome.state === "refused" ? [{ file, problem: outcome.problem }] : []));
  const codes = refused.map(({ problem }) => problem.code);
  const reasons = [...new Set(codes)].map((code) => ({ code, films: codes.filter((one) => one === code).length }));
  return {
    reasons: reasons.toSorted((a, b) => b.films - a.films),
    refused,
    unreadable: films.flatMap(({ file, outcome }) => (outcome.state === "unreadable" ? [{ file, problem: outcome.problem }] : [])),
    missing: films.flatMap(({ file, outcome }) => (outcome.state === "missing" ? [file] : [])),
    gate: { chest: gateCounts(films, false), other: gateCounts(films, true) },
  };
}

/** Of the films that could be read. */
function gateCounts(films: readonly EvaluatedFilm[], isOther: boolean): GateCounts {
  const read = films.filter((film) => film.isOther === isOther && (film.outcome.state === "scored" || film.outcome.state === "refused"));
  const refused = read.filter(({ outcome }) => outcome.state === "refused").length;
  const share = refused / read.length;
  return { films: read.length, refused, share: estimateOf(share, read.length === 0 ? null : wilsonInterval(share, read.length)) };
}

const calibrationBins = 15;
const unknown = { value: null, low: null, high: null };
const unknownRates = { sensitivity: unknown, specificity: unknown };

function labelReport(label: BundleLabel, films: readonly EvaluatedFilm[], groupings: readonly Grouping[], resampling: Resampling): LabelReport {
  const scored = films.filter(({ outcome }) => outcome.state === "scored");
  const cases = casesOf(scored, label.id);
  const sample = sampleOf(cases);
  const bins = reliabilityBins(sample, calibrationBins);
  const { rates, ...measures } = measureGroup(cases, label.operatingPoints, resampling);
  const withNotScored = casesOf(films, label.id);
  const flagged = withNotScored.length === cases.length ? rates : measureGroup(withNotScored, label.operatingPoints, resampling).rates;
  return {
    id: label.id,
    evidence: label.evidence,
    ...measures,
    expectedCalibrationError: calibrationErrorOf(bins),
    meanScore: cases.length === 0 ? null : cases.reduce((sum, { score }) => sum + score, 0) / cases.length,
    roc: measureRoc(sample, resampling),
    reliability: bins,
    histogram: histogramOf(cases),
    operatingPoints: label.operatingPoints.map((point, at) => ({
      name: point.name,
      isDefault: point.name === label.defaultOperatingPoint,
      cutOff: point.cutOff,
      stated: { sensitivity: point.sensitivity, specificity: point.specificity },
      counts: countsAt(sample, onceEach(sample), point.cutOff),
      ...(rates[at] ?? unknownRates),
      withNotScoredFlagged: { n: withNotScored.length, ...(flagged[at] ?? unknownRates) },
      predictiveValues: predictiveValues(rates[at] ?? unknownRates),
    })),
    subgroups: groupings.flatMap((by) => subgroupReports(label, scored, by, resampling)),
  };
}

/** Films whose truth is known; one without a score counts as flagged at every cut-off, a missing one not at all. */
function casesOf(films: readonly EvaluatedFilm[], id: FindingId): readonly Case[] {
  return films.flatMap((film) => {
    const isPositive = film.truths.get(id);
    if (isPositive === undefined || film.outcome.state === "missing") return [];
    const score = film.outcome.state === "scored" ? film.outcome.scores.get(id) : Infinity;
    if (score === undefined) throw new Error("a scored film has a score for every label of its bundle");
    return [{ score, isPositive, cluster: clusterOf(film) }];
  });
}

/** Known values in the order of their names, then the films of which it is not known; nothing where all films have the same. */
function subgroupReports({ id, operatingPoints }: BundleLabel, films: readonly EvaluatedFilm[], by: Grouping, resampling: Resampling): readonly SubgroupReport[] {
  const valueOf = ({ groups }: LabeledFilm) => groups[by] ?? null;
  const labeled = films.filter(({ truths }) => truths.has(id));
  const known = new Set(labeled.map(valueOf).filter((value) => value !== null));
  const values = [...[...known].toSorted(), ...(labeled.some((film) => valueOf(film) === null) ? [null] : [])];
  return (values.length < 2 ? [] : values).map((value) => {
    const cases = casesOf(labeled.filter((film) => valueOf(film) === value), id);
    const { n, positives, isSmall, auc, rates } = measureGroup(cases, operatingPoints, resampling);
    return { by, value, n, positives, isSmall, auc, operatingPoints: operatingPoints.map(({ name }, at) => ({ name, ...(rates[at] ?? unknownRates) })) };
  });
}
