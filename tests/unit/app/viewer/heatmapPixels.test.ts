import { describe, expect, it } from "vitest";
import { heatColor } from "../../../../src/domain/heatColor.ts";
import { heatmapPixels } from "../../../../src/app/viewer/heatmapPixels.ts";
import { heatAt } from "../../../../src/domain/heatValue.ts";
import type { Heatmap } from "../../../../src/domain/result.ts";

function heatmap(rows: number, columns: number, values: readonly number[]): Heatmap {
  return { rows, columns, values: Float32Array.from(values), area: { left: 0, top: 0, width: 100, height: 100 } };
}

describe("heatmap", () => {
  it("has each cell's value in the middle of the cell", () => {
    const map = heatmap(2, 3, [0, 0.5, 1, 0.25, 0.75, 0.125]);
    expect([heatAt(map, 0.5, 0.5), heatAt(map, 2.5, 0.5), heatAt(map, 1.5, 1.5)]).toEqual([0, 1, 0.75]);
  });

  it("is the mean halfway between two cells, and constant at the border", () => {
    const map = heatmap(1, 2, [0, 1]);
    expect([heatAt(map, 1, 0.5), heatAt(map, 0, 0), heatAt(map, 2, 1)]).toEqual([0.5, 0, 1]);
  });

  it("the hottest color lies in the hottest cell", () => {
    const { width, height, rgba } = heatmapPixels(heatmap(10, 10, Array.from({ length: 100 }, (_, at) => (at === 36 ? 1 : 0))));
    const x = Math.floor((6.5 / 10) * width);
    const y = Math.floor((3.5 / 10) * height);
    const [red, green, blue] = rgba.subarray((y * width + x) * 4);
    const [wantedRed, wantedGreen] = heatColor(0.94);
    expect(Math.abs((red ?? 0) - wantedRed)).toBeLessThan(12);
    expect(Math.abs((green ?? 0) - wantedGreen)).toBeLessThan(24);
    expect(blue).toBeGreaterThan(60);
  });

  it("a value that is not a number is drawn as nothing", () => {
    const { rgba } = heatmapPixels(heatmap(1, 1, [Number.NaN]));
    expect(rgba.every((part, at) => at % 4 !== 3 || part === 0)).toBe(true);
  });

  it("the same value has the same color in every heatmap", () => {
    const alone = heatmapPixels(heatmap(1, 1, [0.6])).rgba;
    const besideHot = heatmapPixels(heatmap(1, 4, [0.6, 0.6, 1, 1])).rgba;
    expect([...besideHot.subarray(0, 4)]).toEqual([...alone.subarray(0, 4)]);
  });
});
