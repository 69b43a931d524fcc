import type { FindingId } from "../../src/domain/finding.ts";
import type { Sha256, SopInstanceUid, StudyUid } from "../../src/domain/ids.ts";
import type { RadiographHeader } from "../../src/domain/radiograph.ts";
import type { FindingScore, Heatmap, Result } from "../../src/domain/result.ts";
import type { Logit, Score } from "../../src/domain/score.ts";
import type { Patient } from "../../src/domain/study.ts";
import type { NewImage } from "../../src/store/store.ts";
import { sha256Of } from "../fakes/examples.ts";
import { exampleBundle, exampleManifest } from "./exampleBundle.ts";
import { drawThorax } from "./thorax.ts";

/** Invented people; every state that a study can be in. */
export function exampleStudies(now: number): readonly NewImage[] {
  return [
    study(1, { name: "김*수", id: "0231", ageYears: 67, sex: "M" }, "PA", valid({ abnormal: 0.78, opacity: 0.64, effusion: 0.41, cardiomegaly: 0.09 }, [1, 1]), now),
    study(2, { name: "이*영", id: "0232", ageYears: 34, sex: "F" }, "LL", { state: "refused", reason: { code: "inference/lateral-view", viewPosition: "LL" } }, now),
    study(3, { name: "박*진", id: "0233", ageYears: 51, sex: "F" }, "PA", valid({ abnormal: 0.31 }, [3, 3]), now),
    study(4, { name: "최*호", id: "0234", ageYears: 44, sex: "M" }, "AP", { state: "failed", problem: { code: "inference/worker-crashed" } }, now),
    study(5, { name: "JOHNSON ALICE", id: "P-77120", ageYears: 29, sex: "F" }, "PA", valid({ abnormal: 0.22, fibrosis: 0.34 }, [3, 3]), now),
    study(6, { name: "가상 기흉", id: "SYN-5", ageYears: 56, sex: "F" }, "PA", valid({ abnormal: 0.66, pneumothorax: 0.71, emphysema: 0.2 }, [0, 5]), now, true),
    study(7, { name: "정*희", id: "0237", ageYears: 72, sex: "F" }, "PA", stale(), now),
    study(8, { name: "한*민", id: "0238", ageYears: 15, sex: "M" }, "PA", { state: "refused", reason: { code: "inference/child", ageYears: 15, minimumAgeYears: 18 } }, now),
    study(9, { name: null, id: null, ageYears: null, sex: null }, null, { state: "notRun" }, now),
    study(11, { name: "서*아", id: "0241", ageYears: 38, sex: "F" }, "PA", { state: "refused", reason: { code: "inference/gate-upside-down", frontalProbability: 0.03 } }, now),
    study(10, { name: "오*석", id: "0240", ageYears: 60, sex: "M" }, "PA", valid({ abnormal: 0.595 }, [2, 3]), now),
  ];
}

function study(index: number, patient: Omit<Patient, "birthDate">, viewPosition: string | null, result: Result, now: number, isPhantom = false): NewImage {
  const uid = `2.25.${index}1` as SopInstanceUid;
  const receivedAt = now - index * 4 * 60_000;
  const own = "scored" in result ? { ...result, scored: { ...result.scored, sopInstanceUid: uid } } : result;
  return {
    study: { uid: `2.25.${index}` as StudyUid, patient: { ...patient, birthDate: null }, date: patient.id === null ? null : "2026-11-23", time: patient.id === null ? null : `09:${42 - index}:00` },
    image: {
      radiograph: header(uid, viewPosition, isPhantom), result: own, fileSha256: index.toString(16).padStart(64, "0") as Sha256,
      fileName: `IM000${index}.dcm`, fileSizeBytes: 10_240_512, receivedAt,
    },
    displayCopy: drawThorax(800, 700),
    original: new Blob([new Uint8Array([index])]),
  };
}

function header(sopInstanceUid: SopInstanceUid, viewPosition: string | null, isPhantom: boolean): RadiographHeader {
  return {
    sopInstanceUid, rows: 1600, columns: 1400, window: { center: 1500, width: 3200, shape: "linear" }, spacing: { rowMm: 0.175, columnMm: 0.175, plane: "detector" },
    viewPosition, bodyPart: "CHEST", isPhantom,
    source: { format: "dicom", transferSyntaxUid: "1.2.840.10008.1.2.4.70", photometricInterpretation: "MONOCHROME2", bitsStored: 12, frames: 1 },
  };
}

function stale(): Result {
  const result = valid({ abnormal: 0.7 }, [1, 1]);
  if (result.state !== "valid") throw new Error("An example is wrong.");
  return { state: "valid", scored: { ...result.scored, bundle: { name: "cxr-v0", version: "0.0.9", sha256: sha256Of("5") } } };
}

/** `scores`: what differs from a low score. `peak`: row and column of the heatmap's strongest cell. */
function valid(scores: Partial<Record<FindingId, number>>, peak: readonly [number, number]): Result {
  const findings = exampleManifest.labels.map((label): FindingScore => {
    const point = label.operatingPoints.find(({ name }) => name === label.defaultOperatingPoint);
    if (point === undefined) throw new Error("An example is wrong.");
    const score = (scores[label.id] ?? point.cutOff * 0.55) as Score;
    const call = score >= point.cutOff ? "positive" : "negative";
    return { finding: label.id, logit: 0 as Logit, score, call, operatingPoint: point, evidence: label.evidence, heatmap: heatmap(peak, score) };
  });
  return {
    state: "valid",
    scored: { bundle: exampleBundle, sopInstanceUid: "" as SopInstanceUid, scoredAt: Date.UTC(2026, 10, 23, 0, 43), provider: "wasm", findings, scoreMs: 17 },
  };
}

function heatmap([peakRow, peakColumn]: readonly [number, number], score: number): Heatmap {
  const values = new Float32Array(49).map((_, index) => {
    const distance = Math.hypot(Math.floor(index / 7) - peakRow, (index % 7) - peakColumn);
    return Math.min(0.98, score * (0.25 + 1.1 * Math.exp(-distance * distance * 0.45)));
  });
  return { rows: 7, columns: 7, values, area: { left: 0, top: 100, width: 1400, height: 1400 } };
}
