import { describe, expect, it } from "vitest";
import { findingsAbove, groupFindings } from "../../../../src/app/components/findingOrder.ts";
import { findingOf } from "../exampleFindings.ts";

describe("the findings of a film", () => {
  it("come with those above their cut-off first, however low the number", () => {
    const { supported } = groupFindings([findingOf("opacity", 0.5, 0.6), findingOf("pneumothorax", 0.2, 0.14), findingOf("effusion", 0.1, 0.4)]);
    expect(supported.map(({ finding }) => finding)).toEqual(["pneumothorax", "opacity", "effusion"]);
  });

  it("keep what has weak evidence apart, and out of what raises the study", () => {
    const groups = groupFindings([findingOf("abnormal", 0.1), findingOf("fibrosis", 0.9, 0.5, "weak")]);
    expect(groups.weak.map(({ finding }) => finding)).toEqual(["fibrosis"]);
    expect(findingsAbove(groups)).toEqual([]);
  });

  it("keep what is experimental apart from what has weak evidence", () => {
    const groups = groupFindings([findingOf("fibrosis", 0.9, 0.5, "experimental"), findingOf("edema", 0.9, 0.5, "weak")]);
    expect([groups.weak, groups.experimental].map((group) => group.map(({ finding }) => finding))).toEqual([["edema"], ["fibrosis"]]);
    expect(findingsAbove(groups)).toEqual([]);
  });

  it.each(["weak", "experimental"] as const)("count and show the overall score even where its evidence is %s", (evidence) => {
    const groups = groupFindings([findingOf("abnormal", 0.9, 0.5, evidence)]);
    expect([...groups.weak, ...groups.experimental]).toEqual([]);
    expect(groups.overall?.finding).toBe("abnormal");
    expect(findingsAbove(groups).map(({ finding }) => finding)).toEqual(["abnormal"]);
  });
});
