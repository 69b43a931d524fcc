import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mirrored, type Orientation, type QuarterTurns, turned, upright } from "../../../../src/app/viewer/orientation.ts";
import {
  atActualSize, filmGeometry, fitted, panned, placedAlike, toCanvas, toFilm, transformOf, visibleArea, zoomedAt,
} from "../../../../src/app/viewer/placement.ts";

const film = filmGeometry(3000, 2400, null);
const canvas = { width: 950, height: 600 };

const orientations: readonly Orientation[] = ([0, 1, 2, 3] as const).flatMap((quarterTurns) => [{ quarterTurns, isFlipped: false }, { quarterTurns, isFlipped: true }]);
const length = fc.double({ min: 100, max: 6000, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A film of any size, stretch and orientation, placed anywhere on a canvas. */
const placed = fc
  .record({ rows: length, columns: length, rowMm: fc.double({ min: 0.05, max: 1, noNaN: true }), columnMm: fc.double({ min: 0.05, max: 1, noNaN: true }) })
  .chain(({ rows, columns, rowMm, columnMm }) =>
    fc.record({
      film: fc.constantFrom(...orientations).map((orientation) => ({ ...filmGeometry(rows, columns, { rowMm, columnMm, plane: "detector" }), orientation })),
      canvas: fc.record({ width: length, height: length }),
      placement: fc.record({ scale: fc.double({ min: 0.05, max: 16, noNaN: true }), centerX: share.map((x) => x * columns), centerY: share.map((y) => y * rows) }),
      at: fc.record({ x: share.map((x) => x * columns), y: share.map((y) => y * rows) }),
    }),
  );

/** Of a film's pixel: far below what can be drawn. */
const tolerance = 1e-6;

describe("placement", () => {
  it("a fitted film touches the canvas above and below, and is centered", () => {
    const placement = fitted(film, canvas);
    expect(placement.scale).toBe(0.2);
    expect(toCanvas(film, canvas, placement, { x: 0, y: 0 })).toEqual({ x: 235, y: 0 });
    expect(toCanvas(film, canvas, placement, { x: 2400, y: 3000 })).toEqual({ x: 715, y: 600 });
  });

  it("zooming keeps the point under the pointer where it is", () => {
    const at = { x: 300, y: 450 };
    const before = fitted(film, canvas);
    const under = toFilm(film, canvas, before, at);
    const after = zoomedAt(film, canvas, before, 3.7, at);
    expect(after.scale).toBeCloseTo(0.74, 12);
    expect(toCanvas(film, canvas, after, under).x).toBeCloseTo(at.x, 9);
    expect(toCanvas(film, canvas, after, under).y).toBeCloseTo(at.y, 9);
  });

  it("zooming in and out again by the same factor at the same point changes nothing", () => {
    const at = { x: 700, y: 100 };
    const there = zoomedAt(film, canvas, fitted(film, canvas), 2.5, at);
    const back = zoomedAt(film, canvas, there, 1 / 2.5, at);
    expect(back.scale).toBeCloseTo(0.2, 12);
    expect(back.centerX).toBeCloseTo(1200, 9);
    expect(back.centerY).toBeCloseTo(1500, 9);
  });

  it("zoom ends at 16 screen pixels a film pixel and at half of the fitted size", () => {
    const middle = { x: 475, y: 300 };
    expect(zoomedAt(film, canvas, fitted(film, canvas), 1e6, middle).scale).toBe(16);
    expect(zoomedAt(film, canvas, fitted(film, canvas), 1e-6, middle).scale).toBe(0.1);
  });

  it("actual size is one film pixel on one device pixel", () => {
    expect(visibleArea(film, canvas, atActualSize(fitted(film, canvas)))).toEqual({ left: 725, top: 1200, width: 950, height: 600 });
  });

  it("the film follows the hand", () => {
    const placement = atActualSize(fitted(film, canvas));
    const before = toCanvas(film, canvas, placement, { x: 1000, y: 1000 });
    const after = toCanvas(film, canvas, panned(film, placement, 30, -12), { x: 1000, y: 1000 });
    expect([after.x - before.x, after.y - before.y]).toEqual([30, -12]);
  });

  it("however far it is pushed, some of the film stays in the middle", () => {
    const far = panned(film, fitted(film, canvas), 1e6, -1e6);
    expect([far.centerX, far.centerY]).toEqual([0, 3000]);
  });

  it("pixels twice as tall as wide are shown twice as tall", () => {
    const tall = filmGeometry(1000, 1000, { rowMm: 0.2, columnMm: 0.1, plane: "detector" });
    const placement = fitted(tall, { width: 1000, height: 1000 });
    const corner = toCanvas(tall, { width: 1000, height: 1000 }, placement, { x: 0, y: 0 });
    expect([corner.x, corner.y]).toEqual([250, 0]);
  });

  it("only what the film has is visible", () => {
    expect(visibleArea(film, canvas, fitted(film, canvas))).toEqual({ left: 0, top: 0, width: 2400, height: 3000 });
  });

  it("what the canvas shows of a point is that point again, in every orientation", () => {
    fc.assert(
      fc.property(placed, ({ film: any, canvas: on, placement, at }) => {
        const back = toFilm(any, on, placement, toCanvas(any, on, placement, at));
        expect(Math.hypot(back.x - at.x, back.y - at.y)).toBeLessThan(tolerance);
      }),
    );
  });

  it("the painter's transform puts each point where the geometry says", () => {
    fc.assert(
      fc.property(placed, ({ film: any, canvas: on, placement, at }) => {
        const [a, b, c, d, e, f] = transformOf(any, on, placement);
        const wanted = toCanvas(any, on, placement, at);
        expect(Math.hypot(a * at.x + c * at.y + e - wanted.x, b * at.x + d * at.y + f - wanted.y)).toBeLessThan(1e-4);
      }),
    );
  });

  it("a point is visible exactly where it lies on the canvas, in every orientation", () => {
    fc.assert(
      fc.property(placed, ({ film: any, canvas: on, placement, at }) => {
        const { left, top, width, height } = visibleArea(any, on, placement);
        const { x, y } = toCanvas(any, on, placement, at);
        // Places on the very edge may fall to either side.
        fc.pre([x, y, x - on.width, y - on.height].every((gap) => Math.abs(gap) > tolerance * 1000));
        const isOnCanvas = x > 0 && y > 0 && x < on.width && y < on.height;
        expect(at.x >= left && at.y >= top && at.x <= left + width && at.y <= top + height).toBe(isOnCanvas);
      }),
    );
  });

  it("in every orientation the film follows the hand and a zoom keeps the point under the pointer", () => {
    for (const orientation of orientations) {
      const lying = { ...film, orientation };
      const placement = atActualSize(fitted(lying, canvas));
      const before = toCanvas(lying, canvas, placement, { x: 1000, y: 1000 });
      const after = toCanvas(lying, canvas, panned(lying, placement, 30, -12), { x: 1000, y: 1000 });
      expect([after.x - before.x, after.y - before.y]).toEqual([30, -12]);
      const under = toFilm(lying, canvas, placement, { x: 300, y: 450 });
      const there = toCanvas(lying, canvas, zoomedAt(lying, canvas, placement, 1.7, { x: 300, y: 450 }), under);
      expect(Math.hypot(there.x - 300, there.y - 450)).toBeLessThan(tolerance);
    }
  });

  it("a film that is turned by a quarter fits by its other side", () => {
    const wide = { ...filmGeometry(1000, 2000, null), orientation: turned(upright, 1) };
    expect(fitted(wide, { width: 500, height: 400 }).scale).toBe(0.2);
  });

  it("a turn to the right brings the film's top to the right of the screen, a flip its left", () => {
    const top = { x: 1200, y: 0 };
    const left = { x: 0, y: 1500 };
    const turnedFilm = { ...film, orientation: turned(upright, 1) };
    const flippedFilm = { ...film, orientation: mirrored(upright) };
    expect(toCanvas(turnedFilm, canvas, fitted(turnedFilm, canvas), top).x).toBeGreaterThan(canvas.width / 2);
    expect(toCanvas(flippedFilm, canvas, fitted(flippedFilm, canvas), left).x).toBeGreaterThan(canvas.width / 2);
  });

  it("a flip mirrors the screen however the film is turned, four turns and two flips change nothing", () => {
    for (const orientation of orientations) {
      const square = { ...filmGeometry(1000, 1000, null), orientation };
      const size = { width: 500, height: 500 };
      const before = toCanvas(square, size, fitted(square, size), { x: 100, y: 300 });
      const flipped = { ...square, orientation: mirrored(orientation) };
      expect(toCanvas(flipped, size, fitted(flipped, size), { x: 100, y: 300 })).toEqual({ x: 500 - before.x, y: before.y });
      expect(mirrored(mirrored(orientation))).toEqual(orientation);
      expect(([1, 1, 2] as readonly QuarterTurns[]).reduce(turned, orientation)).toEqual(orientation);
    }
  });

  it("two films of other sizes show the same part of the patient", () => {
    const leader = { film, canvas, placement: { scale: 0.5, centerX: 600, centerY: 2000 } };
    const smaller = filmGeometry(1500, 1200, null);
    const alike = placedAlike(smaller, { width: 475, height: 300 }, leader);
    expect(alike).toEqual({ scale: 0.5, centerX: 300, centerY: 1000 });
  });
});
