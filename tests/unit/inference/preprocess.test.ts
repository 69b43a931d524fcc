import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { SopInstanceUid } from "../../../src/domain/ids.ts";
import type { Radiograph, Window } from "../../../src/domain/radiograph.ts";
import type { BundleInput } from "../../../src/inference/bundle.ts";
import { tensorOf, viewForNetwork } from "../../../src/inference/preprocess.ts";

interface Golden {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly largest: number;
  readonly window: Window;
  readonly expected: string;
}

const goldens = JSON.parse(readFileSync(new URL("../../corpus/preprocess/golden.json", import.meta.url), "utf8")) as Golden[];
const input: BundleInput = {
  name: "image", side: 224, channels: 1, fit: "shorter-side", resample: "pillow-bilinear", scale: 1 / 255, offset: 0,
};
const eightBit: Window = { center: 128, width: 256, shape: "linear" };

describe("what the network sees is, to the byte, what Pillow makes of it", () => {
  it.each(goldens)("$name", ({ rows, columns, largest, window, expected }) => {
    const seen = viewForNetwork(radiograph(rows, columns, wave(rows, columns, largest), window), input);
    expect(Buffer.from(seen.gray).equals(inflateSync(Buffer.from(expected, "base64")))).toBe(true);
  });
});

describe("the part of the radiograph that the network sees", () => {
  it("is the middle of a landscape film, over its whole height", () => {
    const { area } = viewForNetwork(radiograph(1000, 2000, new Uint16Array(2e6)), input);
    expect(area).toEqual({ left: 500, top: 0, width: 1000, height: 1000 });
  });

  it("is all of the film where the bundle stretches", () => {
    const { area } = viewForNetwork(radiograph(300, 500, new Uint16Array(150_000)), { ...input, fit: "stretch" });
    expect(area).toEqual({ left: 0, top: 0, width: 500, height: 300 });
  });
});

describe("the network's input", () => {
  it("is gray * scale + offset, the same in each channel", () => {
    const tensor = tensorOf(Uint8Array.of(0, 100, 255), { ...input, channels: 3, scale: 0.5, offset: -1 });
    expect([...tensor]).toEqual([-1, 49, 126.5, -1, 49, 126.5, -1, 49, 126.5]);
  });
});

function radiograph(rows: number, columns: number, pixels: Uint16Array<ArrayBuffer>, window = eightBit): Radiograph {
  return {
    sopInstanceUid: "1.2.3" as SopInstanceUid, rows, columns, pixels, window, spacing: null, viewPosition: "PA", bodyPart: "CHEST",
    isPhantom: false,
    source: { format: "png", transferSyntaxUid: null, photometricInterpretation: "MONOCHROME2", bitsStored: 8, frames: 1 },
  };
}

/** `pixels` of tests/corpus/preprocess/make_golden.py. */
function wave(rows: number, columns: number, largest: number): Uint16Array<ArrayBuffer> {
  const pixels = new Uint16Array(rows * columns);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const across = Math.abs(((Math.floor((x * 1024) / columns) * 3) % 1024) - 512);
      const down = Math.abs(((Math.floor((y * 1024) / rows) * 5) % 1024) - 512);
      const edge = ((Math.floor((x * 7) / columns) + Math.floor((y * 9) / rows)) % 2) * 256;
      pixels[y * columns + x] = Math.floor(((across + down + edge) * largest) / 1280);
    }
  }
  return pixels;
}
