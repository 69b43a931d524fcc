import type { Element } from "dicom-parser";
import { readUint16, readUint32 } from "./byteOrder.ts";
import { keyOf } from "./dataSet.ts";
import { tag } from "./tags.ts";
import { hasLongLength, vrAt } from "./valueRepresentation.ts";

const undefinedLength = 0xffff_ffff;
const itemGroup = 0xfffe;
const [itemElement, itemDelimiter, sequenceDelimiter] = [0xe000, 0xe00d, 0xe0dd];
const deepest = 64;

/** The elements of an explicit VR data set up to Pixel Data, skipping over sequences. Null where there is no Pixel Data that can be reached. */
export function scanExplicit(bytes: Uint8Array, start: number, isLittleEndian: boolean): Record<string, Element> | null {
  const file: Source = { bytes, isLittleEndian };
  const found: Record<string, Element> = {};
  for (let at = start; at + 8 <= bytes.length; ) {
    const vr = vrAt(bytes, at + 4);
    if (vr === null) return null;
    const element = readUint16(bytes, at, isLittleEndian) * 0x10000 + readUint16(bytes, at + 2, isLittleEndian);
    const { valueAt, length } = headerAt(file, at);
    if (element === tag.PixelData) return { ...found, [keyOf(element)]: elementOf(element, vr, valueAt, length) };
    const end = length === undefinedLength ? afterSequence(file, valueAt, 0) : valueAt + length;
    if (end < 0 || end > bytes.length) return null;
    found[keyOf(element)] = elementOf(element, vr, valueAt, length);
    at = end;
  }
  return null;
}

function elementOf(element: number, vr: string, dataOffset: number, length: number): Element {
  return { tag: keyOf(element), vr, length, dataOffset, hadUndefinedLength: length === undefinedLength };
}

interface Source {
  readonly bytes: Uint8Array;
  readonly isLittleEndian: boolean;
}

function headerAt({ bytes, isLittleEndian }: Source, at: number): { readonly valueAt: number; readonly length: number } {
  const vr = vrAt(bytes, at + 4);
  if (vr === null) return { valueAt: at + 8, length: readUint32(bytes, at + 4, isLittleEndian) };
  if (hasLongLength(vr)) return { valueAt: at + 12, length: readUint32(bytes, at + 8, isLittleEndian) };
  return { valueAt: at + 8, length: readUint16(bytes, at + 6, isLittleEndian) };
}

/** Where the sequence whose items begin at `at` ends; -1 where it does not. */
function afterSequence(file: Source, start: number, depth: number): number {
  const { bytes, isLittleEndian } = file;
  if (depth > deepest) return -1;
  for (let at = start; at >= 0 && at + 8 <= bytes.length; ) {
    const element = readUint16(bytes, at + 2, isLittleEndian);
    if (readUint16(bytes, at, isLittleEndian) !== itemGroup) return -1;
    if (element === sequenceDelimiter) return at + 8;
    if (element !== itemElement) return -1;
    const length = readUint32(bytes, at + 4, isLittleEndian);
    at = length === undefinedLength ? afterItem(file, at + 8, depth) : at + 8 + length;
  }
  return -1;
}

function afterItem(file: Source, start: number, depth: number): number {
  const { bytes, isLittleEndian } = file;
  for (let at = start; at >= 0 && at + 8 <= bytes.length; ) {
    if (readUint16(bytes, at, isLittleEndian) === itemGroup) return readUint16(bytes, at + 2, isLittleEndian) === itemDelimiter ? at + 8 : -1;
    const { valueAt, length } = headerAt(file, at);
    at = length === undefinedLength ? afterSequence(file, valueAt, depth + 1) : valueAt + length;
  }
  return -1;
}
