import type { SignedRead, StatedFinding } from "../domain/read.ts";
import { isHiddenAtFirst } from "../domain/result.ts";
import type { SecondReaderRule } from "../domain/site.ts";
import type { Study } from "../domain/study.ts";
import { isFinished, readStateOf, standingRead } from "../reading/reading.ts";
import { reportFileName } from "../report/report.ts";
import type { ExportKind, LeftOut } from "./journeys.ts";

/** What one study gives, and what it does not and why. */
export interface StudyPlan {
  readonly study: Study;
  /** Null where nothing may leave as a report. */
  readonly read: SignedRead | null;
  readonly fileNames: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/** Only what every reader has done with leaves as a report: neither a draft nor a read that waits for another reader. */
export function planExport(study: Study, kinds: readonly ExportKind[], rule: SecondReaderRule): StudyPlan {
  const wantsReports = kinds.some((kind) => kind !== "csv");
  const state = readStateOf(study, rule);
  const read = standingRead(study);
  if (read === null || !isFinished(state)) {
    const reason = read === null ? "unsigned" : "unfinished";
    return { study, read: null, fileNames: [], leftOut: wantsReports ? [reason] : [] };
  }
  const pictures = kinds.includes("sc") ? pictureNames(study, read) : [];
  return {
    study, read,
    fileNames: [
      ...(kinds.includes("sr") ? [reportFileName({ study, read }, "sr")] : []), ...pictures,
      ...(kinds.includes("fhir") ? [reportFileName({ study, read }, "fhir")] : []),
    ],
    leftOut: kinds.includes("sc") && pictures.length === 0 ? ["noHeatmap"] : [],
  };
}

function pictureNames(study: Study, read: SignedRead): readonly string[] {
  return read.statements.filter((statement) => statement.state === "scored" && pictured(statement.findings).length > 0)
    .map(({ sopInstanceUid }) => pictureName(study, read, sopInstanceUid));
}

export function pictureName(study: Study, read: SignedRead, sopInstanceUid: string): string {
  const index = study.images.findIndex(({ radiograph }) => radiograph.sopInstanceUid === sopInstanceUid);
  return reportFileName({ study, read }, "sc", study.images.length > 1 ? index + 1 : null);
}

/**
 * Findings in the order in which one is chosen for the picture: what is above its cut-off before what is not, a named finding before the overall
 * score, the higher score first.
 */
export function pictured(findings: readonly StatedFinding[]): readonly StatedFinding[] {
  const rank = ({ call, finding }: StatedFinding) => (call === "positive" ? 2 : 0) + (finding === "abnormal" ? 0 : 1);
  const shown = findings.filter((one) => !isHiddenAtFirst(one));
  const isClear = shown.every(({ call }) => call === "negative");
  const overall = shown.filter(({ finding }) => finding === "abnormal");
  if (isClear && overall.length > 0) return [...overall, ...shown.filter(({ finding }) => finding !== "abnormal")];
  return [...shown].sort((a, b) => rank(b) - rank(a) || b.score - a.score);
}
