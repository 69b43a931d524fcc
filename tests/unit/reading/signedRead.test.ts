import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { SopInstanceUid, StudyUid } from "../../../src/domain/ids.ts";
import type { Draft } from "../../../src/domain/read.ts";
import type { Heatmap, Result } from "../../../src/domain/result.ts";
import type { Study } from "../../../src/domain/study.ts";
import { compileRead, readDigest } from "../../../src/reading/reading.ts";
import { exampleFinding, exampleScored, validResult } from "../../fakes/examples.ts";
import { exampleDraft, exampleOpinion, exampleRead, exampleReader, exampleStudy } from "../../fakes/readStudies.ts";

const heatmap: Heatmap = { rows: 1, columns: 1, values: new Float32Array([0.5]), area: { left: 0, top: 0, width: 1, height: 1 } };

function compile(study: Study, draft: Draft) {
  return compileRead({
    study, draft, reader: exampleReader("Ann"), role: "second", mode: "blind", zonesOf: () => ["left-upper"], selfTestAt: ({ provider }) => (provider === "wasm" ? 7 : null), at: 9,
  });
}

const clear = exampleStudy("1", [validResult("1.1", 0.1)]);

describe("a signed read", () => {
  it("says who, when, in which role and mode, and what came first", () => {
    const draft = exampleDraft("Ann", "urgent", { firstVerdict: { verdict: "normal", at: 2 }, startedAt: 1 });
    expect(compile(clear, draft)).toMatchObject({
      number: 1, role: "second", mode: "blind", amends: null, firstVerdict: { verdict: "normal", at: 2 }, startedAt: 1, signedAt: 9,
      reader: { name: "Ann", title: "chest physician", license: "12345" },
    });
    expect(compile(clear, draft).reader).not.toHaveProperty("isActive");
  });

  it("is the next one of its study", () => {
    expect(compile({ ...clear, reads: [exampleRead("Ben", "normal"), exampleRead("Cid", "normal", { number: 2 })] }, exampleDraft("Ann", "normal")).number).toBe(3);
  });

  it("that amends keeps the role, mode and first verdict of what it amends, and its reason", () => {
    const firstVerdict = { verdict: "normal" as const, at: 1 };
    const study = { ...clear, reads: [exampleRead("Ann", "normal", { role: "first", mode: "ai-first", firstVerdict })] };
    expect(compile(study, exampleDraft("Ann", "urgent", { amends: { number: 1, reason: " A slip. " } }))).toMatchObject({
      number: 2, role: "first", mode: "ai-first", firstVerdict, amends: { number: 1, reason: "A slip." },
    });
  });

  it("has its findings and their places in the order of the domain, and its texts without blanks around", () => {
    const findings = [{ finding: "other" as const, zones: [] }, { finding: "nodule" as const, zones: ["left-lower" as const, "right-upper" as const] }];
    const opinion = exampleOpinion("abnormal", { findings, impression: " a ", nextStep: "b\n" });
    expect(compile(clear, { ...exampleDraft("Ann", null), opinion }).opinion).toMatchObject({
      findings: [{ finding: "nodule", zones: ["right-upper", "left-lower"] }, { finding: "other", zones: [] }], impression: "a", nextStep: "b",
    });
  });

  it("keeps a disagreement only where there is one", () => {
    const disagreement = { kind: "reader-only" as const, reason: "missed-by-model" as const };
    const draft = { ...exampleDraft("Ann", null), opinion: exampleOpinion("urgent", { disagreement }) };
    expect(compile(clear, draft).opinion.disagreement).toEqual(disagreement);
    expect(compile(exampleStudy("1", [validResult("1.1", 0.9)]), draft).opinion.disagreement).toBeNull();
  });

  it("without a verdict cannot be made", () => expect(() => compile(clear, exampleDraft("Ann", null))).toThrow("without a verdict"));
});

describe("marks", () => {
  it("stay where they lie on an image of the study", () => {
    const note = (uid: string) => ({ id: uid, sopInstanceUid: uid as SopInstanceUid, kind: "note" as const, at: { x: 1, y: 1 }, text: "here" });
    const opinion = exampleOpinion("undecided", { marks: [note("1.1"), note("9.9")] });
    expect(compile(exampleStudy("1", [{ state: "notRun" }]), { ...exampleDraft("Ann", null), opinion }).opinion.marks).toEqual([note("1.1")]);
  });
});

describe("what a signed read says of the model", () => {
  const statementOf = (result: Result) => compile(exampleStudy("1", [result]), exampleDraft("Ann", "undecided")).statements[0];

  it("scores with cut-off, point, call, evidence, place and the self-test", () => {
    const scored = { ...exampleScored("1.1", 0.8), findings: [{ ...exampleFinding(0.8), heatmap }, { ...exampleFinding(0.2), finding: "effusion" as const }] };
    expect(statementOf({ state: "valid", scored })).toEqual({
      state: "scored", sopInstanceUid: "1.1", bundle: scored.bundle, provider: "wasm", scoredAt: 1, selfTestAt: 7,
      findings: [
        { finding: "abnormal", score: 0.8, cutOff: 0.5, point: "sens90", call: "positive", evidence: "supported", zones: ["left-upper"] },
        { finding: "effusion", score: 0.2, cutOff: 0.5, point: "sens90", call: "negative", evidence: "supported", zones: [] },
      ],
    });
  });

  it.each<[string | null, Result]>([
    ["inference/blank-image", { state: "refused", reason: { code: "inference/blank-image" } }],
    ["inference/worker-crashed", { state: "failed", problem: { code: "inference/worker-crashed" } }],
    [null, { state: "notRun" }], [null, { state: "running" }], [null, { state: "stale", scored: exampleScored("1.1", 0.9) }],
  ])("why there is no score: %s", (code, result) => expect(statementOf(result)).toEqual({ state: "not-scored", sopInstanceUid: "1.1", code }));
});

describe("the digest of a read", () => {
  const uid = "1.2.3" as StudyUid;
  const { sha256: _, ...read } = exampleRead("Ann", "normal");

  it("is that of the canonical JSON with the study's UID, as anyone can work it out", () => {
    const text = '{"amends":null,"firstVerdict":null,"mode":"ai-first","number":1,"opinion":{"disagreement":null,"findings":[],"impression":"In words.","marks":[],' +
      '"nextStep":"","phrase":null,"verdict":"normal","wantsSecondReader":false},"reader":{"id":"id of Ann","license":"12345","name":"Ann",' +
      '"title":"chest physician"},"role":"first","signedAt":2,"startedAt":1,"statements":[],"studyUid":"1.2.3"}';
    expect(readDigest(uid, read)).toBe(createHash("sha256").update(text).digest("hex"));
  });

  it("is the same of a read that has one already", () => expect(readDigest(uid, exampleRead("Ann", "normal"))).toBe(readDigest(uid, read)));

  it("is another one for another study, or a changed word", () => {
    const digests = [readDigest(uid, read), readDigest("1.2.4" as StudyUid, read), readDigest(uid, { ...read, opinion: exampleOpinion("urgent") })];
    expect(new Set(digests).size).toBe(3);
  });
});
