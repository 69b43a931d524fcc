import type { Verdict } from "./read.ts";

/**
 * Everything that the world can do wrong, as a plain object: a `part/what` code and facts, never prose and never a file name
 * (a file name may carry a patient's name, and a problem enters the audit trail).
 */
export type Problem = IngestProblem | InferenceProblem | RefusalReason | StoreProblem | ExportProblem | PlatformProblem;

export type ProblemCode = Problem["code"];

/** The file gave no radiograph. */
export type IngestProblem =
  | { readonly code: "ingest/empty-file" }
  | { readonly code: "ingest/unknown-format" }
  | { readonly code: "ingest/too-large"; readonly sizeBytes: number; readonly limitBytes: number }
  | { readonly code: "ingest/too-many-pixels"; readonly rows: number; readonly columns: number; readonly limitPixels: number }
  | { readonly code: "ingest/truncated" }
  /** `at` names the element or segment that cannot be right, such as "(0028,0010)" or "SOF". */
  | { readonly code: "ingest/malformed"; readonly at: string }
  | { readonly code: "ingest/no-pixels" }
  | { readonly code: "ingest/unsupported-transfer-syntax"; readonly transferSyntaxUid: string }
  | { readonly code: "ingest/unsupported-pixels"; readonly at: string }
  | { readonly code: "ingest/decode-failed"; readonly transferSyntaxUid: string }
  | { readonly code: "ingest/not-radiograph"; readonly modality: string }
  | { readonly code: "ingest/multi-frame"; readonly frames: number }
  | { readonly code: "ingest/color-image" }
  /** A report, not an image; `verdict`: what it concludes, where it is one of ours, `signedOn`: "YYYY-MM-DD". */
  | { readonly code: "ingest/structured-report"; readonly verdict: Verdict | null; readonly signedOn: string | null }
  | { readonly code: "ingest/empty-archive" }
  | { readonly code: "ingest/unreadable" }
  | { readonly code: "ingest/timeout"; readonly limitMs: number }
  | { readonly code: "ingest/worker-crashed" }
  | { readonly code: "ingest/cancelled" };

/** The radiograph can be seen but must not be scored. */
export type RefusalReason =
  | { readonly code: "inference/lateral-view"; readonly viewPosition: string }
  | { readonly code: "inference/other-body-part"; readonly bodyPart: string }
  | { readonly code: "inference/child"; readonly ageYears: number; readonly minimumAgeYears: number }
  | GateRefusal
  /** A color picture that was made from a film, such as one with a heatmap in it. */
  | { readonly code: "inference/derived-picture" }
  | { readonly code: "inference/blank-image" }
  | { readonly code: "inference/saturated-image" }
  | { readonly code: "inference/too-small"; readonly rows: number; readonly columns: number; readonly minimumPixels: number };

/** The bundle's gate took the film for something else than an upright frontal chest film, whatever its file says. */
type GateRefusal = { readonly [C in GateRefusalCode]: { readonly code: C; readonly frontalProbability: number } }[GateRefusalCode];

export type GateRefusalCode =
  /** A negative: bone dark on a bright ground. */
  | "inference/gate-inverted"
  /** By a quarter turn, either way. */
  | "inference/gate-rotated"
  | "inference/gate-upside-down"
  | "inference/gate-lateral"
  /** Another body part, a photograph, a document, a slice of a CT, a texture. */
  | "inference/gate-not-chest";

/** Scoring was tried, or wanted, and did not work. */
export type InferenceProblem =
  | { readonly code: "inference/manifest-invalid"; readonly at: string }
  | { readonly code: "inference/file-corrupt"; readonly file: string }
  | { readonly code: "inference/download-failed"; readonly file: string }
  | { readonly code: "inference/self-test-failed"; readonly provider: string; readonly maxDifference: number }
  | { readonly code: "inference/unavailable" }
  | { readonly code: "inference/runtime-failed" }
  | { readonly code: "inference/output-invalid"; readonly reason: "not-finite" | "saturated" | "shape" }
  | { readonly code: "inference/pixels-invalid" }
  | { readonly code: "inference/timeout"; readonly limitMs: number }
  | { readonly code: "inference/worker-crashed" }
  | { readonly code: "inference/cancelled" };

export type StoreProblem =
  | { readonly code: "store/full" }
  | { readonly code: "store/failed"; readonly reason: string }
  | { readonly code: "store/newer-version" }
  | { readonly code: "store/not-found" }
  | { readonly code: "store/patient-mismatch" }
  /** Somebody else, or another tab, has signed the study meanwhile. */
  | { readonly code: "store/conflict" }
  | { readonly code: "store/closed" };

/** A report could not be made or did not leave. */
export type ExportProblem =
  | { readonly code: "export/nothing-signed" }
  /** No file could be written there: gone, full, or not allowed. */
  | { readonly code: "export/write-failed"; readonly fileName: string }
  | { readonly code: "export/cancelled" }
  /** A fault of this program, met while files were made. */
  | { readonly code: "export/not-made" }
  /** No note of it could be kept, so nothing was let out. */
  | { readonly code: "export/not-noted" }
  | { readonly code: "export/no-pacs" }
  | { readonly code: "export/pacs-unreachable" }
  /** HTTP status of the answer; `refused`: how many instances it did not take. */
  | { readonly code: "export/pacs-refused"; readonly status: number; readonly refused: number };

export type PlatformProblem = { readonly code: "platform/unsupported"; readonly missing: string };
