import { readUint16, readUint32 } from "./byteOrder.ts";

/** The value of Pixel Data (7FE0,0010), as views on the file. */
export type PixelData =
  | { readonly kind: "native"; readonly bytes: Uint8Array; readonly vr: string | null; readonly isLittleEndian: boolean }
  | ({ readonly kind: "encapsulated" } & Fragments);

export interface Fragments {
  /** Of each frame's first fragment: the Basic Offset Table, often empty (PS3.5 A.4). */
  readonly frameOffsets: readonly number[];
  readonly fragments: readonly Fragment[];
}

export interface Fragment {
  /** Of its item tag, counted from the first byte after the Basic Offset Table. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

const itemHeaderBytes = 8;

/** A missing Sequence Delimitation Item ends with the file, and every length is capped by the bytes left. */
export function readFragments(bytes: Uint8Array, start: number, isLittleEndian: boolean): Fragments {
  const items: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  for (let at = start; at + itemHeaderBytes <= bytes.length && isItem(bytes, at, isLittleEndian); ) {
    const length = Math.min(readUint32(bytes, at + 4, isLittleEndian), bytes.length - at - itemHeaderBytes);
    items.push({ at, bytes: bytes.subarray(at + itemHeaderBytes, at + itemHeaderBytes + length) });
    at += itemHeaderBytes + length;
  }
  const [table, ...fragments] = items;
  if (table === undefined) return { frameOffsets: [], fragments: [] };
  const base = table.at + itemHeaderBytes + table.bytes.length;
  const frameOffsets = Array.from({ length: table.bytes.length >> 2 }, (_, i) => readUint32(table.bytes, 4 * i, isLittleEndian));
  return { frameOffsets, fragments: fragments.map((one) => ({ offset: one.at - base, bytes: one.bytes })) };
}

function isItem(bytes: Uint8Array, at: number, isLittleEndian: boolean): boolean {
  return readUint16(bytes, at, isLittleEndian) === 0xfffe && readUint16(bytes, at + 2, isLittleEndian) === 0xe000;
}

/** The codestream of the first of `frames` frames. Null where there is no fragment. */
export function firstFrame({ frameOffsets, fragments }: Fragments, frames: number): Uint8Array | null {
  const [first, ...rest] = fragments;
  if (first === undefined) return null;
  if (frames <= 1) return joined(fragments);
  const second = frameOffsets.length === frames ? (frameOffsets[1] ?? 0) : 0;
  if (second > 0 && fragments.some(({ offset }) => offset === second)) return joined(fragments.filter(({ offset }) => offset < second));
  if (fragments.length <= frames) return joined([first]);
  const next = rest.findIndex(({ bytes }) => startsCodestream(bytes));
  return joined([first, ...(next < 0 ? rest : rest.slice(0, next))]);
}

/** Start of Image (JPEG, JPEG-LS) or Start of Codestream (JPEG 2000). */
function startsCodestream(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && (bytes[1] === 0xd8 || bytes[1] === 0x4f);
}

/** A single fragment is given as it lies in the file; several are copied together. */
function joined(fragments: readonly Fragment[]): Uint8Array {
  const [only, ...rest] = fragments;
  if (only !== undefined && rest.length === 0) return only.bytes;
  const whole = new Uint8Array(fragments.reduce((size, { bytes }) => size + bytes.length, 0));
  let at = 0;
  for (const { bytes } of fragments) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}
