import type { Sha256, SopInstanceUid, StudyUid } from "../../src/domain/ids.ts";
import { headerOf } from "../../src/domain/radiograph.ts";
import type { ModelStatement, SignedRead } from "../../src/domain/read.ts";
import type { ReaderId } from "../../src/domain/reader.ts";
import type { Heatmap, Result } from "../../src/domain/result.ts";
import type { Score } from "../../src/domain/score.ts";
import type { Phrase } from "../../src/domain/site.ts";
import type { Study } from "../../src/domain/study.ts";
import { parseOriginalHeader, type SignedStudy } from "../../src/report/report.ts";
import { tag } from "../../src/dicom/tags.ts";
import { imageFile, rampWords } from "./dicomFiles.ts";
import { exampleFinding, examplePatient, exampleRadiograph, exampleScored, sha256Of } from "./examples.ts";

const sopUid = "1.2.3.4" as SopInstanceUid;

/** A film as a detector sends it, of a patient with a name in three scripts. */
export function originalFile(): Uint8Array<ArrayBuffer> {
  return imageFile({
    rows: 320, columns: 280, words: rampWords(320, 280, 12), bitsStored: 12,
    more: [
      { tag: tag.SeriesInstanceUID, vr: "UI", value: "1.2.3.3" }, { tag: tag.AccessionNumber, vr: "SH", value: "ACC-7" },
      { tag: tag.StudyID, vr: "SH", value: "17" }, { tag: tag.ReferringPhysicianName, vr: "PN", value: "Kim^Uisa=金^醫師=김^의사" },
    ],
  });
}

export const statement: ModelStatement = {
  state: "scored", sopInstanceUid: sopUid, bundle: { name: "example", version: "1.0.0", sha256: sha256Of("b") }, provider: "wasm", scoredAt: Date.UTC(2026, 0, 2, 1),
  selfTestAt: Date.UTC(2026, 0, 2, 0), findings: [
    { finding: "abnormal", score: 0.8132 as Score, cutOff: 0.5 as Score, point: "specificity95", call: "positive", evidence: "supported", zones: ["right-upper"] },
    { finding: "effusion", score: 0.03 as Score, cutOff: 0.5 as Score, point: "specificity95", call: "negative", evidence: "supported", zones: [] },
    { finding: "fibrosis", score: 0.7 as Score, cutOff: 0.5 as Score, point: "specificity95", call: "positive", evidence: "experimental", zones: [] },
  ],
};

const suspected: Phrase = {
  id: "suspected", verdict: "abnormal", word: { ko: "결절 의심", en: "Nodule suspected" },
  impression: { ko: "결절이 의심됨.", en: "A nodule is suspected." }, nextStep: { ko: "추적 검사.", en: "Follow up." },
};

/** A read that uses everything a read can have. */
export function exampleRead(changed: Partial<SignedRead> = {}): SignedRead {
  return {
    number: 1, role: "first", amends: null, mode: "ai-first", firstVerdict: null, startedAt: Date.UTC(2026, 0, 2, 2), signedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    reader: { id: "reader-1" as ReaderId, name: "가상 의사", title: "chest physician", license: "12345" }, statements: [statement], sha256: sha256Of("c"),
    opinion: {
      verdict: "abnormal", phrase: suspected, findings: [{ finding: "nodule", zones: ["right-upper", "central-middle"] }, { finding: "other", zones: [] }],
      impression: "우상엽에 결절이 의심됩니다.\n추적이 필요합니다.", nextStep: "객담 검사", disagreement: null, wantsSecondReader: false,
      marks: [
        { id: "m1", sopInstanceUid: sopUid, kind: "length", from: { x: 10, y: 20 }, to: { x: 60, y: 20 } },
        { id: "m2", sopInstanceUid: sopUid, kind: "angle", arm: { x: 10, y: 20 }, vertex: { x: 60, y: 20 }, otherArm: { x: 60, y: 90 } },
        { id: "m3", sopInstanceUid: sopUid, kind: "cardiothoracic", heart: { from: { x: 90, y: 200 }, to: { x: 190, y: 210 } }, thorax: { from: { x: 40, y: 230 }, to: { x: 240, y: 230 } } },
        { id: "m4", sopInstanceUid: sopUid, kind: "arrow", tip: { x: 80.5, y: 60.25 }, tail: { x: 120, y: 20 } },
        { id: "m5", sopInstanceUid: sopUid, kind: "note", at: { x: 80, y: 60 }, text: "여기" },
      ],
    },
    ...changed,
  };
}

export function exampleHeatmap(): Heatmap {
  return { rows: 7, columns: 7, values: new Float32Array(49).map((_, index) => (index === 9 ? 0.9 : 0.05)), area: { left: 0, top: 20, width: 280, height: 280 } };
}

export function exampleStudy(reads: readonly SignedRead[] = [exampleRead()], uid = "1.2.3"): Study {
  const scored = exampleScored(sopUid);
  const result: Result = { state: "valid", scored: { ...scored, findings: [{ ...exampleFinding(0.8132), heatmap: exampleHeatmap() }] } };
  return {
    uid: uid as StudyUid, patient: { ...examplePatient, name: "홍 길동", id: "P1", birthDate: "1970-01-03", sex: "M" }, date: "2026-01-02", time: "10:11:12", receivedAt: 1,
    images: [{ radiograph: headerOf(exampleRadiograph(sopUid)), result, fileSha256: "d".repeat(64) as Sha256, fileName: "IM1.dcm", fileSizeBytes: 1, receivedAt: 1 }],
    priority: "routine", reads, drafts: [],
  };
}

export function signedStudy(changed: Partial<SignedStudy> = {}): SignedStudy {
  const study = exampleStudy();
  const [read] = study.reads;
  if (read === undefined) throw new Error("the example is signed");
  return { study, read, headers: [parseOriginalHeader(originalFile())], letterhead: { name: "은행보건소", address: "", phone: "" }, appVersion: "0.1.0", ...changed };
}
