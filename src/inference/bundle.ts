import type { FindingId } from "../domain/finding.ts";
import type { Sha256 } from "../domain/ids.ts";
import type { Evidence, Provider } from "../domain/result.ts";
import type { OperatingPoint } from "../domain/score.ts";

/** What a bundle says of itself: `models/<bundle>/manifest.json`, format version 1. */
export interface BundleManifest {
  readonly version: 1;
  readonly bundle: { readonly name: string; readonly version: string };
  /** One line for each provider: which network file it runs, and how far its scores may be from the expected ones. */
  readonly variants: Readonly<Partial<Record<Provider, BundleVariant>>>;
  readonly card: BundleFile;
  readonly selfTest: BundleFile;
  readonly input: BundleInput;
  readonly outputs: BundleOutputs;
  /** In the order of the network's output. */
  readonly labels: readonly BundleLabel[];
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
  /** Area under the ROC curve on films that no training saw, and how many of them had the finding. */
  readonly auc: { readonly value: number; readonly low: number; readonly high: number; readonly positives: number; readonly n: number } | null;
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
