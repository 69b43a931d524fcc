import { describe, expect, it } from "vitest";
import { storedBytes, storedValues } from "../../../src/ingest/storedPixels.ts";

const layout = { bitsStored: 12, shift: 0, isSigned: false, clamps: false };

describe("storedValues (PS3.5 8.1.1)", () => {
  it("takes out what lies above the stored bits, such as an overlay", () => {
    expect(storedValues(Uint16Array.of(0xf123, 0x0fff), layout)).toEqual(Uint16Array.of(0x123, 0xfff));
  });

  it("shifts values that do not end at bit 0", () => {
    expect(storedValues(Uint16Array.of(0x1237, 0xfffa), { ...layout, shift: 4 })).toEqual(Uint16Array.of(0x123, 0xfff));
  });

  it("extends the sign from the highest stored bit", () => {
    expect(storedValues(Uint16Array.of(0x0fff, 0x0800, 0x07ff), { ...layout, isSigned: true })).toEqual(Int16Array.of(-1, -2048, 2047));
    expect(storedValues(Uint16Array.of(0x8000, 0x7ff0), { ...layout, shift: 4, isSigned: true })).toEqual(Int16Array.of(-2048, 2047));
    expect(storedValues(Uint8Array.of(0xff), { ...layout, bitsStored: 8, isSigned: true })).toEqual(Int8Array.of(-1));
  });

  it("keeps all 32 bits", () => {
    expect(storedValues(Uint32Array.of(0xffff_ffff), { ...layout, bitsStored: 32 })).toEqual(Uint32Array.of(0xffff_ffff));
    expect(storedValues(Uint32Array.of(0xff00_0001), { ...layout, bitsStored: 24 })).toEqual(Uint32Array.of(1));
    expect(storedValues(Uint32Array.of(0xffff_ffff), { ...layout, bitsStored: 32, isSigned: true })).toEqual(Int32Array.of(-1));
  });

  it("takes lossy overshoot to the nearest value, not round to the other end", () => {
    expect(storedValues(Uint16Array.of(4096, 4095, 7), { ...layout, clamps: true })).toEqual(Uint16Array.of(4095, 4095, 7));
    expect(storedValues(Int16Array.of(-2100, 2100, 7), { ...layout, isSigned: true, clamps: true })).toEqual(Int16Array.of(-2048, 2047, 7));
  });

  it("are digested little endian in the allocated width", () => {
    const pixels = { rows: 1, columns: 2, samples: 1 as const, bitsStored: 12, isSigned: true, values: Int16Array.of(-2, 258) };
    expect(storedBytes(pixels)).toEqual(Uint8Array.of(0xfe, 0xff, 0x02, 0x01));
  });
});
