import { describe, expect, it } from "vitest";
import { changedParts } from "../../../../src/app/study/changedParts.ts";
import { exampleOpinion } from "../../../fakes/readStudies.ts";

describe("an amendment", () => {
  it("names what it changed, in the order of a report", () => {
    const before = exampleOpinion("normal");
    const after = exampleOpinion("abnormal", { impression: "Otherwise.", findings: [{ finding: "nodule", zones: ["left-upper"] }] });
    expect(changedParts(before, after)).toEqual(["verdict", "findings", "impression"]);
  });

  it("names nothing where all is the same", () => {
    expect(changedParts(exampleOpinion("normal"), exampleOpinion("normal"))).toEqual([]);
  });
});
