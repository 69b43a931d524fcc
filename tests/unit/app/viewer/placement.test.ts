import { describe, expect, it } from "vitest";
import { atActualSize, filmSize, fitted, panned, toCanvas, toFilm, visibleArea, zoomedAt } from "../../../../src/app/viewer/placement.ts";

const film = filmSize(3000, 2400, null);
const canvas = { width: 950, height: 600 };

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
    const tall = filmSize(1000, 1000, { rowMm: 0.2, columnMm: 0.1, plane: "detector" });
    const placement = fitted(tall, { width: 1000, height: 1000 });
    const corner = toCanvas(tall, { width: 1000, height: 1000 }, placement, { x: 0, y: 0 });
    expect([corner.x, corner.y]).toEqual([250, 0]);
  });

  it("only what the film has is visible", () => {
    expect(visibleArea(film, canvas, fitted(film, canvas))).toEqual({ left: 0, top: 0, width: 2400, height: 3000 });
  });
});
