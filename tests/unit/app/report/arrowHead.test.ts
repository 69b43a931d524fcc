import { describe, expect, it } from "vitest";
import { arrowHead } from "../../../../src/app/report/arrowHead.ts";

describe("an arrow's head", () => {
  it("opens towards the tail, alike on both sides", () => {
    const { left, right } = arrowHead({ x: 0, y: 0 }, { x: 100, y: 0 }, 10);
    expect(left.x).toBeCloseTo(right.x);
    expect(left.x).toBeLessThan(100);
    expect(left.y).toBeCloseTo(-right.y);
    expect(Math.hypot(left.x - 100, left.y)).toBeCloseTo(10);
  });

  it("is never longer than the arrow", () => {
    const { left } = arrowHead({ x: 97, y: 0 }, { x: 100, y: 0 }, 10);
    expect(Math.hypot(left.x - 100, left.y)).toBeCloseTo(3);
  });
});
