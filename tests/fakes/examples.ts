import type { Sha256, SopInstanceUid, StudyUid } from "../../src/domain/ids.ts";
import type { Radiograph } from "../../src/domain/radiograph.ts";
import type { FindingScore, Result, Scored } from "../../src/domain/result.ts";
import type { Logit, Score } from "../../src/domain/score.ts";
import type { Patient } from "../../src/domain/study.ts";
import type { Ingested } from "../../src/ingest/ingest.ts";

export const examplePatient: Patient = { name: "가상 일호", id: "SYN-1", birthDate: "1970-01-01", sex: "F", ageYears: 56 };

export const sha256Of = (digit: string): Sha256 => digit.repeat(64).slice(0, 64) as Sha256;

export function exampleRadiograph(uid = "1.2.3", rows = 320, columns = 280): Radiograph {
  const pixels = new Uint16Array(rows * columns).map((_, index) => (index * 7) % 4096);
  return {
    sopInstanceUid: uid as SopInstanceUid, rows, columns, pixels, window: { center: 2048, width: 4096, shape: "linear" },
    spacing: { rowMm: 0.15, columnMm: 0.15, plane: "detector" }, viewPosition: "PA", bodyPart: "CHEST", isPhantom: true,
    source: { format: "dicom", transferSyntaxUid: "1.2.840.10008.1.2.1", photometricInterpretation: "MONOCHROME2", bitsStored: 12, frames: 1 },
  };
}

export function exampleIngested(uid = "1.2.3", digit = "a"): Ingested {
  const radiograph = exampleRadiograph(uid);
  return {
    studyUid: `${uid}.9` as StudyUid, patient: examplePatient, date: "2026-11-23", time: "09:42:00", radiograph,
    displayCopy: { rows: radiograph.rows, columns: radiograph.columns, pixels: radiograph.pixels.slice() },
    original: new Blob([new Uint8Array([1, 2, 3])]), fileSha256: sha256Of(digit), ms: { decode: 1, normalize: 1 },
  };
}

export function exampleFinding(score: number, cutOff = 0.5): FindingScore {
  return {
    finding: "abnormal", logit: 0 as Logit, score: score as Score, call: score >= cutOff ? "positive" : "negative",
    operatingPoint: { name: "sens90", cutOff: cutOff as Score, sensitivity: null, specificity: null }, evidence: "supported", heatmap: null,
  };
}

export function exampleScored(uid = "1.2.3", score = 0.8): Scored {
  return {
    bundle: { name: "example", version: "1.0.0", sha256: sha256Of("b") }, sopInstanceUid: uid as SopInstanceUid, scoredAt: 1, provider: "wasm",
    findings: [exampleFinding(score)], scoreMs: 17,
  };
}

export function validResult(uid = "1.2.3", score = 0.8): Result {
  return { state: "valid", scored: exampleScored(uid, score) };
}
