import { describe, expect, it } from "vitest";
import { windowFunction, windowLut } from "../../../src/domain/window.ts";

describe("window", () => {
  it("a linear window follows PS3.3 C.11.2.1.2.1, its example of center 2048 and width 4096 covering 0..4095", () => {
    const share = windowFunction({ shape: "linear", center: 2048, width: 4096 });
    expect(share(0)).toBe(0);
    expect(share(4095)).toBe(1);
    expect(share(2047.5)).toBeCloseTo(0.5, 12);
    expect(share(1000)).toBeCloseTo((1000 - 2047.5) / 4095 + 0.5, 12);
  });

  it("a linear window of width 1 is a step at the center minus one half", () => {
    const share = windowFunction({ shape: "linear", center: 100, width: 1 });
    expect([99, 99.5, 100].map(share)).toEqual([0, 0, 1]);
  });

  it("a linear window of center 0 and width 100 shows -50 black and 49 white, as the note of C.11.2.1.2.1 says", () => {
    const share = windowFunction({ shape: "linear", center: 0, width: 100 });
    expect([share(-50), share(49)]).toEqual([0, 1]);
    expect(share(-49)).toBeGreaterThan(0);
    expect(share(48)).toBeLessThan(1);
  });

  it("a linear exact window follows C.11.2.1.3.2: black up to center - width / 2, white beyond center + width / 2", () => {
    const share = windowFunction({ shape: "linear-exact", center: 50, width: 20 });
    expect([40, 45, 50, 60, 61].map(share)).toEqual([0, 0.25, 0.5, 1, 1]);
  });

  it("a sigmoid window follows C.11.2.1.3.1", () => {
    const share = windowFunction({ shape: "sigmoid", center: 500, width: 200 });
    expect(share(500)).toBe(0.5);
    expect(share(550)).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
    expect(share(450) + share(550)).toBeCloseTo(1, 12);
  });

  it.each(["linear", "linear-exact", "sigmoid"] as const)("a %s table has a gray for each pixel value and never falls", (shape) => {
    const lut = windowLut({ shape, center: 30_000, width: 20_000 }, 65_535);
    expect(lut).toHaveLength(65_536);
    expect(lut.every((gray, value) => value === 0 || gray >= (lut[value - 1] ?? 0))).toBe(true);
    expect(lut[30_000]).toBe(128);
  });
});
