import { fail, succeed } from "../../domain/outcome.ts";
import type { Outcome } from "../../domain/outcome.ts";
import { readUint16 } from "../../dicom/byteOrder.ts";
import { limitPixels } from "../limits.ts";
import type { DecodedFrame } from "../pixelDecoders.ts";
import { huffmanTable } from "./huffman.ts";
import type { HuffmanTable } from "./huffman.ts";
import { parseFrame } from "./jpegFrame.ts";
import type { JpegFrame } from "./jpegFrame.ts";
import { samplesOf } from "./jpegSamples.ts";
import { decodeScan, zigzag } from "./jpegScan.ts";
import type { JpegScan } from "./jpegScan.ts";

/**
 * Sequential and progressive Huffman-coded JPEG (ITU-T T.81) of 8 or 12 bits and 1 to 4 components, for what the WebAssembly codec refuses:
 * 12-bit films, CMYK, and color without a transform. Three components are given as they are stored; four become RGB. Problems: ingest/malformed, ingest/truncated.
 */
export function decodeJpeg(bytes: Uint8Array): Outcome<DecodedFrame> {
  const state: JpegState = { frame: null, quantization: new Map(), huffman: new Map(), restartInterval: 0, adobeTransform: null };
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd8)) {
      at++;
      continue;
    }
    if (marker === 0xd9) break;
    const end = at + 2 + readUint16(bytes, at + 2, false);
    const segment = bytes.subarray(at + 4, end);
    if (marker === 0xda) {
      const next = readScan(state, bytes, segment, end);
      if (!next.ok) return next;
      at = next.value;
    } else {
      if (!readSegment(state, marker, segment)) return fail({ code: "ingest/malformed", at: segmentName(marker) });
      at = end;
    }
  }
  return state.frame === null ? fail({ code: "ingest/malformed", at: "SOF" }) : succeed(decodedOf(state.frame, state));
}

interface JpegState {
  frame: JpegFrame | null;
  /** Steps in block order, by table number. */
  readonly quantization: Map<number, Uint16Array>;
  /** By class * 16 + table number, as DHT writes it. */
  readonly huffman: Map<number, HuffmanTable>;
  restartInterval: number;
  /** From Adobe's APP14: 0 as stored, 1 YCbCr, 2 YCCK; null where absent. */
  adobeTransform: number | null;
}

function segmentName(marker: number): string {
  return marker === 0xc4 ? "DHT" : marker === 0xdb ? "DQT" : "SOF";
}

/** False where the segment cannot be right or needs a process that is not known here. */
function readSegment(state: JpegState, marker: number, segment: Uint8Array): boolean {
  if (marker === 0xc4) return readHuffman(state, segment);
  if (marker === 0xdb) return readQuantization(state, segment);
  if (marker === 0xdd) state.restartInterval = readUint16(segment, 0, false);
  if (marker === 0xee && String.fromCharCode(...segment.subarray(0, 5)) === "Adobe") state.adobeTransform = segment[11] ?? 0;
  if (marker < 0xc0 || marker > 0xcf) return true;
  if (marker > 0xc2 || state.frame !== null) return false;
  state.frame = parseFrame(segment, marker === 0xc2, limitPixels);
  return state.frame !== null;
}

/** T.81 B.2.4.2. */
function readHuffman({ huffman }: JpegState, segment: Uint8Array): boolean {
  for (let at = 0; at + 17 <= segment.length; ) {
    const counts = segment.subarray(at + 1, at + 17);
    const size = counts.reduce((sum, count) => sum + count, 0);
    const table = huffmanTable(counts, segment.subarray(at + 17, at + 17 + size));
    if (table === null) return false;
    huffman.set(segment[at] ?? 0, table);
    at += 17 + size;
  }
  return true;
}

/** T.81 B.2.4.1. */
function readQuantization({ quantization }: JpegState, segment: Uint8Array): boolean {
  for (let at = 0; at < segment.length; ) {
    const head = segment[at] ?? 0;
    const width = head >> 4 === 0 ? 1 : 2;
    if (at + 1 + 64 * width > segment.length) return false;
    const steps = new Uint16Array(64);
    for (let k = 0; k < 64; k++) steps[zigzag[k] ?? 0] = width === 1 ? (segment[at + 1 + k] ?? 0) : readUint16(segment, at + 1 + 2 * k, false);
    quantization.set(head & 15, steps);
    at += 1 + 64 * width;
  }
  return true;
}

function readScan(state: JpegState, bytes: Uint8Array, header: Uint8Array, at: number): Outcome<number> {
  const scan = state.frame === null ? null : parseScan(state, state.frame, header);
  if (state.frame === null || scan === null) return fail({ code: "ingest/malformed", at: "SOS" });
  const end = decodeScan(bytes, at, state.frame, scan);
  return end === null ? fail({ code: "ingest/truncated" }) : succeed(end);
}

const noTable: HuffmanTable = new Uint16Array(0x10000);

function parseScan({ huffman, restartInterval }: JpegState, { components, isProgressive }: JpegFrame, header: Uint8Array): JpegScan | null {
  const count = header[0] ?? 0;
  const parts = Array.from({ length: Math.min(4, count) }, (_, i) => {
    const component = components.find(({ id }) => id === header[1 + 2 * i]);
    const tables = header[2 + 2 * i] ?? 0;
    return component && { component, dc: huffman.get(tables >> 4) ?? noTable, ac: huffman.get(16 + (tables & 15)) ?? noTable };
  }).filter((part) => part !== undefined);
  if (parts.length === 0 || parts.length !== count) return null;
  const [start = 0, end = 0, approximation = 0] = header.subarray(1 + 2 * count);
  const [high, low] = [approximation >> 4, approximation & 15];
  if (!isProgressive) return { parts, start: 0, end: 63, high: 0, low: 0, restartInterval };
  return start > end || end > 63 || low > 13 || (start > 0 && count > 1) ? null : { parts, start, end, high, low, restartInterval };
}

function decodedOf(frame: JpegFrame, { quantization, adobeTransform }: JpegState): DecodedFrame {
  const { rows, columns, precision, components } = frame;
  const samples = samplesOf(frame, components.map((component) => quantization.get(component.quantization) ?? new Uint16Array(64)));
  const words = components.length === 4 ? rgbOfFour(samples, adobeTransform) : samples;
  return { rows, columns, words: precision === 8 ? Uint8Array.from(words) : words, components: Math.min(3, components.length), bits: precision };
}

/** 8-bit CMYK or YCCK. Programs that write Adobe's segment store 255 for "no ink", others 0. */
function rgbOfFour(samples: Uint16Array, adobeTransform: number | null): Uint16Array<ArrayBuffer> {
  const out = new Uint16Array((samples.length / 4) * 3);
  const paper = (ink: number) => (adobeTransform === null ? 255 - ink : ink);
  for (let from = 0, to = 0; from < samples.length; from += 4, to += 3) {
    const [a = 0, b = 0, c = 0, black = 0] = samples.subarray(from, from + 4);
    const inks = adobeTransform === 2 ? inksOfYcc(a, b, c) : [a, b, c];
    inks.forEach((ink, i) => (out[to + i] = Math.round((paper(ink) * paper(black)) / 255)));
  }
  return out;
}

/** ITU-T T.871 section 7, as complements. */
function inksOfYcc(y: number, cb: number, cr: number): number[] {
  const rgb = [y + 1.402 * (cr - 128), y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128), y + 1.772 * (cb - 128)];
  return rgb.map((value) => 255 - Math.min(255, Math.max(0, value)));
}
