import { describe, expect, it } from "vitest";
import type { SopInstanceUid } from "../../../src/domain/ids.ts";
import type { Mark } from "../../../src/domain/mark.ts";
import type { ModelStatement, SignedRead, StatedFinding } from "../../../src/domain/read.ts";
import type { ReaderId } from "../../../src/domain/reader.ts";
import type { Score } from "../../../src/domain/score.ts";
import type { Letterhead, Phrase } from "../../../src/domain/site.ts";
import type { Study } from "../../../src/domain/study.ts";
import { printModel } from "../../../src/report/report.ts";
import { exampleIngested, exampleRadiograph, sha256Of, validResult } from "../../fakes/examples.ts";

const signedAt = Date.UTC(2026, 10, 23, 3, 0);

const inactive: Phrase = {
  id: "inactive", verdict: "abnormal", word: { ko: "비활동성", en: "inactive" },
  impression: { ko: "비활동성 결핵 병변.", en: "Inactive tuberculous lesion." }, nextStep: { ko: "1년 뒤 재검.", en: "Film again in a year." },
};

const letterhead: Letterhead = { name: "은행보건소", address: "", phone: "" };

function stated(finding: StatedFinding["finding"], score: number, more: Partial<StatedFinding> = {}): StatedFinding {
  return { finding, score: score as Score, cutOff: 0.5 as Score, point: "sensitivity90", call: score >= 0.5 ? "positive" : "negative", evidence: "supported", zones: [], ...more };
}

function scored(findings: readonly StatedFinding[], uid = "1.2.3"): ModelStatement {
  return {
    state: "scored", sopInstanceUid: uid as SopInstanceUid, bundle: { name: "cxr-v1", version: "1.0.0", sha256: sha256Of("4be91a07") }, provider: "wasm",
    scoredAt: signedAt, selfTestAt: signedAt, findings,
  };
}

function readOf(more: Partial<SignedRead> = {}, opinion: Partial<SignedRead["opinion"]> = {}): SignedRead {
  return {
    number: 1, role: "first", amends: null, mode: "ai-first", firstVerdict: null, startedAt: signedAt - 1000, signedAt,
    reader: { id: "r1" as ReaderId, name: "가상 판독", title: "영상의학과 전문의", license: "000" },
    opinion: {
      verdict: "abnormal", phrase: null, findings: [], impression: "우상폐야의 섬유화.", nextStep: "", disagreement: null, wantsSecondReader: false, marks: [], ...opinion,
    },
    statements: [scored([stated("abnormal", 0.7)])], sha256: sha256Of("ab"), ...more,
  };
}

function studyOf(reads: readonly SignedRead[], views: readonly (string | null)[] = ["PA"], more: Partial<Study> = {}): Study {
  const { studyUid, patient, date, time, fileSha256 } = exampleIngested();
  const images = views.map((viewPosition, at) => {
    const uid = at === 0 ? "1.2.3" : `1.2.3.${at}`;
    const { pixels: _, ...radiograph } = { ...exampleRadiograph(uid), viewPosition, isPhantom: false };
    return { radiograph, result: validResult(uid), fileSha256, fileName: "a.dcm", fileSizeBytes: 1, receivedAt: 1 };
  });
  return { uid: studyUid, patient, date, time, receivedAt: 1, images, priority: "routine", reads, drafts: [], ...more };
}

function pageOf(read: SignedRead, more: Partial<Parameters<typeof printModel>[0]> = {}) {
  return printModel({ study: studyOf([read]), read, letterhead, languages: ["en"], awaits: null, hasLaterFilm: false, ...more });
}

const arrow: Mark = { id: "a", sopInstanceUid: "1.2.3" as SopInstanceUid, kind: "arrow", tip: { x: 10, y: 10 }, tail: { x: 40, y: 40 } };
const length: Mark = { id: "l", sopInstanceUid: "1.2.3" as SopInstanceUid, kind: "length", from: { x: 0, y: 0 }, to: { x: 100, y: 0 } };

describe("the printed report", () => {
  it("a text of the reader's own is printed as it was written, whatever the page's language", () => {
    expect(pageOf(readOf(), { languages: ["ko", "en"] }).impression).toEqual(["우상폐야의 섬유화."]);
  });

  it("a text of the site's table that was left as it is stands in every language of the page", () => {
    const page = pageOf(readOf({}, { phrase: inactive, impression: inactive.impression.ko, nextStep: "내일 객담 검사." }), { languages: ["ko", "en"] });
    expect(page.impression).toEqual(["비활동성 결핵 병변.", "Inactive tuberculous lesion."]);
    expect(page.nextStep).toEqual(["내일 객담 검사."]);
    expect(page.registerWord).toEqual(["비활동성", "inactive"]);
  });

  it("a text that began as the table's and was changed is not translated", () => {
    const impression = `${inactive.impression.ko} 변화 없음.`;
    expect(pageOf(readOf({}, { phrase: inactive, impression }), { languages: ["en"] }).impression).toEqual([impression]);
  });

  it("what both languages say alike stands once", () => {
    const page = pageOf(readOf(), { languages: ["ko", "en"] });
    expect(page.patient.map(({ value }) => value.length)).toEqual([1, 1, 1, 2, 1, 1]);
    expect(page.title).toEqual(["흉부 X선 판독 보고서", "Chest Radiograph Report"]);
  });

  it("what the file does not say is called not stated", () => {
    const read = readOf();
    const study = studyOf([read], [null], { patient: { name: null, id: null, birthDate: null, sex: null, ageYears: null }, date: null, time: null });
    expect(pageOf(read, { study }).patient.map(({ value }) => value)).toEqual(Array.from({ length: 6 }, () => ["not stated"]));
  });

  it("a model's statement names the bundle by twelve digits of its digest, the cut-off and the operating point", () => {
    const [statement] = pageOf(readOf({ statements: [scored([stated("opacity", 0.64, { zones: ["right-upper"] }), stated("effusion", 0.2)])] })).statements;
    const lines = statement?.lines.map(([line]) => line) ?? [];
    expect(lines[0]).toBe("Above the cut-off: Opacity 64 (cut-off 50, 90 % sensitivity; strongest in the right upper zone).");
    expect(lines[1]).toContain("Pleural effusion 20 (50, 90 % sensitivity)");
    expect(lines[2]).toContain("cxr-v1 1.0.0, SHA-256 4be91a074be9…");
    expect(lines[2]).toContain("self-test passed 2026-11-23");
  });

  it("an experimental finding is not printed, a weak one says that it is weak, the overall score always stands there", () => {
    const findings = [stated("abnormal", 0.9, { evidence: "experimental" }), stated("hernia", 0.9, { evidence: "experimental" }), stated("edema", 0.8, { evidence: "weak" })];
    const [line] = pageOf(readOf({ statements: [scored(findings)] })).statements[0]?.lines[0] ?? [];
    expect(line).toContain("Any abnormality");
    expect(line).toContain("Pulmonary edema [weak evidence]");
    expect(line).not.toContain("Hiatal hernia");
  });

  it("a score that rounds to its cut-off shows on which side it lies", () => {
    const [line] = pageOf(readOf({ statements: [scored([stated("mass", 0.496)])] })).statements[0]?.lines[1] ?? [];
    expect(line).toContain("Mass 49.6 (50.0,");
  });

  it("a model that found nothing is never said to call the film normal", () => {
    const lines = pageOf(readOf({ statements: [scored([stated("mass", 0.1)])] }), { languages: ["en", "ko"] }).statements.flatMap((one) => one.lines.flat());
    expect(lines[0]).toContain("does not rule out disease");
    expect(lines.join(" ")).not.toMatch(/normal|healthy|정상/i);
  });

  it("a film without a score says why, and that this is not negative", () => {
    const read = readOf({ statements: [{ state: "not-scored", sopInstanceUid: "1.2.3" as SopInstanceUid, code: "inference/lateral-view" }] });
    const study = studyOf([read], ["LL"]);
    const refused: Study = {
      ...study, images: study.images.map((image) => ({ ...image, result: { state: "refused", reason: { code: "inference/lateral-view", viewPosition: "LL" } } })),
    };
    const page = pageOf(read, { study: refused });
    const [line] = page.statements[0]?.lines[0] ?? [];
    expect(line).toMatch(/lateral/);
    expect(line).toContain("not a negative result");
    expect(page.reading[0]).toEqual(["Read without any score of a model."]);
    expect(pageOf(read).statements[0]?.lines[0]?.[0]).toContain("(inference/lateral-view)");
  });

  it("an amendment names every version that it replaces, newest first, with the reasons", () => {
    const first = readOf();
    const second = readOf({ number: 2, amends: { number: 1, reason: "typing error" } });
    const third = readOf({ number: 3, amends: { number: 2, reason: "earlier film came" } });
    const [notice] = pageOf(third, { study: studyOf([first, second, third]) }).notices;
    expect(notice?.word).toEqual(["AMENDED"]);
    expect(notice?.lines.map(([line]) => line)).toEqual([
      expect.stringMatching(/^Report 3 replaces report 2 .*earlier film came$/), expect.stringMatching(/^Report 2 replaces report 1 .*typing error$/),
    ]);
  });

  it("a reading that waits for another reader is preliminary", () => {
    expect(pageOf(readOf(), { awaits: "second" }).notices).toEqual([{ word: ["PRELIMINARY"], lines: [["A second reader has not signed yet."]] }]);
    expect(pageOf(readOf()).notices).toEqual([]);
  });

  it("says that a film came after the signature, in every language of the page", () => {
    const [notice] = pageOf(readOf(), { hasLaterFilm: true, languages: ["ko", "en"] }).notices;
    expect(notice?.lines[0]?.[1]).toBe("Another film of this study came after this report; it is not part of it.");
    expect(notice?.lines[0]).toHaveLength(2);
  });

  it("an adjudication names the reads between which it decides, but none that was amended", () => {
    const other = (number: number, name: string, more: Partial<SignedRead>) => readOf({ number, reader: { id: name as ReaderId, name, title: "", license: "" }, ...more });
    const reads = [
      other(1, "Reader A", {}), other(2, "Reader A", { amends: { number: 1, reason: "x" } }), other(3, "Reader B", { role: "second" }), other(4, "Reader C", { role: "adjudication" }),
    ];
    const lines = pageOf(reads[3] as SignedRead, { study: studyOf(reads) }).reading.flat();
    expect(lines[0]).toContain("adjudication");
    expect(lines.filter((line) => line.includes("Reader A"))).toHaveLength(1);
    expect(lines.filter((line) => line.includes("Reader B"))).toHaveLength(1);
  });

  it("a blind reading says what was decided before the scores", () => {
    const [line] = pageOf(readOf({ mode: "blind", firstVerdict: { verdict: "normal", at: signedAt } })).reading[0] ?? [];
    expect(line).toContain("“Normal”");
  });

  it("marks are numbered and measured, an arrow only points", () => {
    const page = pageOf(readOf({}, { marks: [arrow, length] }));
    expect(page.images.shown[0]?.marks.map(({ number }) => number)).toEqual([null, 1]);
    expect(page.marks).toEqual([["1. Length 15 mm at the detector, longer than in the patient"]]);
  });

  it("the image is the one that was drawn on, else the first frontal one", () => {
    const drawn = readOf({}, { marks: [{ ...arrow, sopInstanceUid: "1.2.3.1" as SopInstanceUid }] });
    const views = (read: SignedRead, of: readonly string[]) =>
      pageOf(read, { study: studyOf([read], of) }).images.shown.map(({ image }) => image.radiograph.viewPosition);
    expect(views(drawn, ["PA", "LL"])).toEqual(["LL"]);
    expect(views(readOf(), ["LL", "PA"])).toEqual(["PA"]);
    expect(views(readOf(), ["LL"])).toEqual(["LL"]);
  });

  it("a computed phantom is called one", () => {
    const read = readOf();
    const study = studyOf([read]);
    const phantom = { ...study, images: study.images.map((image) => ({ ...image, radiograph: { ...image.radiograph, isPhantom: true } })) };
    expect(pageOf(read, { study: phantom }).notices[0]?.lines[0]?.[0]).toMatch(/not a person/);
  });

  it("the code holds the digest of what was signed", () => {
    expect(pageOf(readOf()).code).toBe(`firstread:report:1:${sha256Of("ab")}`);
  });
});
