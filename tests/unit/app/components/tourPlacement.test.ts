import { describe, expect, it } from "vitest";
import { type Box, placeCard } from "../../../../src/app/components/tourPlacement.ts";

const view = { width: 1366, height: 768 };
const card = { width: 360, height: 200 };
const place = (anchor: Box | null) => placeCard(anchor, card, view);

describe("the tour's card", () => {
  it("lies below what it speaks of, its arrow at the middle of that", () => {
    const { side, left, top, arrow } = place({ left: 600, top: 100, width: 100, height: 40 });
    expect({ side, top, pointsAt: left + arrow }).toEqual({ side: "below", top: 154, pointsAt: 650 });
  });

  it("lies above where there is no room below, and beside where there is none above", () => {
    expect(place({ left: 600, top: 700, width: 100, height: 40 }).side).toBe("above");
    expect(place({ left: 0, top: 60, width: 900, height: 640 }).side).toBe("right");
    expect(place({ left: 500, top: 60, width: 866, height: 640 }).side).toBe("left");
  });

  it("goes to the corner, without an arrow, where there is no room or nothing to point at", () => {
    const corner = { left: 994, top: 556, side: null, arrow: 0 };
    expect(place(null)).toEqual(corner);
    expect(place({ left: 0, top: 0, width: 1366, height: 768 })).toEqual(corner);
  });

  it("never leaves the window", () => {
    for (const left of [0, 10, 1340]) {
      const at = place({ left, top: 80, width: 20, height: 20 });
      expect(at.left).toBeGreaterThanOrEqual(0);
      expect(at.left + card.width).toBeLessThanOrEqual(view.width);
    }
  });
});
