import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { measurementOf } from "../../../src/domain/measurement.ts";
import type { PixelSpacing } from "../../../src/domain/radiograph.ts";

const spacing: PixelSpacing = { rowMm: 0.2, columnMm: 0.1, plane: "detector" };
const place = fc.record({ x: fc.integer({ min: 0, max: 4000 }), y: fc.integer({ min: 0, max: 4000 }) });

describe("measurement", () => {
  it("a length counts rows and columns each in its own spacing", () => {
    const mark = { kind: "length", from: { x: 0, y: 0 }, to: { x: 300, y: 200 } } as const;
    expect(measurementOf(mark, spacing)).toEqual({ kind: "length", mm: 50, pixels: Math.hypot(300, 200) });
  });

  it("without spacing a length has no millimeters", () => {
    const mark = { kind: "length", from: { x: 0, y: 0 }, to: { x: 30, y: 40 } } as const;
    expect(measurementOf(mark, null)).toEqual({ kind: "length", mm: null, pixels: 50 });
  });

  it("a length is the same from either end", () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        expect(measurementOf({ kind: "length", from, to }, spacing)).toEqual(measurementOf({ kind: "length", from: to, to: from }, spacing));
      }),
    );
  });

  it("an angle lies between 0 and 180 degrees, whichever arm comes first", () => {
    fc.assert(
      fc.property(place, place, place, (arm, vertex, otherArm) => {
        const angle = measurementOf({ kind: "angle", arm, vertex, otherArm }, null);
        const turned = measurementOf({ kind: "angle", arm: otherArm, vertex, otherArm: arm }, null);
        if (angle?.kind !== "angle" || turned?.kind !== "angle") throw new Error("An angle measures degrees.");
        expect(angle.degrees).toBeGreaterThanOrEqual(0);
        expect(angle.degrees).toBeLessThanOrEqual(180);
        expect(turned.degrees).toBeCloseTo(angle.degrees, 9);
      }),
    );
  });

  it("an angle on pixels that are not square is the one in the patient", () => {
    const mark = { kind: "angle", arm: { x: 100, y: 0 }, vertex: { x: 0, y: 0 }, otherArm: { x: 100, y: 50 } } as const;
    const measured = measurementOf(mark, spacing);
    expect(measured?.kind === "angle" && measured.degrees).toBeCloseTo(45, 9);
  });

  it("the cardiothoracic ratio is one of widths, wherever the points are high or low", () => {
    const mark = { kind: "cardiothoracic", heart: { from: { x: 1000, y: 900 }, to: { x: 2000, y: 1300 } }, thorax: { from: { x: 2500, y: 1 }, to: { x: 500, y: 9 } } } as const;
    expect(measurementOf(mark, spacing)).toEqual({ kind: "cardiothoracic", ratio: 0.5, heartMm: 100, thoraxMm: 200 });
    expect(measurementOf(mark, null)).toEqual({ kind: "cardiothoracic", ratio: 0.5, heartMm: null, thoraxMm: null });
  });

  it("a thorax without width gives no ratio", () => {
    const at = { x: 5, y: 5 };
    expect(measurementOf({ kind: "cardiothoracic", heart: { from: at, to: at }, thorax: { from: at, to: at } }, spacing)).toBeNull();
  });

  it("arrows and notes measure nothing", () => {
    const at = { x: 5, y: 5 };
    expect(measurementOf({ kind: "arrow", tip: at, tail: at }, spacing)).toBeNull();
    expect(measurementOf({ kind: "note", at, text: "?" }, spacing)).toBeNull();
  });
});
