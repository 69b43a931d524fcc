import { describe, expect, it } from "vitest";
import { strongestZone } from "../../../../src/app/components/zone.ts";
import { heatmapWith } from "../exampleFindings.ts";

const film = { rows: 700, columns: 700 };

describe("where a heatmap is strongest", () => {
  it("is named from the patient's side: the film's left is the patient's right", () => {
    expect(strongestZone(heatmapWith({ row: 1, column: 1, value: 0.9 }), film)).toBe("right-upper");
    expect(strongestZone(heatmapWith({ row: 5, column: 5, value: 0.9 }), film)).toBe("left-lower");
    expect(strongestZone(heatmapWith({ row: 3, column: 3, value: 0.9 }), film)).toBe("central-middle");
  });

  it("counts from the film, not from the part of it that the network saw", () => {
    const seen = { ...heatmapWith({ row: 0, column: 1, value: 0.9 }), area: { left: 0, top: 400, width: 700, height: 700 } };
    expect(strongestZone(seen, { rows: 1600, columns: 700 })).toBe("right-upper");
    expect(strongestZone(seen, { rows: 1100, columns: 700 })).toBe("right-middle");
  });

  it("is nowhere on a flat map, and on one with a value that is no number", () => {
    expect(strongestZone(heatmapWith({ row: 2, column: 2, value: 0.15 }), film)).toBeNull();
    expect(strongestZone({ ...heatmapWith({ row: 2, column: 2, value: 0.9 }), values: new Float32Array(49).fill(Number.NaN) }, film)).toBeNull();
  });
});
