import { describe, expect, it } from "vitest";
import { findingsAbove, groupFindings } from "../../../../src/app/components/findingOrder.ts";
import { findingOf } from "../exampleFindings.ts";

describe("the findings of a film", () => {
  it("come with those above their cut-off first, however low the number", () => {
    const { supported } = groupFindings([findingOf("opacity", 0.5, 0.6), findingOf("pneumothorax", 0.2, 0.14), findingOf("effusion", 0.1, 0.4)]);
    expect(supported.map(({ finding }) => finding)).toEqual(["pneumothorax", "opacity", "effusion"]);
  });

  it("keep what has no evidence apart, and out of what raises the study", () => {
    const groups = groupFindings([findingOf("abnormal", 0.1), findingOf("fibrosis", 0.9, 0.5, "weak")]);
    expect(groups.weak.map(({ finding }) => finding)).toEqual(["fibrosis"]);
    expect(findingsAbove(groups)).toEqual([]);
  });

  it("count the overall score even where it has no evidence", () => {
    const groups = groupFindings([findingOf("abnormal", 0.9, 0.5, "weak")]);
    expect(groups.weak).toEqual([]);
    expect(findingsAbove(groups).map(({ finding }) => finding)).toEqual(["abnormal"]);
  });
});
