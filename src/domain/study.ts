import type { Sha256, SopInstanceUid, StudyUid } from "./ids.ts";
import type { RadiographHeader } from "./radiograph.ts";
import type { Draft, SignedRead } from "./read.ts";
import { isHiddenAtFirst, type FindingScore, type Result } from "./result.ts";

/** One visit of one patient, with the images that arrived of it. */
export interface Study {
  readonly uid: StudyUid;
  readonly patient: Patient;
  /** Study Date (0008,0020) and Time (0008,0030) as "YYYY-MM-DD" and "HH:MM:SS"; null where absent or malformed. */
  readonly date: string | null;
  readonly time: string | null;
  /** Milliseconds since 1970; when its newest image was stored. */
  readonly receivedAt: number;
  /** At least one, in order of arrival. */
  readonly images: readonly StudyImage[];
  /** Set by a person; the model may raise a study above others, never lower one that is "urgent". */
  readonly priority: Priority;
  /** Oldest first. */
  readonly reads: readonly SignedRead[];
  /** At most one a reader. */
  readonly drafts: readonly Draft[];
}

export type Priority = "routine" | "urgent";

export interface StudyImage {
  readonly radiograph: RadiographHeader;
  readonly result: Result;
  /** Of the whole original file. */
  readonly fileSha256: Sha256;
  /** As the reader's computer named it; stays on this laptop. */
  readonly fileName: string;
  readonly fileSizeBytes: number;
  readonly receivedAt: number;
}

export interface Patient {
  /** For display: the ideographic or Hangul group where there is one, else the alphabetic one, "^" turned into a space. */
  readonly name: string | null;
  readonly id: string | null;
  /** "YYYY-MM-DD". */
  readonly birthDate: string | null;
  readonly sex: "M" | "F" | "O" | null;
  /** Whole years at the time of the study, from Patient's Age (0010,1010), else from the dates. */
  readonly ageYears: number | null;
}

/**
 * "attention": a valid call is positive. "unclear": refused, failed, stale or not run. "withheld": nothing is to be seen yet. "clear": valid and no
 * finding with evidence above its cut-off.
 */
export type Triage = "attention" | "unclear" | "withheld" | "clear" | "running";

const rank: Record<Triage, number> = { attention: 4, unclear: 3, withheld: 2, running: 1, clear: 0 };

/** The most pressing image decides; whatever failed is never "clear". */
export function triageOf(study: Study): Triage {
  return study.images.map((image) => triageOfResult(image.result)).reduce((a, b) => (rank[b] > rank[a] ? b : a), "clear");
}

export function triageOfResult(result: Result): Triage {
  if (result.state === "running" || result.state === "withheld") return result.state;
  if (result.state !== "valid") return "unclear";
  return result.scored.findings.some(raisesTriage) ? "attention" : "clear";
}

/** The overall score always counts; a finding without evidence never raises a study on its own. */
function raisesTriage({ finding, call, evidence }: FindingScore): boolean {
  return call === "positive" && (finding === "abnormal" || evidence === "supported");
}

/** The image's score for "abnormal" or, where the bundle has none, its highest that is not hidden; 0 where nothing valid is known. */
export function urgencyOf(study: Study): number {
  const scores = study.images.flatMap(({ result }) => (result.state === "valid" ? result.scored.findings : [])).filter((one) => !isHiddenAtFirst(one));
  const abnormal = scores.filter((one) => one.finding === "abnormal");
  return Math.max(0, ...(abnormal.length > 0 ? abnormal : scores).map((one) => one.score));
}

export function newestFirst(studies: readonly Study[]): Study[] {
  return [...studies].sort((a, b) => b.receivedAt - a.receivedAt);
}

export function imageOf(study: Study, uid: SopInstanceUid): StudyImage | null {
  return study.images.find((image) => image.radiograph.sopInstanceUid === uid) ?? null;
}
