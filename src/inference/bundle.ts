import type { FindingId } from "../domain/finding.ts";
import type { Sha256 } from "../domain/ids.ts";
import type { Evidence, Provider } from "../domain/result.ts";
import type { OperatingPoint, Proportion } from "../domain/score.ts";

/** What a bundle says of itself: `models/<bundle>/manifest.json`, format version 2. */
export interface BundleManifest {
  readonly version: 2;
  readonly bundle: { readonly name: string; readonly version: string };
  /** One line for each provider: which network file it runs, and how far its scores may be from the expected ones. */
  readonly variants: Readonly<Partial<Record<Provider, BundleVariant>>>;
  readonly card: BundleFile;
  readonly selfTest: BundleFile;
  readonly input: BundleInput;
  readonly outputs: BundleOutputs;
  /** Null exactly where `outputs.gate` is. */
  readonly gate: BundleGate | null;
  /** In the order of the network's output. */
  readonly labels: readonly BundleLabel[];
  /** What a reader may look for and not find among the labels. */
  readonly notOffered: readonly FindingNotOffered[];
  readonly intendedUse: IntendedUse;
  readonly trainingData: readonly TrainingSource[];
}

export interface BundleFile {
  /** Relative to the manifest. */
  readonly file: string;
  readonly sizeBytes: number;
  readonly sha256: Sha256;
}

export interface BundleVariant extends BundleFile {
  readonly precision: "float32" | "float16" | "int8";
  /** Largest |score - expected score| that the self-test accepts. */
  readonly tolerance: number;
}

export interface BundleInput {
  readonly name: string;
  /** The network takes 1 x 1 x side x side (or 1 x channels x side x side) float32. */
  readonly side: number;
  readonly channels: 1 | 3;
  /** "shorter-side": that side becomes `side`, then the center is cropped; "stretch": both sides become `side`. */
  readonly fit: "shorter-side" | "stretch";
  /** Pillow's BILINEAR on 8-bit gray: a triangle filter whose support grows with the ratio. */
  readonly resample: "pillow-bilinear";
  /** network input = gray (0..255) * scale + offset. */
  readonly scale: number;
  readonly offset: number;
}

export interface BundleOutputs {
  readonly logits: string;
  /** Class activation map, labels x rows x columns, with logit = mean(map) + bias; null where the network has none. */
  readonly cam: string | null;
  /** 1 x classes float32, to be read through softmax; null where the network has none. */
  readonly gate: string | null;
}

/** Everything that a gate may take a film for. A bundle names a subset; a name outside this list is refused when its manifest is parsed. */
export const gateClasses = ["frontal_chest", "inverted", "rotated", "upside_down", "lateral", "not_chest"] as const;

export type GateClass = (typeof gateClasses)[number];

/** Whether a film may be scored at all: it is refused where the probability of "frontal_chest" is below the cut-off. */
export interface BundleGate {
  /** In the order of the network's output, "frontal_chest" first, at least one other. */
  readonly classes: readonly GateClass[];
  /** 0..1 */
  readonly cutOff: number;
  /** Share of the films and pictures of the other classes that are refused; null where it was not measured. */
  readonly sensitivity: CountedProportion | null;
  /** Share of frontal chest films that are refused all the same; null where it was not measured. */
  readonly validRefused: CountedProportion | null;
}

export interface CountedProportion extends Proportion {
  /** How many films it was measured on. */
  readonly n: number;
}

export interface BundleLabel {
  readonly id: FindingId;
  /** SNOMED CT code where there is a fitting one. */
  readonly snomedCt: string | null;
  readonly evidence: Evidence;
  /** score = 1 / (1 + exp(-(slope * logit + intercept))). */
  readonly calibration: { readonly slope: number; readonly intercept: number };
  /** At least one. */
  readonly operatingPoints: readonly OperatingPoint[];
  /** The name of the operating point that calls are made at. */
  readonly defaultOperatingPoint: string;
  /** Expected calibration error on test films (15 bins of as many films each), 0..1, of the sigmoid of the logit and of the score; null: not measured. */
  readonly calibrationError: { readonly before: number; readonly after: number } | null;
  /** Area under the ROC curve on films that no training saw, and how many of them had the finding. */
  readonly auc: { readonly value: number; readonly low: number; readonly high: number; readonly positives: number; readonly n: number } | null;
}

/** A finding that the bundle does not score, and why: what follows "not offered by this model, because", without a full stop, in each language. */
export interface FindingNotOffered {
  readonly id: FindingId;
  readonly reason: { readonly en: string; readonly ko: string };
}

export interface IntendedUse {
  readonly minimumAgeYears: number;
  readonly viewPositions: readonly string[];
  readonly bodyParts: readonly string[];
  /** Share of abnormal films among those that the calibration was fitted on, 0..1. */
  readonly calibrationPrevalence: number | null;
}

export interface TrainingSource {
  readonly source: string;
  readonly images: number;
  readonly license: string;
}

/** Where calls are made. */
export function defaultPointOf({ operatingPoints, defaultOperatingPoint }: BundleLabel): OperatingPoint {
  const point = operatingPoints.find(({ name }) => name === defaultOperatingPoint);
  if (point === undefined) throw new Error("a parsed manifest has every default operating point");
  return point;
}

/** Every file that the manifest vouches for. */
export function filesOf({ variants, card, selfTest }: BundleManifest): readonly BundleFile[] {
  return [variants.wasm, variants.webgpu, card, selfTest].filter((file) => file !== undefined);
}
