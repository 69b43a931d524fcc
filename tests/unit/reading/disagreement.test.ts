import { describe, expect, it } from "vitest";
import type { Verdict } from "../../../src/domain/read.ts";
import type { Result } from "../../../src/domain/result.ts";
import { disagreementKind } from "../../../src/reading/reading.ts";
import { exampleScored, validResult } from "../../fakes/examples.ts";
import { exampleStudy } from "../../fakes/readStudies.ts";

const positive = validResult("1.1", 0.9);
const clear = validResult("1.1", 0.1);
const refused: Result = { state: "refused", reason: { code: "inference/lateral-view", viewPosition: "LL" } };
const failed: Result = { state: "failed", problem: { code: "inference/worker-crashed" } };
const kindOf = (verdict: Verdict | null, ...results: readonly Result[]) => disagreementKind(exampleStudy("1", results), verdict);

describe("reader and model", () => {
  it("differ where only one of them calls the film abnormal", () => {
    expect(kindOf("normal", positive)).toBe("model-only");
    expect([kindOf("abnormal", clear), kindOf("urgent", clear)]).toEqual(["reader-only", "reader-only"]);
  });

  it("agree where both do, or neither", () => {
    expect([kindOf("normal", clear), kindOf("abnormal", positive), kindOf("urgent", positive)]).toEqual([null, null, null]);
  });

  it("do not differ where the reader does not say", () => {
    for (const verdict of ["retake", "undecided", null] as const) expect([kindOf(verdict, positive), kindOf(verdict, clear)]).toEqual([null, null]);
  });

  it("one positive image is enough for the model to speak, even beside one that it could not score", () => {
    expect(kindOf("normal", clear, positive)).toBe("model-only");
    expect(kindOf("normal", refused, positive)).toBe("model-only");
  });

  it.each<[string, Result]>([
    ["refused", refused], ["failed", failed], ["withheld", { state: "withheld" }], ["not scored", { state: "notRun" }], ["being scored", { state: "running" }],
    ["scored by another model", { state: "stale", scored: exampleScored("1.1", 0.9) }],
  ])("the model says nothing of a study with an image that is %s and no positive one", (_, result) => {
    for (const verdict of ["normal", "abnormal", "urgent"] as const) expect(kindOf(verdict, result)).toBeNull();
    expect(kindOf("urgent", clear, result)).toBeNull();
  });
});
