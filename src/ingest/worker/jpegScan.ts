import { bitReader, isStarved, readBits, readSigned, readSymbol, skipRestart } from "./huffman.ts";
import type { BitReader, HuffmanTable } from "./huffman.ts";
import type { JpegComponent, JpegFrame } from "./jpegFrame.ts";

/** A scan header (ITU-T T.81 B.2.3) with its tables. */
export interface JpegScan {
  readonly parts: readonly ScanPart[];
  /** Zigzag positions 0..63, first and last. */
  readonly start: number;
  readonly end: number;
  /** Bit positions of successive approximation; `high` 0: first scan of these bits. */
  readonly high: number;
  readonly low: number;
  /** Minimum coded units between restart markers; 0: none. */
  readonly restartInterval: number;
}

export interface ScanPart {
  readonly component: JpegComponent;
  readonly dc: HuffmanTable;
  readonly ac: HuffmanTable;
}

/** Adds the scan that begins at `at` to the frame's coefficients. Gives where it ended, or null where data is missing. */
export function decodeScan(bytes: Uint8Array, at: number, frame: JpegFrame, scan: JpegScan): number | null {
  const state: ScanState = { reader: bitReader(bytes, at), predictions: new Int32Array(scan.parts.length), endOfBandRun: 0 };
  const decodeBlock = blockDecoder(frame, scan);
  const decodeUnit = unitDecoder(frame, scan, decodeBlock);
  const units = unitCount(frame, scan);
  for (let unit = 0; unit < units; unit++) {
    if (scan.restartInterval > 0 && unit > 0 && unit % scan.restartInterval === 0) {
      if (!skipRestart(state.reader)) return null;
      state.predictions.fill(0);
      state.endOfBandRun = 0;
    }
    decodeUnit(state, unit);
    if (isStarved(state.reader)) return null;
  }
  return state.reader.at;
}

interface ScanState {
  readonly reader: BitReader;
  /** DC of the block before, of each component of the scan. */
  readonly predictions: Int32Array;
  /** Blocks that are still to be skipped (T.81 G.1.2.2). */
  endOfBandRun: number;
}

/** `block`: index of the block's first coefficient. */
type DecodeBlock = (state: ScanState, part: ScanPart, index: number, block: number) => void;
type DecodeUnit = (state: ScanState, unit: number) => void;

function unitCount({ mcuRows, mcuColumns }: JpegFrame, { parts }: JpegScan): number {
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 ? only.component.usedBlockRows * only.component.usedBlockColumns : mcuRows * mcuColumns;
}

/** T.81 A.2: a scan of one component goes block by block, one of several takes across * down blocks of each. */
function unitDecoder({ mcuColumns }: JpegFrame, { parts }: JpegScan, decodeBlock: DecodeBlock): DecodeUnit {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) {
    const { usedBlockColumns, blockColumns } = only.component;
    return (state, unit) => {
      const row = Math.floor(unit / usedBlockColumns);
      decodeBlock(state, only, 0, 64 * (row * blockColumns + unit - row * usedBlockColumns));
    };
  }
  return (state, unit) => {
    const row = Math.floor(unit / mcuColumns);
    const column = unit - row * mcuColumns;
    parts.forEach((part, index) => {
      const { across, down, blockColumns } = part.component;
      for (let y = 0; y < down; y++) {
        for (let x = 0; x < across; x++) decodeBlock(state, part, index, 64 * ((row * down + y) * blockColumns + column * across + x));
      }
    });
  };
}

function blockDecoder({ isProgressive }: JpegFrame, scan: JpegScan): DecodeBlock {
  if (!isProgressive) return decodeSequential;
  if (scan.start === 0) return scan.high === 0 ? firstDc(scan.low) : refineDc(scan.low);
  return scan.high === 0 ? firstAc(scan) : refineAc(scan);
}

/** T.81 F.2.2. */
function decodeSequential({ reader, predictions }: ScanState, { component, dc, ac }: ScanPart, index: number, block: number): void {
  const { coefficients } = component;
  const prediction = (predictions[index] ?? 0) + readSigned(reader, Math.min(16, readSymbol(reader, dc)));
  predictions[index] = prediction;
  coefficients[block] = prediction;
  for (let k = 1; k < 64; k++) {
    const symbol = readSymbol(reader, ac);
    const length = symbol & 15;
    if (length === 0 && symbol !== 0xf0) return;
    k += symbol >> 4;
    if (k > 63) return;
    if (length > 0) coefficients[block + (zigzag[k] ?? 0)] = readSigned(reader, length);
  }
}

/** T.81 G.1.2.1. */
function firstDc(low: number): DecodeBlock {
  return ({ reader, predictions }, { component, dc }, index, block) => {
    const prediction = (predictions[index] ?? 0) + readSigned(reader, Math.min(16, readSymbol(reader, dc)));
    predictions[index] = prediction;
    component.coefficients[block] = prediction << low;
  };
}

function refineDc(low: number): DecodeBlock {
  return ({ reader }, { component: { coefficients } }, _, block) => {
    coefficients[block] = (coefficients[block] ?? 0) | (readBits(reader, 1) << low);
  };
}

/** T.81 G.1.2.2. */
function firstAc({ start, end, low }: JpegScan): DecodeBlock {
  return (state, { component: { coefficients }, ac }, _, block) => {
    if (state.endOfBandRun > 0) {
      state.endOfBandRun--;
      return;
    }
    for (let k = start; k <= end; k++) {
      const symbol = readSymbol(state.reader, ac);
      const [run, length] = [symbol >> 4, symbol & 15];
      if (length === 0 && run < 15) {
        state.endOfBandRun = (1 << run) - 1 + readBits(state.reader, run);
        return;
      }
      k += run;
      if (k > 63) return;
      if (length > 0) coefficients[block + (zigzag[k] ?? 0)] = readSigned(state.reader, length) << low;
    }
  };
}

/** T.81 G.1.2.3: known coefficients get one more bit each on the way to the place of the next new one. */
function refineAc({ start, end, low }: JpegScan): DecodeBlock {
  const bit = 1 << low;
  return (state, { component: { coefficients }, ac }, _, block) => {
    const { reader } = state;
    let k = start;
    while (k <= end && state.endOfBandRun === 0) {
      const symbol = readSymbol(reader, ac);
      const [run, length] = [symbol >> 4, symbol & 15];
      if (length === 0 && run < 15) {
        state.endOfBandRun = (1 << run) + readBits(reader, run);
        break;
      }
      const value = length === 0 ? 0 : readBits(reader, 1) === 1 ? bit : -bit;
      k = refineUntil(reader, coefficients, block, k, end, run, bit);
      if (value !== 0 && k <= end) coefficients[block + (zigzag[k] ?? 0)] = value;
      k++;
    }
    if (state.endOfBandRun === 0) return;
    refineUntil(reader, coefficients, block, k, end, 64, bit);
    state.endOfBandRun--;
  };
}

/** Refines from zigzag position `from` on; gives the position of the zero after `zeros` other zeros, or end + 1. */
function refineUntil(reader: BitReader, coefficients: Int16Array, block: number, from: number, end: number, zeros: number, bit: number): number {
  let left = zeros;
  for (let k = from; k <= end; k++) {
    const place = block + (zigzag[k] ?? 0);
    const known = coefficients[place] ?? 0;
    if (known === 0) {
      if (left === 0) return k;
      left--;
    } else if (readBits(reader, 1) === 1 && (Math.abs(known) & bit) === 0) coefficients[place] = known + (known > 0 ? bit : -bit);
  }
  return end + 1;
}

/** T.81 figure A.6: place in the block of the k-th coefficient of the stream. */
export const zigzag = Uint8Array.of(
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
);
