import type { FindingId } from "./finding.ts";
import type { Sha256, SopInstanceUid } from "./ids.ts";
import type { Problem, RefusalReason } from "./problem.ts";
import type { Call, Logit, OperatingPoint, Score } from "./score.ts";

/** The closed union of what can be known about a radiograph. Only "valid" may be drawn without a warning. */
export type Result =
  | { readonly state: "notRun" }
  | { readonly state: "running" }
  | { readonly state: "refused"; readonly reason: RefusalReason }
  | { readonly state: "failed"; readonly problem: Problem }
  /** There is one, and it must not be seen before the reader's own verdict (blind mode). Never stored. */
  | { readonly state: "withheld" }
  /** Valid when it was made, but by another bundle than the one in use now. */
  | { readonly state: "stale"; readonly scored: Scored }
  | { readonly state: "valid"; readonly scored: Scored };

export interface Scored {
  readonly bundle: BundleIdentity;
  /** Which radiograph this belongs to; a result is never shown beside another one. */
  readonly sopInstanceUid: SopInstanceUid;
  /** Milliseconds since 1970. */
  readonly scoredAt: number;
  readonly provider: Provider;
  /** In the bundle's order. */
  readonly findings: readonly FindingScore[];
  readonly scoreMs: number;
}

export interface BundleIdentity {
  readonly name: string;
  readonly version: string;
  /** Of the manifest's bytes, which in turn hold the digest of every other file of the bundle. */
  readonly sha256: Sha256;
}

export type Provider = "wasm" | "webgpu";

/**
 * "supported": shown to be better than a trivial baseline (a linear model on an 8x8 thumbnail). "weak": shown so, but on few films or in one source
 * only; shown as such, never first. "experimental": not shown to be better; hidden until it is asked for.
 */
export type Evidence = "supported" | "weak" | "experimental";

export interface FindingScore {
  readonly finding: FindingId;
  readonly logit: Logit;
  readonly score: Score;
  readonly call: Call;
  readonly operatingPoint: OperatingPoint;
  readonly evidence: Evidence;
  readonly heatmap: Heatmap | null;
}

/** Where the score comes from: the score that the network would give if all of the image looked like this cell. */
export interface Heatmap {
  readonly rows: number;
  readonly columns: number;
  /** Row-major, length rows * columns, each 0..1 on the absolute scale of the score. */
  readonly values: Float32Array<ArrayBuffer>;
  /** The part of the radiograph that the network saw, in pixels of the radiograph. */
  readonly area: ImageArea;
}

export interface ImageArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The overall score is what the film is triaged by: it is never hidden, whatever its evidence. */
export function isHiddenAtFirst({ finding, evidence }: Pick<FindingScore, "finding" | "evidence">): boolean {
  return evidence === "experimental" && finding !== "abnormal";
}

/** Null where nothing valid is known. */
export function scoredOf(result: Result): Scored | null {
  return result.state === "valid" || result.state === "stale" ? result.scored : null;
}
