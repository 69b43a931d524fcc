import type { SignedRead, StatedFinding } from "../domain/read.ts";
import { isHiddenAtFirst } from "../domain/result.ts";
import type { SecondReaderRule } from "../domain/site.ts";
import type { Study } from "../domain/study.ts";
import { asItWasRead, isFinished, readStateOf, standingRead } from "../reading/reading.ts";
import { reportFileName } from "../report/report.ts";
import type { StudyStore } from "../store/store.ts";
import type { ExportRequest, LeftOut } from "./journeys.ts";

/** What one study gives, and what it does not and why. */
export interface StudyPlan {
  readonly study: Study;
  /** Null where nothing may leave as a report. */
  readonly read: SignedRead | null;
  readonly fileNames: readonly string[];
  /** It has a line in the register; without the values of a read where `read` is null. */
  readonly isListed: boolean;
  readonly leftOut: readonly LeftOut[];
}

/** Only what every reader has done with leaves: neither a draft nor a read that waits for another reader. */
export function planExport(study: Study, { kinds, withUnsigned }: Pick<ExportRequest, "kinds" | "withUnsigned">, rule: SecondReaderRule): StudyPlan {
  const wantsLine = kinds.includes("csv");
  const state = readStateOf(study, rule);
  const read = standingRead(study);
  if (read === null || !isFinished(state)) {
    const reason = read === null ? "unsigned" : "unfinished";
    const isListed = wantsLine && withUnsigned;
    return { study, read: null, fileNames: [], isListed, leftOut: isListed && kinds.length === 1 ? [] : [reason] };
  }
  const pictures = kinds.includes("sc") ? pictureNames(asItWasRead(study, read), read) : [];
  return {
    study, read, isListed: wantsLine,
    fileNames: [
      ...(kinds.includes("sr") ? [reportFileName({ study, read }, "sr")] : []), ...pictures,
      ...(kinds.includes("fhir") ? [reportFileName({ study, read }, "fhir")] : []),
    ],
    leftOut: kinds.includes("sc") && pictures.length === 0 ? ["noHeatmap"] : [],
  };
}

/** What a whole export would write. */
export interface Planned {
  readonly studies: number;
  readonly files: number;
  /** Studies that cannot be read. */
  readonly missing: number;
}

/** One study after the other; stops where it is told to. */
export async function plannedOf(store: StudyStore, request: ExportRequest, signal: AbortSignal): Promise<Planned> {
  const counts = { studies: 0, files: 0, lines: 0, missing: 0 };
  for (const uid of request.uids) {
    if (signal.aborted) break;
    const study = await store.get(uid);
    if (!study.ok) {
      counts.missing += 1;
      continue;
    }
    const { fileNames, isListed } = planExport(study.value, request, request.settings.secondReader);
    counts.files += fileNames.length;
    if (isListed) counts.lines += 1;
    if (isListed || fileNames.length > 0) counts.studies += 1;
  }
  return { studies: counts.studies, files: counts.files + (counts.lines > 0 ? 1 : 0), missing: counts.missing };
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
  const shown = findings.filter((one) => !isHiddenAtFirst(one));
  const isClear = shown.every(({ call }) => call === "negative");
  const overall = shown.filter(({ finding }) => finding === "abnormal");
  if (isClear && overall.length > 0) return [...overall, ...shown.filter(({ finding }) => finding !== "abnormal")];
  return [...shown].sort((a, b) => rankOf(b) - rankOf(a) || b.score - a.score);
}

function rankOf({ call, finding }: StatedFinding): number {
  return (call === "positive" ? 2 : 0) + (finding === "abnormal" ? 0 : 1);
}
