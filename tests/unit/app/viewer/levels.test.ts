import { describe, expect, it } from "vitest";
import { halved, isFullDetail, levelFor, levelsOf, withFull } from "../../../../src/app/viewer/levels.ts";

function grid(rows: number, columns: number, value = 7) {
  return { rows, columns, pixels: new Uint16Array(rows * columns).fill(value) };
}

const copy = grid(1536, 1229);
const full = grid(3000, 2400);
const both = withFull(full, levelsOf(full, copy), full);

describe("levels", () => {
  it("every level covers exactly the film, whatever the rounding of its size", () => {
    const levels = both.map((level) => level.make());
    for (const level of levels) {
      expect(level.columns * level.stepX).toBeGreaterThanOrEqual(2400 - 1e-9);
      expect((level.columns - 1) * level.stepX).toBeLessThan(2400);
      expect(level.rows * level.stepY).toBeGreaterThanOrEqual(3000 - 1e-9);
      expect((level.rows - 1) * level.stepY).toBeLessThan(3000);
    }
  });

  it("at actual size the full pixels are drawn", () => {
    expect(levelFor(both, 1).columns).toBe(2400);
  });

  it("when the copy has a pixel for each screen pixel it is drawn instead", () => {
    expect(levelFor(both, 0.5).columns).toBe(1229);
    expect(levelFor(both, 0.55).columns).toBe(2400);
  });

  it("no level is shrunk more than 2.7 times, so that a fitted film shows no moire", () => {
    const large = grid(4800, 4000);
    const levels = withFull(large, levelsOf(large, grid(1536, 1280)), large);
    for (let scale = 1; scale > 0.1; scale *= 0.97) expect(1 / scale / levelFor(levels, scale).stepX).toBeLessThan(2.7);
  });

  it("without the full pixels the copy is drawn enlarged, and that is known", () => {
    const levels = levelsOf(full, copy);
    expect(levelFor(levels, 1).columns).toBe(1229);
    expect(isFullDetail(levels, 1)).toBe(false);
    expect(isFullDetail(levels, 0.5)).toBe(true);
  });

  it("with the full pixels no zoom hides detail", () => {
    expect([0.1, 1, 16].map((scale) => isFullDetail(both, scale))).toEqual([true, true, true]);
  });

  it("a film that is small enough to be its own copy is there once", () => {
    const small = grid(512, 512);
    const levels = withFull(small, levelsOf(small, small), small);
    expect(levels.map((level) => level.stepX)).toEqual([1, 2, 4]);
    expect(levelFor(levels, 0.25).columns).toBe(128);
  });

  it("halving averages four pixels, at an odd edge those that exist", () => {
    const level = { rows: 2, columns: 3, pixels: Uint16Array.of(1, 3, 10, 5, 7, 20), stepX: 1, stepY: 1 };
    expect(halved(level)).toEqual({ rows: 1, columns: 2, pixels: Uint16Array.of(4, 15), stepX: 2, stepY: 2 });
  });
});
