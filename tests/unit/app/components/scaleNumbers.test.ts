import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { scaleNumbers, scalePosition } from "../../../../src/app/components/scaleNumbers.ts";
import { findingOf } from "../exampleFindings.ts";

describe("the numbers of a score and its cut-off", () => {
  it("are whole where that says enough", () => {
    expect(scaleNumbers(findingOf("effusion", 0.784, 0.591))).toEqual({ score: "78", cutOff: "59" });
  });

  it("get decimals where whole numbers would contradict the call", () => {
    expect(scaleNumbers(findingOf("effusion", 0.588, 0.591))).toEqual({ score: "58.8", cutOff: "59.1" });
  });

  it("agree with the call for any score and cut-off that a thousandth tells apart", () => {
    const share = integer({ min: 0, max: 100_000 }).map((value) => value / 100_000);
    assert(
      property(share, share, (score, cutOff) => {
        const one = findingOf("effusion", score, cutOff);
        const shown = scaleNumbers(one);
        expect(Number(shown.score) >= Number(shown.cutOff)).toBe(one.call === "positive");
      }),
    );
  });
});

describe("the place on the scale", () => {
  it("never leaves the line", () => {
    expect([-0.1, 0, 0.25, 1, 1.3].map(scalePosition)).toEqual([0, 0, 25, 100, 100]);
  });
});
