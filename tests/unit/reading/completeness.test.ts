import { describe, expect, it } from "vitest";
import type { Draft } from "../../../src/domain/read.ts";
import type { ReaderId } from "../../../src/domain/reader.ts";
import { emptyDraft, missingFrom } from "../../../src/reading/reading.ts";
import { validResult } from "../../fakes/examples.ts";
import { exampleDraft, exampleOpinion, exampleRead, exampleStudy, withReads } from "../../fakes/readStudies.ts";

const clear = exampleStudy("1", [validResult("1.1", 0.1)]);
const flagged = exampleStudy("1", [validResult("1.1", 0.9)]);
const withheld = exampleStudy("1", [{ state: "withheld" }]);

describe("what a draft lacks", () => {
  it("nothing, with a verdict and an impression by who may sign", () => expect(missingFrom(exampleDraft("Ann", "normal"), clear, "never")).toEqual([]));

  it("everything, when nobody has begun", () => expect(missingFrom(emptyDraft("" as ReaderId, 1), clear, "never")).toEqual(["reader", "verdict", "impression"]));

  it("an impression of blanks is none", () => {
    const draft = { ...exampleDraft("Ann", "normal"), opinion: exampleOpinion("normal", { impression: " \n" }) };
    expect(missingFrom(draft, clear, "never")).toEqual(["impression"]);
  });

  it("a reason, where reader and model differ, and one of the right kind", () => {
    const draft = exampleDraft("Ann", "normal");
    const because = (disagreement: Draft["opinion"]["disagreement"]) => ({ ...draft, opinion: { ...draft.opinion, disagreement } });
    expect(missingFrom(draft, flagged, "never")).toEqual(["disagreement"]);
    expect(missingFrom(because({ kind: "reader-only", reason: "other" }), flagged, "never")).toEqual(["disagreement"]);
    expect(missingFrom(because({ kind: "model-only", reason: "artifact" }), flagged, "never")).toEqual([]);
  });

  it("a role, for who has signed already or is not asked", () => {
    const study = withReads(clear, [exampleRead("Ann", "normal")]);
    expect(missingFrom(exampleDraft("Ann", "normal"), study, "always")).toEqual(["role"]);
    expect(missingFrom(exampleDraft("Ben", "normal"), study, "never")).toEqual(["role"]);
    expect(missingFrom(exampleDraft("Ben", "normal"), study, "always")).toEqual([]);
  });

  it("a verdict, while scores are withheld and none is kept as the first one", () => {
    const draft = exampleDraft("Ann", "normal");
    expect(missingFrom(draft, withheld, "never")).toEqual(["verdict"]);
    expect(missingFrom({ ...draft, firstVerdict: { verdict: "normal", at: 1 } }, withheld, "never")).toEqual([]);
    expect(missingFrom({ ...draft, firstVerdict: { verdict: "normal", at: 0 } }, withheld, "never")).toEqual(["verdict"]);
  });

  it("an amendment lacks its reason, and another reader's amendment the right to be one", () => {
    const study = withReads(clear, [exampleRead("Ann", "normal")]);
    const amends = (reason: string) => ({ amends: { number: 1, reason } });
    expect(missingFrom(exampleDraft("Ann", "normal", amends(" ")), study, "never")).toEqual(["amendReason"]);
    expect(missingFrom(exampleDraft("Ann", "normal", amends("A slip.")), study, "never")).toEqual([]);
    expect(missingFrom(exampleDraft("Ben", "normal", amends("A slip.")), study, "always")).toEqual(["role"]);
    expect(missingFrom(exampleDraft("Ann", "normal", { amends: { number: 2, reason: "A slip." } }), study, "never")).toEqual(["role"]);
  });
});
