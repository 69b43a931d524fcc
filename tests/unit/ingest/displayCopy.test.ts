import { describe, expect, it } from "vitest";
import { displayCopySide } from "../../../src/domain/radiograph.ts";
import { makeDisplayCopy } from "../../../src/ingest/displayCopy.ts";

const mean = (values: Uint16Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("the display copy", () => {
  it("of a small image is a copy with pixels of its own", () => {
    const image = { rows: 2, columns: 2, pixels: Uint16Array.of(1, 2, 3, 4) };
    const copy = makeDisplayCopy(image);
    expect(copy).toEqual(image);
    expect(copy.pixels.buffer).not.toBe(image.pixels.buffer);
  });

  it("of twice the size holds the mean of each two by two", () => {
    const side = 2 * displayCopySide;
    const pixels = Uint16Array.from({ length: side * side }, (_, i) => (i % side) + 3 * Math.floor(i / side));
    const copy = makeDisplayCopy({ rows: side, columns: side, pixels });
    expect([copy.rows, copy.columns]).toEqual([displayCopySide, displayCopySide]);
    // Mean of x, x + 1 and 3 * (y, y + 1) at x = 200, y = 400, rounded.
    expect(copy.pixels[200 * displayCopySide + 100]).toBe(Math.round(200.5 + 3 * 400.5));
  });

  it("of an odd number of rows and columns keeps the last ones as they are", () => {
    const [rows, columns] = [displayCopySide + 1, 3];
    const { pixels } = makeDisplayCopy({ rows, columns, pixels: Uint16Array.from({ length: rows * columns }, (_, i) => i) });
    const last = (rows - 1) * columns;
    expect([pixels.at(-2), pixels.at(-1)]).toEqual([last + 1, last + 2]);
  });

  it("of an uneven size keeps the shape, the brightness and the range", () => {
    const [rows, columns] = [3001, 1777];
    const pixels = Uint16Array.from({ length: rows * columns }, (_, i) => (i * 7919) % 65_536);
    const copy = makeDisplayCopy({ rows, columns, pixels });
    expect([copy.rows, copy.columns]).toEqual([Math.ceil(rows / 2), Math.ceil(columns / 2)]);
    // An odd last row or column counts as much as two.
    expect(Math.abs(mean(copy.pixels) / mean(pixels) - 1)).toBeLessThan(0.001);
    expect(makeDisplayCopy({ rows, columns, pixels: pixels.fill(65_535) }).pixels.every((value) => value === 65_535)).toBe(true);
  });
});
