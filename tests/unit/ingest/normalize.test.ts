import { describe, expect, it } from "vitest";
import type { LookupTable } from "../../../src/dicom/lut.ts";
import { windowFunction } from "../../../src/domain/window.ts";
import { plainGrayscale } from "../../../src/ingest/grayscale.ts";
import type { Grayscale } from "../../../src/ingest/grayscale.ts";
import { normalizePixels } from "../../../src/ingest/normalize.ts";
import type { StoredPixels } from "../../../src/ingest/storedPixels.ts";

type Words = StoredPixels["values"];

function stored(values: Words, bitsStored: number): StoredPixels {
  const isSigned = values instanceof Int8Array || values instanceof Int16Array;
  return { rows: 1, columns: values.length, samples: 1, bitsStored, isSigned, values: values.slice() };
}

function normalized(values: Words, bitsStored: number, grayscale: Partial<Grayscale> = {}) {
  return normalizePixels(stored(values, bitsStored), { ...plainGrayscale, ...grayscale });
}

/** What the reader sees of each stored value: 0 black, 1 white. */
function seen(values: Words, bitsStored: number, grayscale: Partial<Grayscale>): number[] {
  const { pixels, window } = normalized(values, bitsStored, grayscale);
  return Array.from(pixels, windowFunction(window));
}

const linear = (slope: number, intercept: number): Pick<Grayscale, "modality"> => ({ modality: { kind: "linear", slope, intercept } });
const window = { center: 1000, width: 800 };
const values = Uint16Array.of(0, 500, 700, 1000, 1200, 1399, 4095);

describe("stored values become pixels", () => {
  it("unsigned values stay what they are", () => {
    expect(normalized(values, 12, { window }).pixels).toEqual(values);
  });

  it("signed values are shifted so that the smallest possible one is 0", () => {
    expect(normalized(Int16Array.of(-2048, -1, 0, 2047), 12, { window }).pixels).toEqual(Uint16Array.of(0, 2047, 2048, 4095));
    expect(normalized(Int8Array.of(-128, 127), 8).pixels).toEqual(Uint16Array.of(0, 255));
  });

  it("MONOCHROME1 is inverted over the range of the stored bits", () => {
    expect(normalized(Uint16Array.of(0, 1, 1023), 10, { isInverted: true, window }).pixels).toEqual(Uint16Array.of(1023, 1022, 0));
  });

  it("padding becomes black, also where the image is inverted", () => {
    const padding = { low: 4000, high: 4095 };
    expect(normalized(Uint16Array.of(5, 4000, 4095), 12, { padding, window, isInverted: true }).pixels).toEqual(Uint16Array.of(4090, 0, 0));
  });

  it("a negative padding value is met in signed data", () => {
    expect(normalized(Int16Array.of(-2000, 5), 12, { padding: { low: -2000, high: -2000 }, window }).pixels).toEqual(Uint16Array.of(0, 2053));
  });

  it("a modality table is applied to the pixels", () => {
    const table: LookupTable = { firstInput: 1, entries: Uint16Array.of(10, 20, 4000), top: 65_535 };
    expect(normalized(Uint16Array.of(0, 1, 2, 3, 9), 12, { modality: { kind: "table", table }, window }).pixels).toEqual(Uint16Array.of(10, 10, 20, 4000, 4000));
  });

  it("a VOI table takes modality values and is baked into the pixels, with a window that shows them as they are", () => {
    const voiTable: LookupTable = { firstInput: -10, entries: Uint16Array.from({ length: 21 }, (_, i) => i * 5), top: 255 };
    const result = normalized(Uint16Array.of(0, 5, 10, 4095), 12, { ...linear(2, -10), voiTable, window });
    expect(result).toEqual({ pixels: Uint16Array.of(0, 50, 100, 100), window: { center: 127.5, width: 255, shape: "linear-exact" } });
  });
});

describe.each(["linear", "linear-exact", "sigmoid"] as const)("a %s window of the file", (shape) => {
  const expected = Array.from(values, windowFunction({ ...window, shape }));

  it("shows what PS3.3 C.11.2.1 says", () => {
    expect(seen(values, 12, { window, shape })).toEqual(expected);
  });

  it("is in modality units: a fractional rescale is taken back from the window", () => {
    const rescaled = Array.from(values, (value) => windowFunction({ center: 1476, width: 2000, shape })(2.5 * value - 1024));
    const shown = seen(values, 12, { ...linear(2.5, -1024), window: { center: 1476, width: 2000 }, shape });
    shown.forEach((share, i) => expect(share).toBeCloseTo(rescaled[i] ?? Number.NaN, 9));
  });

  it("shows a MONOCHROME1 twin as it shows the MONOCHROME2 image", () => {
    const twin = values.map((value) => 4095 - value);
    // The sender's window for inverted values: PS3.3 C.11.2.1.2 counts them from the other end.
    const center = 4095 - window.center + (shape === "linear" ? 1 : 0);
    seen(twin, 12, { window: { center, width: window.width }, shape, isInverted: true }).forEach((share, i) => expect(share).toBeCloseTo(expected[i] ?? Number.NaN, 9));
  });

  it("a falling rescale turns the order of the pixels round and shows the same", () => {
    const falling = values.map((value) => 4095 - value);
    seen(falling, 12, { ...linear(-1, 4095), window, shape }).forEach((share, i) => expect(share).toBeCloseTo(expected[i] ?? Number.NaN, 9));
  });
});

describe("without a usable window", () => {
  const uniform = Uint16Array.from({ length: 4000 }, (_, i) => i);

  it("8 bits are shown in full", () => {
    expect(normalized(Uint8Array.of(3, 7), 8).window).toEqual({ center: 127.5, width: 255, shape: "linear-exact" });
  });

  it("more bits are shown from the 0.5th to the 99.5th percentile", () => {
    expect(normalized(uniform, 12).window).toEqual({ center: 1999, width: 3960, shape: "linear-exact" });
  });

  it("the percentiles do not count padding", () => {
    const padded = Uint16Array.from([...uniform.map((value) => value % 100), ...Array.from({ length: 9000 }, () => 4095)]);
    expect(normalized(padded, 12, { padding: { low: 4095, high: 4095 } }).window).toEqual({ center: 49.5, width: 99, shape: "linear-exact" });
  });

  it.each([
    [{ center: 2048, width: 0 }], [{ center: Number.NaN, width: 4096 }], [{ center: 2048, width: Number.POSITIVE_INFINITY }],
    [{ center: 90_000, width: 100 }], [{ center: 2048, width: 1_000_000 }],
  ])("%o is none", (absurd) => {
    expect(normalized(uniform, 12, { window: absurd }).window).toEqual(normalized(uniform, 12).window);
  });

  it("one value everywhere gives a window of width 1", () => {
    expect(normalized(Uint16Array.of(70, 70, 70), 12).window).toEqual({ center: 70, width: 1, shape: "linear-exact" });
  });

  it("only padding gives the full range", () => {
    expect(normalized(Uint16Array.of(7, 7), 12, { padding: { low: 7, high: 7 } }).window).toEqual({ center: 2047.5, width: 4095, shape: "linear-exact" });
  });
});
