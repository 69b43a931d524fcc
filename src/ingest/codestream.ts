import { readUint16, readUint32 } from "../dicom/byteOrder.ts";

export type CodestreamKind = "jpeg" | "jpeg-lossless" | "jpeg-ls" | "jpeg-2000" | "htj2k";

/** What a compressed image says of itself before it is decoded. */
export interface Codestream {
  readonly kind: CodestreamKind;
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
  /** Bits of a sample. */
  readonly precision: number;
  /** JPEG 2000 only; false elsewhere. */
  readonly isSigned: boolean;
}

/** Null where the bytes begin with no codestream that is known here, or end before its frame header does. */
export function parseCodestream(bytes: Uint8Array): Codestream | null {
  if (readUint32(bytes, 0, false) === 0xff4f_ff51) return parseJpeg2000(bytes, 0);
  if (readUint16(bytes, 0, false) === 0xffd8) return parseJpeg(bytes);
  return isJp2(bytes) ? parseBoxed(bytes) : null;
}

function isJp2(bytes: Uint8Array): boolean {
  return readUint32(bytes, 0, false) === 12 && readUint32(bytes, 4, false) === 0x6a50_2020;
}

/** JP2 container (ITU-T T.800 annex I): the codestream is the contents of the box "jp2c". */
function parseBoxed(bytes: Uint8Array): Codestream | null {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = readUint32(bytes, at, false);
    if (readUint32(bytes, at + 4, false) === 0x6a70_3263) {
      const start = at + (length === 1 ? 16 : 8);
      return readUint32(bytes, start, false) === 0xff4f_ff51 ? parseJpeg2000(bytes, start) : null;
    }
    if (length < 8) return null;
    at += length;
  }
  return null;
}

/** SIZ marker segment (ITU-T T.800 A.5.1); a CAP segment right behind it marks Part 15 (ITU-T T.814). */
function parseJpeg2000(bytes: Uint8Array, start: number): Codestream | null {
  const siz = start + 4;
  if (siz + 40 > bytes.length) return null;
  const isHigh = readUint16(bytes, siz + readUint16(bytes, siz, false), false) === 0xff50;
  const size = (end: number) => readUint32(bytes, siz + end, false) - readUint32(bytes, siz + end + 8, false);
  const depth = bytes[siz + 38] ?? 0;
  return {
    kind: isHigh ? "htj2k" : "jpeg-2000",
    columns: size(4),
    rows: size(8),
    components: readUint16(bytes, siz + 36, false),
    precision: (depth & 0x7f) + 1,
    isSigned: depth >= 0x80,
  };
}

/** First frame header (ITU-T T.81 B.2.2; ITU-T T.87 C.2.2 for JPEG-LS). */
function parseJpeg(bytes: Uint8Array): Codestream | null {
  for (let at = 2; at + 10 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === 0xff) at += 1;
    else if (isStandalone(marker)) at += 2;
    else if (isFrameHeader(marker)) return frameHeaderAt(bytes, at + 4, marker);
    else if (marker === 0xda) return null;
    else at += 2 + readUint16(bytes, at + 2, false);
  }
  return null;
}

function frameHeaderAt(bytes: Uint8Array, at: number, marker: number): Codestream {
  return {
    kind: marker === 0xf7 ? "jpeg-ls" : (marker & 0x03) === 0x03 ? "jpeg-lossless" : "jpeg",
    precision: bytes[at] ?? 0,
    rows: readUint16(bytes, at + 1, false),
    columns: readUint16(bytes, at + 3, false),
    components: bytes[at + 5] ?? 0,
    isSigned: false,
  };
}

/** SOI, TEM and restart markers stand alone. */
function isStandalone(marker: number): boolean {
  return marker === 0xd8 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

/** SOF0..SOF15 but DHT, JPG and DAC, and SOF55 of JPEG-LS. */
function isFrameHeader(marker: number): boolean {
  return marker === 0xf7 || (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc);
}

/** How far before the zero padding at the end an end marker may lie behind other padding. */
const longestTail = 4096;

/** End of Image and End of Codestream have the same bytes. Decoders go on without them: one loops for ever, others make pixels up. */
export function hasEndMarker(bytes: Uint8Array, tailBytes = longestTail): boolean {
  let end = bytes.length;
  while (end > 2 && bytes[end - 1] === 0) end--;
  for (let at = end - 2; at >= Math.max(2, end - tailBytes); at--) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  }
  return false;
}
