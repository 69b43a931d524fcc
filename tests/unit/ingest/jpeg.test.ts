import { describe, expect, it } from "vitest";
import { parseCodestream, hasEndMarker } from "../../../src/ingest/codestream.ts";
import { jpegOrientation, upright } from "../../../src/ingest/exif.ts";
import type { Orientation } from "../../../src/ingest/exif.ts";
import { inverseDct } from "../../../src/ingest/worker/inverseDct.ts";
import { decodeJpeg } from "../../../src/ingest/worker/jpegDecoder.ts";

/** A gray 12-bit image of one block: a constant of `dc` steps of 8, which is `dc` above the middle (T.81 A.3.3). */
function constantJpeg(dc: number): Uint8Array {
  const quantization = [0xff, 0xdb, 0, 67, 0, ...Array.from({ length: 64 }, () => 8)];
  const frame = [0xff, 0xc1, 0, 11, 12, 0, 8, 0, 8, 1, 1, 0x11, 0];
  // One code each: "0" is a DC difference of 9 bits, "0" is the end of the block.
  const dcTable = [0xff, 0xc4, 0, 20, 0x00, 1, ...Array.from({ length: 15 }, () => 0), 9];
  const acTable = [0xff, 0xc4, 0, 20, 0x10, 1, ...Array.from({ length: 15 }, () => 0), 0];
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0];
  const bits = `0${dc.toString(2).padStart(9, "0")}0`.padEnd(16, "1");
  return Uint8Array.from([0xff, 0xd8, ...quantization, ...frame, ...dcTable, ...acTable, ...scan, Number.parseInt(bits.slice(0, 8), 2), Number.parseInt(bits.slice(8), 2), 0xff, 0xd9]);
}

describe("12-bit JPEG", () => {
  it("has no bias: a constant comes back as it is", () => {
    expect(decodeJpeg(constantJpeg(400))).toMatchObject({ ok: true, value: { rows: 8, columns: 8, bits: 12, words: new Uint16Array(64).fill(2448) } });
  });

  it("cut short is truncated", () => {
    const whole = constantJpeg(400);
    const large = Uint8Array.from(whole);
    // 800 x 800 pixels of which only the first block is there.
    large.set([3, 32, 3, 32], whole.indexOf(12, 71) + 1);
    expect(decodeJpeg(large)).toEqual({ ok: false, problem: { code: "ingest/truncated" } });
  });
});

const scale = (k: number) => (k === 0 ? Math.SQRT1_2 : 1);

describe("inverseDct", () => {
  it("is the sum of ITU-T T.81 A.3.3", () => {
    const coefficients = Float32Array.from({ length: 64 }, (_, i) => ((i * 7919) % 201) - 100);
    const block = coefficients.slice();
    inverseDct(block);
    const sample = (x: number, y: number) => coefficients.reduce((sum, value, i) => {
      const [u, v] = [i % 8, i >> 3];
      return sum + 0.25 * scale(u) * scale(v) * value * Math.cos(((2 * x + 1) * u * Math.PI) / 16) * Math.cos(((2 * y + 1) * v * Math.PI) / 16);
    }, 0);
    block.forEach((value, i) => expect(value).toBeCloseTo(sample(i % 8, i >> 3), 2));
  });
});

describe("codestreams", () => {
  it("say their size and depth before they are decoded", () => {
    expect(parseCodestream(constantJpeg(1))).toEqual({ kind: "jpeg", precision: 12, rows: 8, columns: 8, components: 1, isSigned: false });
    const siz = [0xff, 0x4f, 0xff, 0x51, 0, 41, 0, 0, 0, 0, 1, 0x20, 0, 0, 1, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 0, 64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0x8b, 1, 1, 0xff, 0x50];
    expect(parseCodestream(Uint8Array.from(siz))).toEqual({ kind: "htj2k", precision: 12, rows: 256, columns: 272, components: 1, isSigned: true });
    expect(parseCodestream(Uint8Array.of(1, 2, 3))).toBeNull();
  });

  it("end with a marker, padding or not", () => {
    const whole = constantJpeg(1);
    expect([hasEndMarker(whole), hasEndMarker(Uint8Array.from([...whole, 0, 0, 0])), hasEndMarker(whole.subarray(0, -2))]).toEqual([true, true, false]);
  });
});

describe("Exif orientation", () => {
  /** 1 2 3 / 4 5 6, as the picture has to be seen, stored under each orientation (Exif 2.32, 4.6.4 A). */
  const storedUnder: Readonly<Record<Orientation, [rows: number, columns: number, pixels: number[]]>> = {
    1: [2, 3, [1, 2, 3, 4, 5, 6]], 2: [2, 3, [3, 2, 1, 6, 5, 4]], 3: [2, 3, [6, 5, 4, 3, 2, 1]], 4: [2, 3, [4, 5, 6, 1, 2, 3]],
    5: [3, 2, [1, 4, 2, 5, 3, 6]], 6: [3, 2, [3, 6, 2, 5, 1, 4]], 7: [3, 2, [6, 3, 5, 2, 4, 1]], 8: [3, 2, [4, 1, 5, 2, 6, 3]],
  };

  it.each(Object.entries(storedUnder))("%s is turned upright", (orientation, [rows, columns, pixels]) => {
    const turned = upright({ rows, columns, pixels: Uint16Array.from(pixels) }, Number(orientation) as Orientation);
    expect(turned).toEqual({ rows: 2, columns: 3, pixels: Uint16Array.of(1, 2, 3, 4, 5, 6) });
  });

  it.each([["big", [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]], ["little", [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]]])("is read from %s-endian Exif", (_, tiff) => {
    const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, 8 + tiff.length, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff, 0xff, 0xda]);
    expect([jpegOrientation(jpeg), jpegOrientation(constantJpeg(1))]).toEqual([6, 1]);
  });
});
