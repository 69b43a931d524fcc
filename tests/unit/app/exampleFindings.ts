import type { FindingId } from "../../../src/domain/finding.ts";
import type { Evidence, FindingScore, Heatmap, Result } from "../../../src/domain/result.ts";
import type { Score } from "../../../src/domain/score.ts";
import type { Study } from "../../../src/domain/study.ts";
import type { StudyUid } from "../../../src/domain/ids.ts";
import { exampleFinding, examplePatient, exampleRadiograph, exampleScored, sha256Of } from "../../fakes/examples.ts";
import { headerOf } from "../../../src/domain/radiograph.ts";

export function findingOf(finding: FindingId, score: number, cutOff = 0.5, evidence: Evidence = "supported"): FindingScore {
  const one = exampleFinding(score, cutOff);
  return { ...one, finding, evidence, operatingPoint: { ...one.operatingPoint, cutOff: cutOff as Score } };
}

export function validWith(findings: readonly FindingScore[]): Result {
  return { state: "valid", scored: { ...exampleScored(), findings } };
}

export function studyWith(...results: readonly Result[]): Study {
  const images = results.map((result, index) => ({
    radiograph: headerOf(exampleRadiograph(`1.2.${index}`)), result, fileSha256: sha256Of("c"), fileName: "a.dcm", fileSizeBytes: 3, receivedAt: 1,
  }));
  return { uid: "1.2.3.9" as StudyUid, patient: examplePatient, date: "2026-11-23", time: "09:42:00", receivedAt: 1, priority: "routine", reads: [], drafts: [], images };
}

/** 7 x 7 over the whole of a film of 700 x 700, flat but for one cell. */
export function heatmapWith(peak: { readonly row: number; readonly column: number; readonly value: number }, ground = 0.1): Heatmap {
  const values = new Float32Array(49).fill(ground);
  values[peak.row * 7 + peak.column] = peak.value;
  return { rows: 7, columns: 7, values, area: { left: 0, top: 0, width: 700, height: 700 } };
}
