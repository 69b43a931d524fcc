import type { Letterhead } from "../domain/site.ts";
import type { SignedRead } from "../domain/read.ts";
import type { Study } from "../domain/study.ts";
import type { OriginalHeader } from "./originalHeader.ts";

export { parseOriginalHeader, type OriginalHeader } from "./originalHeader.ts";
export { isFrontal, type NumberedMark, type PrintedImage } from "./printMarks.ts";
export { type Notice, printModel, type PrintModel } from "./printModel.ts";
export type { Said } from "./printWords.ts";
export { type Capture, secondaryCapture } from "./secondaryCapture.ts";
export { fhirReport, findingName } from "./fhirReport.ts";
export { overlayPicture } from "./overlayPicture.ts";
export { registerCsv, type RegisterEntry } from "./register.ts";
export { structuredReport } from "./srReport.ts";

/** All that a report is made of. */
export interface SignedStudy {
  /** As it is stored. */
  readonly study: Study;
  /** The one that stands. */
  readonly read: SignedRead;
  /** One for each image of the study, in its order; null for what is no DICOM file. */
  readonly headers: readonly (OriginalHeader | null)[];
  readonly letterhead: Letterhead;
  readonly appVersion: string;
}

export type ReportKind = "sr" | "sc" | "fhir";

const endings: Readonly<Record<ReportKind, string>> = { sr: "report.dcm", sc: "overlay.dcm", fhir: "fhir.json" };

/**
 * Names nobody: the day of the study, the first digits of the signed read's digest, and what it is. `part`: 1, 2, 3 ... where a study has several
 * of a kind.
 */
export function reportFileName(signed: Pick<SignedStudy, "study" | "read">, kind: ReportKind, part: number | null = null): string {
  return `${namelessTitle(signed)}_${part === null ? "" : `${part}_`}${endings[kind]}`;
}

/** What all files of a report begin with. */
export function namelessTitle({ study, read }: Pick<SignedStudy, "study" | "read">): string {
  return `${study.date ?? "undated"}_${read.sha256.slice(0, 10)}`;
}
