import { describe, expect, it } from "vitest";
import type { ImagePixel } from "../../../src/dicom/imagePixel.ts";
import { decodeRle } from "../../../src/ingest/worker/rle.ts";

const layout: ImagePixel = {
  rows: 2, columns: 3, samplesPerPixel: 1, photometricInterpretation: "MONOCHROME2", isPlanar: false, bitsAllocated: 16, bitsStored: 16, highBit: 15,
  isSigned: false, frames: 1,
};

function rleFrame(...segments: readonly (readonly number[])[]): Uint8Array {
  const header = new Uint32Array(16);
  header[0] = segments.length;
  segments.forEach((_, i) => (header[i + 1] = 64 + segments.slice(0, i).flat().length));
  return Uint8Array.from([...new Uint8Array(header.buffer), ...segments.flat()]);
}

describe("RLE (PS3.5 annex G)", () => {
  it("joins the byte planes of a word, the most significant first", () => {
    const decoded = decodeRle(rleFrame([0xfb, 1], [5, 1, 2, 3, 4, 5, 6]), layout);
    expect(decoded).toMatchObject({ ok: true, value: { words: Uint16Array.of(257, 258, 259, 260, 261, 262) } });
  });

  it("interleaves colors", () => {
    const color = decodeRle(rleFrame([0xff, 1], [1, 2, 3], [0xff, 9]), { ...layout, rows: 1, columns: 2, samplesPerPixel: 3, bitsAllocated: 8, bitsStored: 8, highBit: 7 });
    expect(color).toMatchObject({ ok: true, value: { words: Uint8Array.of(1, 2, 9, 1, 3, 9) } });
  });

  it("a segment that ends early is truncated", () => {
    expect(decodeRle(rleFrame([0xfb, 1], [2, 1, 2, 3]), layout)).toEqual({ ok: false, problem: { code: "ingest/truncated" } });
  });

  it("a wrong number of segments is malformed", () => {
    expect(decodeRle(rleFrame([0xfb, 1]), layout)).toEqual({ ok: false, problem: { code: "ingest/malformed", at: "RLE" } });
  });
});
