import type { FindingId } from "../domain/finding.ts";
import type { Problem } from "../domain/problem.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Evidence } from "../domain/result.ts";
import type { Proportion } from "../domain/score.ts";
import type { Estimate } from "./bootstrap.ts";
import type { Counts } from "./cutOff.ts";
import type { RocPoint } from "./ranking.ts";
import type { ReliabilityBin } from "./reliability.ts";
import type { Grouping } from "./table.ts";

/** report.json, format version 1. Proportions, scores and areas are 0..1; null is "cannot be had" (no positive, too few resamples). */
export interface EvaluationReport {
  readonly kind: "firstread-evaluation";
  readonly version: 1;
  readonly run: EvaluationRun;
  readonly films: FilmCounts;
  readonly notScored: NotScored;
  /** In the order of the bundle; only labels for which the labels file knows something. */
  readonly labels: readonly LabelReport[];
  /** What one side has and the other has not: scored by the bundle but not labeled; labeled, on a film at least, but not scored by the bundle. */
  readonly notEvaluated: { readonly notLabeled: readonly FindingId[]; readonly notScored: readonly FindingId[] };
}

/** What was run, with what, when. */
export interface EvaluationRun {
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  /** As it can be typed again. */
  readonly command: string;
  /** Of the app whose code scored the films. */
  readonly appVersion: string;
  readonly bundle: BundleUsed;
  readonly labelsFile: { readonly sha256: string; readonly layout: "columns" | "names"; readonly rows: number };
  /** As "column=value"; of the same column any value, of several columns all. */
  readonly filters: readonly string[];
  readonly resamples: number;
  readonly seed: number;
  /** What the bootstrap draws. */
  readonly drawnBy: "patient" | "film";
}

export interface BundleUsed {
  readonly name: string;
  readonly version: string;
  /** Of manifest.json, which holds the digest of every other file of the bundle. */
  readonly sha256: string;
  /** The network that ran: Node uses the variant for WebAssembly. */
  readonly network: { readonly file: string; readonly precision: string; readonly sha256: string };
  /** Share of abnormal films that the calibration was fitted on. */
  readonly calibrationPrevalence: number | null;
  /** Null where the bundle has no gate of its own, and only the header and the gray values can refuse a film. */
  readonly gateCutOff: number | null;
}

/** How many films came how far: selected = scored + refused + unreadable + missing. */
export interface FilmCounts {
  readonly selected: number;
  readonly scored: number;
  readonly refused: number;
  readonly unreadable: number;
  readonly missing: number;
  /** Null where the labels file has no column patient_id; a film without one counts as a patient of its own. */
  readonly patients: number | null;
}

/** Every film without a score, by name. */
export interface NotScored {
  /** Refusals by reason, the most frequent first. */
  readonly reasons: readonly { readonly code: Refusal["code"]; readonly films: number }[];
  readonly refused: readonly { readonly file: string; readonly problem: Refusal }[];
  readonly unreadable: readonly { readonly file: string; readonly problem: Problem }[];
  readonly missing: readonly string[];
  /** Refusals among films that should be scored and among those that the labels file calls no chest film (`not_cxr`). */
  readonly gate: { readonly chest: GateCounts; readonly other: GateCounts };
}

export interface GateCounts {
  readonly films: number;
  readonly refused: number;
  /** With Wilson's 95 % interval. */
  readonly share: Estimate;
}

export interface LabelReport {
  readonly id: FindingId;
  readonly evidence: Evidence;
  /** Scored films whose truth is known. */
  readonly n: number;
  readonly positives: number;
  /** Fewer than ten films with or without the finding: the intervals say little. */
  readonly isSmall: boolean;
  readonly auc: Estimate;
  readonly brier: Estimate;
  /** 15 bins of equal mass, fewer where there are fewer films. Rises by chance alone where films are few. */
  readonly expectedCalibrationError: number | null;
  readonly meanScore: number | null;
  readonly roc: Roc;
  readonly reliability: readonly ReliabilityBin[];
  readonly histogram: Histogram;
  readonly operatingPoints: readonly OperatingPointReport[];
  readonly subgroups: readonly SubgroupReport[];
}

export interface Roc {
  /** From (0, 0) to (1, 1), thinned to steps of 0.005. */
  readonly points: readonly RocPoint[];
  /** Pointwise 95 % band of the sensitivity. */
  readonly band: readonly { readonly falsePositiveRate: number; readonly low: number; readonly high: number }[];
}

/** Films per bin of equal width; scores 0..1. */
export interface Histogram {
  readonly withFinding: readonly number[];
  readonly withoutFinding: readonly number[];
}

export interface OperatingPointReport {
  readonly name: string;
  /** Where the app makes its calls. */
  readonly isDefault: boolean;
  readonly cutOff: number;
  /** What the bundle says of itself. */
  readonly stated: { readonly sensitivity: Proportion | null; readonly specificity: Proportion | null };
  readonly counts: Counts;
  readonly sensitivity: Estimate;
  readonly specificity: Estimate;
  /** The same with every film that got no score, refused or unreadable, counted as flagged: what failed must never look clear. */
  readonly withNotScoredFlagged: { readonly n: number; readonly sensitivity: Estimate; readonly specificity: Estimate };
  readonly predictiveValues: readonly PredictiveValues[];
}

/** At another prevalence (Bayes); intervals from the ends of those of sensitivity and specificity, so rather too wide. */
export interface PredictiveValues {
  readonly prevalence: number;
  readonly positive: Estimate;
  readonly negative: Estimate;
}

export interface SubgroupReport {
  readonly by: Grouping;
  /** Null: the labels file does not say. */
  readonly value: string | null;
  readonly n: number;
  readonly positives: number;
  readonly isSmall: boolean;
  readonly auc: Estimate;
  readonly operatingPoints: readonly { readonly name: string; readonly sensitivity: Estimate; readonly specificity: Estimate }[];
}
