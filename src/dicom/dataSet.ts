import type { DataSet as ParsedDataSet, Element } from "dicom-parser";
import { readLatin, readUint16 } from "./byteOrder.ts";
import { decodeText } from "./charset.ts";
import { readFragments } from "./fragments.ts";
import type { PixelData } from "./fragments.ts";
import { tag } from "./tags.ts";

/** The elements of a data set or of an item of a sequence. What is absent, empty or unreadable is null or an empty list, never a throw. */
export interface DataSet {
  has(element: number): boolean;
  /** As written, null for implicit VR. */
  vr(element: number): string | null;
  /** The first value without padding; for AE, CS, DA, TM, UI and other text in the default repertoire. */
  string(element: number): string | null;
  /** All values in their order, split at the backslash, without padding. */
  strings(element: number): readonly string[];
  /** The whole value in the data set's character set, without padding; for LO, PN, SH, ST. */
  text(element: number): string | null;
  /** DS and IS; NaN where a value is no number. A decimal comma counts as a point. */
  decimals(element: number): readonly number[];
  /** The first value of US, or of SS as its bits. */
  uint16(element: number): number | null;
  uint16s(element: number): readonly number[];
  /** A view on the value, in the file's byte order. */
  bytes(element: number): Uint8Array | null;
  items(element: number): readonly DataSet[];
  pixelData(): PixelData | null;
}

export function dataSetOf(parsed: ParsedDataSet, isLittleEndian: boolean, inheritedCharacterSets: readonly string[] = []): DataSet {
  const elementOf = (element: number): Element | null => parsed.elements[keyOf(element)] ?? null;
  const bytes = (element: number): Uint8Array | null => valueOf(parsed.byteArray, elementOf(element));
  const strings = (element: number): string[] => splitValues(bytes(element));
  const characterSets = elementOf(tag.SpecificCharacterSet) === null ? inheritedCharacterSets : strings(tag.SpecificCharacterSet);
  const uint16s = (element: number): number[] => readUint16s(bytes(element), isLittleEndian);
  return {
    has: (element) => elementOf(element) !== null,
    vr: (element) => elementOf(element)?.vr ?? null,
    strings,
    string: (element) => strings(element)[0] || null,
    text: (element) => textOf(bytes(element), characterSets),
    decimals: (element) => strings(element).map(parseDecimal),
    uint16s,
    uint16: (element) => uint16s(element)[0] ?? null,
    bytes,
    items: (element) => itemsOf(elementOf(element)).map((item) => dataSetOf(item, isLittleEndian, characterSets)),
    pixelData: () => pixelDataOf(parsed.byteArray, elementOf(tag.PixelData), isLittleEndian),
  };
}

/** As dicom-parser names an element: "x00280010". */
export function keyOf(element: number): string {
  return `x${element.toString(16).padStart(8, "0")}`;
}

function valueOf(bytes: Uint8Array, element: Element | null): Uint8Array | null {
  if (element === null || element.dataOffset > bytes.length) return null;
  return bytes.subarray(element.dataOffset, element.dataOffset + Math.min(element.length, bytes.length - element.dataOffset));
}

function splitValues(bytes: Uint8Array | null): string[] {
  if (bytes === null || bytes.length === 0 || bytes.length > longestText) return [];
  return readLatin(bytes).split("\\").map((value) => value.trim());
}

/** Far beyond any text that is read here; a longer value is not text. */
const longestText = 64 * 1024;

function textOf(bytes: Uint8Array | null, characterSets: readonly string[]): string | null {
  if (bytes === null || bytes.length > longestText) return null;
  const end = bytes.indexOf(0);
  return decodeText(end < 0 ? bytes : bytes.subarray(0, end), characterSets).trim() || null;
}

function parseDecimal(text: string): number {
  return text === "" ? Number.NaN : Number(text.replace(",", "."));
}

/** A lookup table of 65,536 entries is the longest list of words that is read here. */
const longestWords = 2 * 0x10000;

function readUint16s(bytes: Uint8Array | null, isLittleEndian: boolean): number[] {
  if (bytes === null || bytes.length > longestWords) return [];
  return Array.from({ length: bytes.length >> 1 }, (_, i) => readUint16(bytes, 2 * i, isLittleEndian));
}

function itemsOf(element: Element | null): ParsedDataSet[] {
  return (element?.items ?? []).flatMap((item) => (item.dataSet === undefined ? [] : [item.dataSet]));
}

function pixelDataOf(bytes: Uint8Array, element: Element | null, isLittleEndian: boolean): PixelData | null {
  const value = valueOf(bytes, element);
  if (element === null || value === null) return null;
  if (element.hadUndefinedLength !== true) return { kind: "native", bytes: value, vr: element.vr ?? null, isLittleEndian };
  return { kind: "encapsulated", ...readFragments(bytes, element.dataOffset, isLittleEndian) };
}
