import { expect, it } from "vitest";
import { qualityOf } from "../../../src/reading/reading.ts";
import { exampleScored, validResult } from "../../fakes/examples.ts";
import { exampleStudy } from "../../fakes/readStudies.ts";

it("the quality of an image is good once it was let through, refused with its reason, or not checked", () => {
  const study = exampleStudy("1", [
    validResult("1.1", 0.9), validResult("1.2", 0.1), { state: "stale", scored: exampleScored("1.3") }, { state: "withheld" },
    { state: "refused", reason: { code: "inference/blank-image" } }, { state: "failed", problem: { code: "inference/timeout", limitMs: 1 } },
    { state: "notRun" }, { state: "running" },
  ]);
  const good = { state: "good" };
  const unknown = { state: "not-checked" };
  expect(qualityOf(study)).toEqual([good, good, good, good, { state: "refused", code: "inference/blank-image" }, unknown, unknown, unknown]);
});
