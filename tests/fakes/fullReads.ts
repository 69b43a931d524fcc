/* Reads with one of everything that they may hold, to see that all of it is kept. */

import type { Draft, FirstVerdict, Opinion, SignedRead } from "../../src/domain/read.ts";
import type { Reader, ReaderId } from "../../src/domain/reader.ts";
import type { Score } from "../../src/domain/score.ts";
import type { Phrase } from "../../src/domain/site.ts";
import { sha256Of } from "./examples.ts";
import { sopUid } from "./newImages.ts";

export const readerId = (name: string) => name as ReaderId;

export function exampleReader(id = "r1", facts: Partial<Reader> = {}): Reader {
  return { id: readerId(id), name: "가상 판독의", title: "흉부 전문의", license: "SYN-0001", isActive: true, ...facts };
}

/** A line of a site's table. */
const examplePhrase: Phrase = {
  id: "inactive", verdict: "abnormal", word: { ko: "비활동성", en: "Inactive" },
  impression: { ko: "비활동성 폐결핵 소견.", en: "Inactive pulmonary tuberculosis." }, nextStep: { ko: "이전 사진과 비교.", en: "Compare with earlier films." },
};

/** With one of everything that an opinion may hold. */
export function exampleOpinion(): Opinion {
  return {
    verdict: "abnormal", phrase: examplePhrase, findings: [{ finding: "calcification", zones: ["right-upper"] }, { finding: "other", zones: [] }],
    impression: "비활동성 병변", nextStep: "이전 사진과 비교", disagreement: { kind: "reader-only", reason: "below-cut-off" }, wantsSecondReader: true,
    marks: [
      { id: "m1", sopInstanceUid: sopUid("1.2.3"), kind: "length", from: { x: 1, y: 2 }, to: { x: 3, y: 4.5 } },
      { id: "m2", sopInstanceUid: sopUid("1.2.3"), kind: "angle", arm: { x: 1, y: 2 }, vertex: { x: 0, y: 0 }, otherArm: { x: 3, y: 4 } },
      { id: "m3", sopInstanceUid: sopUid("1.2.3"), kind: "cardiothoracic", heart: spanAt(10), thorax: spanAt(20) },
      { id: "m4", sopInstanceUid: sopUid("1.2.3"), kind: "arrow", tip: { x: 1, y: 2 }, tail: { x: 3, y: 4 } },
      { id: "m5", sopInstanceUid: sopUid("1.2.3"), kind: "note", at: { x: 1, y: 2 }, text: "석회화" },
    ],
  };
}

function spanAt(y: number) {
  return { from: { x: 4, y }, to: { x: 20, y } };
}

export function exampleDraft(facts: Partial<Draft> = {}): Draft {
  return { readerId: readerId("r1"), opinion: exampleOpinion(), firstVerdict: null, amends: null, startedAt: 2000, updatedAt: 3000, ...facts };
}

export const exampleFirstVerdict: FirstVerdict = { verdict: "normal", at: 2500 };

export function exampleSignedRead(facts: Partial<SignedRead> = {}): SignedRead {
  return {
    number: 1, role: "first", amends: null, opinion: exampleOpinion(), mode: "blind", firstVerdict: exampleFirstVerdict,
    reader: { id: readerId("r1"), name: "가상 판독의", title: "흉부 전문의", license: "SYN-0001" }, startedAt: 2000, signedAt: 4000,
    statements: [
      {
        state: "scored", sopInstanceUid: sopUid("1.2.3"), bundle: { name: "example", version: "1.0.0", sha256: sha256Of("b") }, provider: "wasm", scoredAt: 1,
        selfTestAt: null,
        findings: [
          { finding: "abnormal", score: 0.8 as Score, cutOff: 0.5 as Score, point: "sens90", call: "positive", evidence: "supported", zones: ["left-lower"] },
        ],
      },
      { state: "not-scored", sopInstanceUid: sopUid("1.2.4"), code: "inference/lateral-view" },
    ],
    sha256: sha256Of("e"), ...facts,
  };
}
