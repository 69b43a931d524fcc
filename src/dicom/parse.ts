import { fail, succeed } from "../domain/outcome.ts";
import type { Outcome } from "../domain/outcome.ts";
import { readLatin, readUint16, readUint32 } from "./byteOrder.ts";
import { readElements } from "./elements.ts";
import type { DataSet } from "./dataSet.ts";
import { inflateRaw } from "./inflate.ts";
import { deflatedExplicitLittleEndian } from "./transferSyntax.ts";
import { hasLongLength, vrAt } from "./valueRepresentation.ts";

export interface DicomFile {
  /** Null where there is no file meta information, or none that says it. */
  readonly transferSyntaxUid: string | null;
  readonly dataSet: DataSet;
  /** False where the file ends, or cannot be understood any further, before the data set does. */
  readonly isComplete: boolean;
}

/**
 * Untrusted bytes -> data set. Takes Part 10 files (PS3.10 section 7) with and without preamble, and bare data sets without file meta information;
 * byte order and VR encoding are read from the data set itself, because files do not always keep to their Transfer Syntax UID (0002,0010).
 * Problems: ingest/empty-file, ingest/unknown-format, ingest/truncated, ingest/malformed, ingest/too-large (a deflated data set beyond `inflateLimitBytes`).
 */
export function parseDicom(bytes: Uint8Array, inflateLimitBytes: number): Outcome<DicomFile> {
  if (bytes.length === 0) return fail({ code: "ingest/empty-file" });
  const start = dataSetStart(bytes);
  const meta = readFileMeta(bytes, start);
  if (meta.end >= bytes.length) return fail({ code: start === 0 && meta.end === 0 ? "ingest/unknown-format" : "ingest/truncated" });
  if (meta.transferSyntaxUid !== deflatedExplicitLittleEndian) return parseDataSet(bytes, meta.end, meta.transferSyntaxUid, true);
  const inflated = inflateRaw(bytes.subarray(meta.end), inflateLimitBytes);
  if (!inflated.ok) return inflated;
  if (inflated.value.bytes.length === 0) return fail({ code: "ingest/truncated" });
  return parseDataSet(inflated.value.bytes, 0, meta.transferSyntaxUid, inflated.value.isComplete);
}

/** The bytes can be the start of a DICOM file: the mark of Part 10, file meta information, or a plausible first element. */
export function looksLikeDicom(bytes: Uint8Array): boolean {
  const start = dataSetStart(bytes);
  return start > 0 || readFileMeta(bytes, 0).end > 0 || sniffEncoding(bytes, 0) !== null;
}

function parseDataSet(bytes: Uint8Array, at: number, transferSyntaxUid: string | null, isWhole: boolean): Outcome<DicomFile> {
  const encoding = sniffEncoding(bytes, at);
  if (encoding === null) return fail(bytes.length - at < shortestElement ? { code: "ingest/truncated" } : { code: "ingest/unknown-format" });
  const { dataSet, isComplete } = readElements(bytes, at, encoding);
  return succeed({ transferSyntaxUid, dataSet, isComplete: isComplete && isWhole });
}

const shortestElement = 8;
const preambleBytes = 128;

/** After "DICM", which follows a preamble of 128 bytes or, in some archives, stands at the very start; else 0. */
function dataSetStart(bytes: Uint8Array): number {
  const isMark = (at: number) => readLatin(bytes.subarray(at, at + 4)) === "DICM";
  if (isMark(preambleBytes)) return preambleBytes + 4;
  return isMark(0) ? 4 : 0;
}

const metaGroup = 0x0002;

/** File meta information is explicit little endian whatever follows (PS3.10 7.1); its group length is not trusted. */
function readFileMeta(bytes: Uint8Array, start: number): { readonly transferSyntaxUid: string | null; readonly end: number } {
  let transferSyntaxUid: string | null = null;
  let at = start;
  while (at + shortestElement <= bytes.length && readUint16(bytes, at, true) === metaGroup) {
    const { valueAt, length } = elementHeader(bytes, at);
    if (readUint16(bytes, at + 2, true) === 0x0010) transferSyntaxUid = readLatin(bytes.subarray(valueAt, valueAt + Math.min(length, 66))).trim() || null;
    at = valueAt + length;
  }
  return { transferSyntaxUid, end: at };
}

function elementHeader(bytes: Uint8Array, at: number): { readonly valueAt: number; readonly length: number } {
  const vr = vrAt(bytes, at + 4);
  if (vr === null) return { valueAt: at + 8, length: readUint32(bytes, at + 4, true) };
  if (hasLongLength(vr)) return { valueAt: at + 12, length: readUint32(bytes, at + 8, true) };
  return { valueAt: at + 8, length: readUint16(bytes, at + 6, true) };
}

export interface Encoding {
  readonly isLittleEndian: boolean;
  readonly isExplicit: boolean;
}

/**
 * The smaller reading of the first group number gives the byte order: data sets begin with a low group, mostly 0008. Null: no DICOM; the bound on
 * that group keeps out texts, in which any two capitals may look like a VR.
 */
function sniffEncoding(bytes: Uint8Array, at: number): Encoding | null {
  if (at + shortestElement > bytes.length) return null;
  const [little, big] = [readUint16(bytes, at, true), readUint16(bytes, at, false)];
  const isLittleEndian = little <= big;
  const group = Math.min(little, big);
  if (group === 0 || group > highestFirstGroup) return null;
  if (vrAt(bytes, at + 4) !== null) return { isLittleEndian, isExplicit: true };
  const length = readUint32(bytes, at + 4, isLittleEndian);
  return length <= bytes.length - at - shortestElement || length === 0xffff_ffff ? { isLittleEndian, isExplicit: false } : null;
}

const highestFirstGroup = 0x0029;
