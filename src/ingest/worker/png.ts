import { Unzlib } from "fflate";
import { convertIndexedToRgb, decode } from "fast-png";
import type { DecodedPng } from "fast-png";
import { fail, succeed } from "../../domain/outcome.ts";
import type { Outcome } from "../../domain/outcome.ts";
import { readLatin, readUint32 } from "../../dicom/byteOrder.ts";
import { limitInflatedBytes, limitPixels } from "../limits.ts";
import type { DecodedFrame } from "../pixelDecoders.ts";
import type { StoredValues } from "../storedPixels.ts";

/**
 * PNG (ISO/IEC 15948) of any kind and depth; palettes are expanded, alpha is dropped, fewer than 8 bits stay as they are.
 * Problems: ingest/truncated, ingest/malformed, ingest/too-many-pixels, ingest/too-large.
 */
export function decodePngImage(bytes: Uint8Array<ArrayBuffer>): Outcome<DecodedFrame> {
  const chunks = parseChunks(bytes);
  if (!chunks.ok) return chunks;
  const header = chunks.value[0]?.data ?? new Uint8Array(0);
  const [columns, rows] = [readUint32(header, 0, false), readUint32(header, 4, false)];
  if (columns === 0 || rows === 0) return fail({ code: "ingest/malformed", at: "IHDR" });
  if (rows * columns > limitPixels) return fail({ code: "ingest/too-many-pixels", rows, columns, limitPixels });
  const problem = checkInflatedSize(chunks.value);
  if (problem !== null) return problem;
  try {
    return succeed(frameOf(decode(essentialPng(chunks.value))));
  } catch {
    return fail({ code: "ingest/malformed", at: "IDAT" });
  }
}

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** With length, type and check value. */
  readonly whole: Uint8Array;
}

const signatureBytes = 8;
const chunkFrameBytes = 12;
/** Everything else may hold further compressed data, text or colors that a radiograph does not need. */
const essential: ReadonlySet<string> = new Set(["IHDR", "PLTE", "IDAT", "IEND"]);

function parseChunks(bytes: Uint8Array): Outcome<readonly Chunk[]> {
  const chunks: Chunk[] = [];
  for (let at = signatureBytes; at + chunkFrameBytes <= bytes.length; ) {
    const length = readUint32(bytes, at, false);
    const type = readLatin(bytes.subarray(at + 4, at + 8));
    const end = at + chunkFrameBytes + length;
    if (end > bytes.length) break;
    if (essential.has(type)) chunks.push({ type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) });
    if (type === "IEND") return chunks[0]?.type === "IHDR" ? succeed(chunks) : fail({ code: "ingest/malformed", at: "IHDR" });
    at = end;
  }
  return fail({ code: "ingest/truncated" });
}

/** Deflate reaches at most 1032 : 1, so that only a file that could pass the limit has to be measured. */
const mostExpansion = 1032;

function checkInflatedSize(chunks: readonly Chunk[]): Outcome<never> | null {
  const parts = chunks.filter(({ type }) => type === "IDAT");
  if (parts.reduce((sum, { data }) => sum + data.length, 0) * mostExpansion <= limitInflatedBytes) return null;
  const inflated = { sizeBytes: 0 };
  const meter = new Unzlib((chunk) => (inflated.sizeBytes += chunk.length));
  try {
    for (const { data } of parts) {
      for (let at = 0; at < data.length && inflated.sizeBytes <= limitInflatedBytes; at += stepBytes) meter.push(data.subarray(at, at + stepBytes));
    }
  } catch {
    return fail({ code: "ingest/malformed", at: "IDAT" });
  }
  const { sizeBytes } = inflated;
  return sizeBytes > limitInflatedBytes ? fail({ code: "ingest/too-large", sizeBytes, limitBytes: limitInflatedBytes }) : null;
}

const stepBytes = 64 * 1024;

function essentialPng(chunks: readonly Chunk[]): Uint8Array<ArrayBuffer> {
  const png = new Uint8Array(chunks.reduce((sum, { whole }) => sum + whole.length, signatureBytes));
  png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  let at = signatureBytes;
  for (const { whole } of chunks) {
    png.set(whole, at);
    at += whole.length;
  }
  return png;
}

function frameOf(png: DecodedPng): DecodedFrame {
  const { width: columns, height: rows, depth, channels } = png;
  if (png.palette !== undefined && channels === 1) return { rows, columns, words: convertIndexedToRgb(png), components: 3, bits: 8 };
  const data = png.data as Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;
  const words = depth < 8 ? unpackBits(data, rows, columns, depth) : data;
  const components = channels >= 3 ? 3 : 1;
  return { rows, columns, words: channels === components ? words : withoutAlpha(words, channels), components, bits: depth };
}

/** Gray of 1, 2 or 4 bits; each row begins with a new byte, its first pixel in the high bits. */
function unpackBits(data: ArrayLike<number>, rows: number, columns: number, depth: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(rows * columns);
  const rowBytes = Math.ceil((columns * depth) / 8);
  for (let i = 0; i < out.length; i++) {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const bit = column * depth;
    out[i] = ((data[row * rowBytes + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
  }
  return out;
}

function withoutAlpha(words: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>, channels: number): StoredValues {
  const kept = channels - 1;
  const pixels = words.length / channels;
  const out = words instanceof Uint8Array ? new Uint8Array(pixels * kept) : new Uint16Array(pixels * kept);
  for (let i = 0; i < pixels; i++) {
    for (let k = 0; k < kept; k++) out[i * kept + k] = words[i * channels + k] ?? 0;
  }
  return out;
}
