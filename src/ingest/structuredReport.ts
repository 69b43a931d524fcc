import type { IngestProblem } from "../domain/problem.ts";
import { verdicts, type Verdict } from "../domain/read.ts";
import type { DataSet } from "../dicom/dataSet.ts";
import { parseDate } from "../dicom/dateTime.ts";
import { tag } from "../dicom/tags.ts";

/** Every SOP class of structured reports begins so (PS3.4 annex B.5). */
const reportClasses = "1.2.840.10008.5.1.4.1.1.88.";
/** Conclusion (PS3.16 annex D), as our own reports code it. */
const [conclusionCode, ownScheme] = ["121077", "99FIRSTREAD"];
const deepest = 8;

export function isReport(dataSet: DataSet): boolean {
  return (dataSet.string(tag.SOPClassUID) ?? "").startsWith(reportClasses);
}

/** What a report is about stands in codes: a problem carries no words of a report. */
export function reportProblem(dataSet: DataSet): Extract<IngestProblem, { code: "ingest/structured-report" }> {
  const verified = dataSet.items(tag.VerifyingObserverSequence)[0]?.string(tag.VerificationDateTime) ?? null;
  return { code: "ingest/structured-report", verdict: verdictIn(dataSet, deepest), signedOn: parseDate(verified?.slice(0, 8) ?? null) };
}

function verdictIn(container: DataSet, levels: number): Verdict | null {
  if (levels === 0) return null;
  for (const item of container.items(tag.ContentSequence)) {
    const found = verdictOf(item) ?? verdictIn(item, levels - 1);
    if (found !== null) return found;
  }
  return null;
}

function verdictOf(item: DataSet): Verdict | null {
  if (item.items(tag.ConceptNameCodeSequence)[0]?.string(tag.CodeValue) !== conclusionCode) return null;
  const [value] = item.items(tag.ConceptCodeSequence);
  return value?.string(tag.CodingSchemeDesignator) === ownScheme ? verdicts.find((verdict) => verdict === value.string(tag.CodeValue)) ?? null : null;
}
