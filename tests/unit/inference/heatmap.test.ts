import { describe, expect, it } from "vitest";
import type { Logit } from "../../../src/domain/score.ts";
import { heatmapOf, zonesOf } from "../../../src/inference/heatmap.ts";

const film = { rows: 700, columns: 700 };
const area = { left: 0, top: 0, width: 700, height: 700 };

describe("a heatmap", () => {
  it("holds the score that the network would give if all of the film looked like the cell", () => {
    const map = { rows: 1, columns: 2, cells: Float32Array.of(3, 1) };
    // mean 2, bias -1: the cells alone would give logits of 2 and 0.
    const { values } = heatmapOf(map, 1 as Logit, { slope: 1, intercept: 0 }, area);
    expect(values[0]).toBeCloseTo(1 / (1 + Math.exp(-2)), 6);
    expect(values[1]).toBeCloseTo(0.5, 6);
  });
});

describe("where a score comes from, in words", () => {
  it("is on the patient's right for what lies on the left of the film", () => {
    expect(zonesOf(heatmap([[1, 6]]), film)).toEqual(["right-lower"]);
    expect(zonesOf(heatmap([[5, 0]]), film)).toEqual(["left-upper"]);
  });

  it("is the middle of the chest for the heart", () => {
    expect(zonesOf(heatmap([[3, 3]]), film)[0]).toBe("central-middle");
  });

  it("is two zones where both stand out, first the stronger one", () => {
    expect(zonesOf(heatmap([[0, 6, 0.8], [6, 6, 1]]), film)).toEqual(["left-lower", "right-lower"]);
  });

  it("is the one zone where the other is much weaker", () => {
    expect(zonesOf(heatmap([[0, 6, 0.6], [6, 6, 1]]), film)).toEqual(["left-lower"]);
  });

  it("is nowhere where the map is flat", () => {
    expect(zonesOf(heatmap([[3, 3, 0.05]]), film)).toEqual([]);
  });

  it("follows the part of a landscape film that the network saw", () => {
    const wide = { rows: 700, columns: 1400 };
    const cropped = { ...heatmap([[0, 6]]), area: { ...area, left: 350 } };
    expect(zonesOf(cropped, wide)).toEqual(["right-lower"]);
    expect(zonesOf({ ...heatmap([[2, 6]]), area: { ...area, left: 350 } }, wide)).toEqual(["central-lower"]);
  });
});

/** 7 x 7 cells of 0 but for [column, row, value]. */
function heatmap(cells: readonly [column: number, row: number, value?: number][]) {
  const values = new Float32Array(49);
  for (const [column, row, value = 1] of cells) values[row * 7 + column] = value;
  return { rows: 7, columns: 7, values, area };
}
