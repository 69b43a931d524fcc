import { findingIds } from "./finding.ts";
import type { Sha256, SopInstanceUid } from "./ids.ts";
import type { Mark } from "./mark.ts";
import type { ReaderId } from "./reader.ts";
import type { BundleIdentity, Evidence, Provider } from "./result.ts";
import type { FindingId } from "./finding.ts";
import type { Call, Score } from "./score.ts";
import type { Phrase } from "./site.ts";
import type { Zone } from "./zone.ts";

/** What a reader decides of a study. "abnormal" is not urgent; "undecided": it cannot be told from this film. */
export const verdicts = ["normal", "abnormal", "urgent", "retake", "undecided"] as const;

export type Verdict = (typeof verdicts)[number];

/** What a reader may tick: what bundles score, but for the overall score, and what no bundle does. */
export const reportedFindingIds = [
  ...findingIds.filter((id): id is Exclude<FindingId, "abnormal"> => id !== "abnormal"),
  "cavity", "calcification", "inactive_tuberculosis", "scoliosis", "foreign_body", "other",
] as const;

export type ReportedFindingId = (typeof reportedFindingIds)[number];

export interface ReportedFinding {
  readonly finding: ReportedFindingId;
  /** In the order of `zones`; empty where no place was given. */
  readonly zones: readonly Zone[];
}

/** Why reader and model differ, one word for each; the first group where only the model, the second where only the reader calls the film abnormal. */
export const disagreementReasons = {
  "model-only": ["old-lesion", "normal-variant", "artifact", "technique", "nothing-seen", "other"],
  "reader-only": ["below-cut-off", "missed-by-model", "not-scored-by-model", "clinical-knowledge", "earlier-film", "other"],
} as const;

export type DisagreementKind = keyof typeof disagreementReasons;

export interface Disagreement {
  readonly kind: DisagreementKind;
  readonly reason: (typeof disagreementReasons)[DisagreementKind][number];
}

/** Of a site's table of phrases: a slug such as "inactive". */
export type PhraseId = string;

/** What one reader says of a study. */
export interface Opinion {
  readonly verdict: Verdict;
  /** The line of the site's table that verdict, impression and next step were taken from, as it was then: the table may change. Null where none was. */
  readonly phrase: Phrase | null;
  readonly findings: readonly ReportedFinding[];
  /** In the reader's words, of any language; at least one character once it is signed. */
  readonly impression: string;
  readonly nextStep: string;
  /** Null where reader and model agree, or the model says nothing. */
  readonly disagreement: Disagreement | null;
  /** The reader asks for a second one, whatever the site's rule is. */
  readonly wantsSecondReader: boolean;
  readonly marks: readonly Mark[];
}

/** Given before any score (blind mode), or what the first reader signed (second reader), was on the screen; kept whatever the reader decides after it. */
export interface FirstVerdict {
  readonly verdict: Verdict;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A reader's work on a study that is not signed yet; saved by itself. At most one a study and reader. */
export interface Draft {
  readonly readerId: ReaderId;
  readonly opinion: Omit<Opinion, "verdict"> & { readonly verdict: Verdict | null };
  /** Null where nothing is withheld, or no verdict was given yet. Once set it changes only when another film has come, and outlives a discarded draft. */
  readonly firstVerdict: FirstVerdict | null;
  /** The signed read that this one is to amend, and why; null for a new read. */
  readonly amends: Amendment | null;
  /** Milliseconds since 1970; when the reader first had the study open. */
  readonly startedAt: number;
  readonly updatedAt: number;
}

export interface Amendment {
  /** `SignedRead.number` */
  readonly number: number;
  /** At least one character once it is signed. */
  readonly reason: string;
}

/** Whether scores are on the screen before the reader has decided. */
export type ReadingMode = "ai-first" | "blind";

export type ReadRole = "first" | "second" | "adjudication";

/** Final: nothing in it ever changes. A study's signed reads form its history, oldest first. */
export interface SignedRead {
  /** 1, 2, 3 ... within the study. */
  readonly number: number;
  readonly role: ReadRole;
  readonly amends: Amendment | null;
  readonly opinion: Opinion;
  readonly mode: ReadingMode;
  readonly firstVerdict: FirstVerdict | null;
  /** As they were known when this was signed. */
  readonly reader: Signer;
  readonly startedAt: number;
  /** Milliseconds since 1970. */
  readonly signedAt: number;
  /** What the model said, one for each image of the study as it was then. */
  readonly statements: readonly ModelStatement[];
  /** Of the canonical JSON (`platform/digest`) of all other fields and the study's UID: printed on the report. */
  readonly sha256: Sha256;
}

export interface Signer {
  readonly id: ReaderId;
  readonly name: string;
  readonly title: string;
  readonly license: string;
}

/** What a report says of the model. */
export type ModelStatement =
  | {
      readonly state: "scored";
      readonly sopInstanceUid: SopInstanceUid;
      readonly bundle: BundleIdentity;
      readonly provider: Provider;
      readonly scoredAt: number;
      /** Of the self-test that this device had passed; null where it is not known any more. */
      readonly selfTestAt: number | null;
      readonly findings: readonly StatedFinding[];
    }
  /** `code`: of the refusal or the problem; null where the film was not scored yet, or by another model than the one in use. */
  | { readonly state: "not-scored"; readonly sopInstanceUid: SopInstanceUid; readonly code: string | null };

export interface StatedFinding {
  readonly finding: FindingId;
  readonly score: Score;
  readonly cutOff: Score;
  /** The name of the operating point. */
  readonly point: string;
  readonly call: Call;
  readonly evidence: Evidence;
  /** Where the score comes from; empty where no place stands out. */
  readonly zones: readonly Zone[];
}
