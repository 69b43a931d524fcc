import { fail, succeed } from "../../domain/outcome.ts";
import type { Outcome } from "../../domain/outcome.ts";
import { readUint32 } from "../../dicom/byteOrder.ts";
import type { ImagePixel } from "../../dicom/imagePixel.ts";
import type { DecodedFrame } from "../pixelDecoders.ts";

const headerBytes = 64;

/**
 * RLE Lossless (PS3.5 annex G): one PackBits segment for each byte of a sample, most significant first. Gives words in this machine's order,
 * color interleaved. Problems: ingest/malformed, ingest/truncated.
 */
export function decodeRle(bytes: Uint8Array, { rows, columns, samplesPerPixel, bitsAllocated }: ImagePixel): Outcome<DecodedFrame> {
  const wordBytes = bitsAllocated / 8;
  const stride = samplesPerPixel * wordBytes;
  if (readUint32(bytes, 0, true) !== stride) return fail({ code: "ingest/malformed", at: "RLE" });
  const out = new Uint8Array(rows * columns * stride);
  for (let segment = 0; segment < stride; segment++) {
    const start = readUint32(bytes, 4 + 4 * segment, true);
    const end = segment + 1 < stride ? readUint32(bytes, 8 + 4 * segment, true) : bytes.length;
    if (start < headerBytes || start > bytes.length) return fail({ code: "ingest/malformed", at: "RLE" });
    const sample = Math.floor(segment / wordBytes);
    const first = sample * wordBytes + wordBytes - 1 - (segment % wordBytes);
    const isWhole = unpackSegment(bytes.subarray(start, Math.min(end, bytes.length)), out, first, stride);
    if (!isWhole) return fail({ code: "ingest/truncated" });
  }
  const words = wordBytes === 1 ? out : wordBytes === 2 ? new Uint16Array(out.buffer) : new Uint32Array(out.buffer);
  return succeed({ rows, columns, words, components: samplesPerPixel, bits: bitsAllocated });
}

/** Fills every `stride`-th byte from `first` on; false where the segment ends early. PS3.5 G.3.2. */
function unpackSegment(segment: Uint8Array, out: Uint8Array, first: number, stride: number): boolean {
  const end = out.length;
  let to = first;
  let at = 0;
  while (at < segment.length && to < end) {
    const control = segment[at++] ?? 0;
    if (control < 128) {
      const stop = Math.min(segment.length, at + control + 1);
      for (; at < stop && to < end; to += stride) out[to] = segment[at++] ?? 0;
    } else if (control > 128) {
      const value = segment[at++] ?? 0;
      const stop = Math.min(end, to + (257 - control) * stride);
      for (; to < stop; to += stride) out[to] = value;
    }
  }
  return to >= end;
}
