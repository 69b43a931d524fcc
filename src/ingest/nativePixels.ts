import { fail, succeed } from "../domain/outcome.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { ImagePixel } from "../dicom/imagePixel.ts";
import type { StoredValues } from "./storedPixels.ts";

/** Pixel Data that is not compressed (PS3.5 section 8.1 and annex D), as it lies in the file. */
export interface NativePixels {
  readonly bytes: Uint8Array;
  readonly vr: string | null;
  readonly isLittleEndian: boolean;
}

/** The words of the first frame in this machine's byte order, color interleaved. Takes the buffer of `native.bytes`. Problems: ingest/truncated. */
export function unpackNative(native: NativePixels, layout: ImagePixel): Outcome<StoredValues> {
  const samples = layout.rows * layout.columns * layout.samplesPerPixel;
  const needed = Math.ceil((samples * layout.bitsAllocated) / 8);
  if (isSubsampled(native, layout, samples)) return succeed(unpack422(native.bytes, samples));
  if (native.bytes.length < needed) return fail({ code: "ingest/truncated" });
  const words = layout.bitsAllocated === 1 ? unpackBits(native.bytes, samples) : wordsOf(native, layout.bitsAllocated, samples);
  return succeed(layout.isPlanar ? interleaved(words) : words);
}

/** YBR_FULL_422 and YBR_PARTIAL_422 (PS3.3 C.7.6.3.1.2): two bytes for each pixel instead of three. */
function isSubsampled({ bytes }: NativePixels, { photometricInterpretation, bitsAllocated, frames }: ImagePixel, samples: number): boolean {
  const isNamed = photometricInterpretation === "YBR_FULL_422" || photometricInterpretation === "YBR_PARTIAL_422";
  return isNamed && bitsAllocated === 8 && bytes.length < samples * frames && bytes.length >= (samples / 3) * 2;
}

/** Y1 Y2 Cb Cr -> Y1 Cb Cr Y2 Cb Cr. */
function unpack422(bytes: Uint8Array, samples: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(samples);
  for (let i = 0, at = 0; i < samples; i += 6, at += 4) {
    out[i] = bytes[at] ?? 0;
    out[i + 3] = bytes[at + 1] ?? 0;
    out[i + 1] = out[i + 4] = bytes[at + 2] ?? 0;
    out[i + 2] = out[i + 5] = bytes[at + 3] ?? 0;
  }
  return out;
}

/** The first pixel is the least significant bit (PS3.5 annex D). */
function unpackBits(bytes: Uint8Array, samples: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(samples);
  for (let i = 0; i < samples; i++) out[i] = ((bytes[i >> 3] ?? 0) >> (i & 7)) & 1;
  return out;
}

function wordsOf({ bytes, vr, isLittleEndian }: NativePixels, bits: number, samples: number): StoredValues {
  const width = bits / 8;
  // OW is a stream of 16-bit words whatever the samples are, the least significant word first (PS3.5 8.2 and annex D).
  const swap = isLittleEndian ? 1 : vr === "OW" ? 2 : width;
  const own = aligned(bytes, Math.ceil((samples * width) / swap) * swap, width);
  if (swap === 2) swapPairs(own);
  else if (swap === 4) swapFours(own);
  const { buffer, byteOffset } = own;
  if (width === 1) return own.subarray(0, samples);
  return width === 2 ? new Uint16Array(buffer, byteOffset, samples) : new Uint32Array(buffer, byteOffset, samples);
}

/** The first `length` bytes where they lie, or a copy where words cannot begin there or the last pair is cut off. */
function aligned(bytes: Uint8Array, length: number, width: number): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset } = bytes;
  if (buffer instanceof ArrayBuffer && byteOffset % width === 0 && bytes.length >= length) return new Uint8Array(buffer, byteOffset, length);
  const own = new Uint8Array(length);
  own.set(bytes.subarray(0, length));
  return own;
}

function swapPairs(bytes: Uint8Array): void {
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const first = bytes[i] ?? 0;
    bytes[i] = bytes[i + 1] ?? 0;
    bytes[i + 1] = first;
  }
}

function swapFours(bytes: Uint8Array): void {
  for (let i = 0; i + 3 < bytes.length; i += 4) bytes.subarray(i, i + 4).reverse();
}

function interleaved(words: StoredValues): StoredValues {
  const plane = words.length / 3;
  const source = words.slice();
  for (let i = 0; i < plane; i++) {
    words[3 * i] = source[i] ?? 0;
    words[3 * i + 1] = source[plane + i] ?? 0;
    words[3 * i + 2] = source[2 * plane + i] ?? 0;
  }
  return words;
}
