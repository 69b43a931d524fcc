import { describe, expect, it } from "vitest";
import { isUid, uidFromDigest, type SopInstanceUid, type StudyUid } from "../../../src/domain/ids.ts";
import { callAt, type Score } from "../../../src/domain/score.ts";
import type { Result } from "../../../src/domain/result.ts";
import { newestFirst, triageOf, urgencyOf, type Study } from "../../../src/domain/study.ts";
import { headerOf } from "../../../src/domain/radiograph.ts";
import { exampleFinding, examplePatient, exampleRadiograph, exampleScored, sha256Of, validResult } from "../../fakes/examples.ts";

function study(uid: string, receivedAt: number, ...results: readonly Result[]): Study {
  const images = results.map((result, index) => ({
    radiograph: { ...headerOf(exampleRadiograph()), sopInstanceUid: `${uid}.${index}` as SopInstanceUid }, result, fileSha256: sha256Of("a"),
    fileName: "a.dcm", fileSizeBytes: 3, receivedAt,
  }));
  return { uid: uid as StudyUid, patient: examplePatient, date: null, time: null, receivedAt, images, priority: "routine", reads: [], drafts: [] };
}

const failed: Result = { state: "failed", problem: { code: "inference/worker-crashed" } };
const refused: Result = { state: "refused", reason: { code: "inference/blank-image" } };

describe("triage", () => {
  it.each<[string, Result]>([["failed", failed], ["refused", refused], ["not run", { state: "notRun" }], ["stale", { state: "stale", scored: exampleScored("1.1", 0.1) }]])(
    "a %s result is never clear", (_, result) => {
      expect(triageOf(study("1", 1, result))).toBe("unclear");
      expect(triageOf(study("1", 1, validResult("1.1", 0.1), result))).toBe("unclear");
    });

  it.each(["weak", "experimental"] as const)("the overall score raises a study even where its evidence is %s; another finding does not", (evidence) => {
    const scored = exampleScored("1.1", 0.9);
    const only = (finding: "abnormal" | "fibrosis"): Result => ({ state: "valid", scored: { ...scored, findings: [{ ...exampleFinding(0.9), finding, evidence }] } });
    expect(triageOf(study("1", 1, only("abnormal")))).toBe("attention");
    expect(triageOf(study("1", 1, only("fibrosis")))).toBe("clear");
  });

  it("one positive image among clear ones raises the whole study", () => {
    expect(triageOf(study("1", 1, validResult("1.0", 0.1), validResult("1.1", 0.9)))).toBe("attention");
  });

  it("a score equal to the cut-off is positive", () => {
    expect(callAt({ name: "p", cutOff: 0.5 as Score, sensitivity: null, specificity: null }, 0.5 as Score)).toBe("positive");
  });
});

it("newest first is by arrival", () => {
  expect(newestFirst([study("1", 1, failed), study("2", 3, failed), study("3", 2, failed)]).map(({ uid }) => uid)).toEqual(["2", "3", "1"]);
});

describe("urgency", () => {
  it("without an overall score a study is as urgent as its highest finding, but for experimental ones", () => {
    const findings = [{ ...exampleFinding(0.4), finding: "effusion" as const }, { ...exampleFinding(0.9), finding: "fibrosis" as const, evidence: "experimental" as const }];
    expect(urgencyOf(study("1", 1, { state: "valid", scored: { ...exampleScored("1.0"), findings } }))).toBe(0.4);
  });

  it("what failed has no urgency of its own, so that no number is invented", () => expect(urgencyOf(study("1", 1, failed))).toBe(0));
});

describe("UIDs", () => {
  it.each(["1.2.840.10008.1.2", "2.25.0", "0.1"])("%s is one", (uid) => expect(isUid(uid)).toBe(true));
  it.each(["", "1..2", "1.02", ".1", "1.", "a.b", "1".repeat(65)])("%j is none", (uid) => expect(isUid(uid)).toBe(false));
  it("one made from a digest is always valid", () => {
    for (const digit of "0123456789abcdef") expect(isUid(uidFromDigest(sha256Of(digit)))).toBe(true);
  });
});
