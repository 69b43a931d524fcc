import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePercent, percentText } from "../../../../src/app/settings/percent.ts";

describe("a share that is typed in percent", () => {
  it("is read with a point or a comma, with or without its sign, also in full width", () => {
    expect(["4", "0.04", "0,04", " 4 % ", "４％", "100", "0"].map(parsePercent)).toEqual([0.04, 0.0004, 0.0004, 0.04, 0.04, 1, 0]);
  });

  it("is no share when nothing is typed, and wrong when it is no number from 0 to 100", () => {
    expect(["", "  ", "%"].map(parsePercent)).toEqual([null, null, null]);
    expect(["five", "101", "-1", "1e1", ".", "1.2.3", "NaN"].map(parsePercent)).toEqual(Array(7).fill(undefined));
  });

  it("is shown as it is typed", () => {
    expect([null, 0.0004, 0.05, 0.29, 1].map(percentText)).toEqual(["", "0.04", "5", "29", "100"]);
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
      const typed = String(hundredths / 100);
      expect(percentText(parsePercent(typed) ?? null)).toBe(typed);
    }));
  });
});
