/** Stored values of one frame: after decompression and before any lookup table. */
export interface StoredPixels {
  readonly rows: number;
  readonly columns: number;
  /** 3: color, interleaved as decoded. */
  readonly samples: 1 | 3;
  /** Values lie within this many bits, two's complement where `isSigned`. */
  readonly bitsStored: number;
  readonly isSigned: boolean;
  /** Row-major, length rows * columns * samples, of the allocated width (1 bit in a byte); signed type where `isSigned`. */
  readonly values: StoredValues;
}

export type StoredValues =
  | Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>
  | Int8Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

export type UnsignedValues = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** How the words that a decoder gives hold the stored values. */
export interface WordLayout {
  readonly bitsStored: number;
  /** Unused bits below the value: High Bit (0028,0102) + 1 - Bits Stored where the words are as the file has them. */
  readonly shift: number;
  readonly isSigned: boolean;
  /** After lossy compression a value beyond the range is an overshoot, not an overlay: it becomes the nearest that is allowed. */
  readonly clamps: boolean;
}

/** Takes the buffer of `words` and works in place: stored values, shifted, masked to Bits Stored and sign-extended (PS3.5 section 8.1.1). */
export function storedValues(words: StoredValues, layout: WordLayout): StoredValues {
  const { bitsStored, shift, isSigned, clamps } = layout;
  const width = 8 * words.BYTES_PER_ELEMENT;
  if (clamps && shift === 0) clamp(words, layout);
  else if (bitsStored + shift < width || shift > 0) extract(words, width, layout);
  return isSigned === isSignedArray(words) ? words : reinterpreted(words, isSigned);
}

function clamp(words: StoredValues, { bitsStored, isSigned }: WordLayout): void {
  const source = reinterpreted(words, isSigned);
  const [low, high] = isSigned ? [-(2 ** (bitsStored - 1)), 2 ** (bitsStored - 1) - 1] : [0, 2 ** bitsStored - 1];
  for (let i = 0; i < source.length; i++) {
    const value = source[i] ?? 0;
    if (value > high) source[i] = high;
    else if (value < low) source[i] = low;
  }
}

/** Moves the value to the top of a 32-bit integer and back, which masks it and extends its sign at once. */
function extract(words: StoredValues, width: number, { bitsStored, shift, isSigned }: WordLayout): void {
  const target = reinterpreted(words, isSigned);
  const [up, down] = [32 - bitsStored - shift, 32 - bitsStored];
  if (isSigned) for (let i = 0; i < target.length; i++) target[i] = ((target[i] ?? 0) << up) >> down;
  else if (width === 32) for (let i = 0; i < target.length; i++) target[i] = ((target[i] ?? 0) << up) >>> down;
  else if (shift > 0 || exceeds(target, bitsStored)) maskInPlace(target, shift, 2 ** bitsStored - 1);
}

/** Most files have nothing in the unused bits, and reading is faster than writing. */
function exceeds(words: StoredValues, bitsStored: number): boolean {
  let seen = 0;
  for (let i = 0; i < words.length; i++) seen |= words[i] ?? 0;
  return seen >> bitsStored !== 0;
}

function maskInPlace(words: StoredValues, shift: number, mask: number): void {
  for (let i = 0; i < words.length; i++) words[i] = ((words[i] ?? 0) >> shift) & mask;
}

function isSignedArray(values: StoredValues): boolean {
  return values instanceof Int8Array || values instanceof Int16Array || values instanceof Int32Array;
}

/** A view on the same buffer. */
function reinterpreted(values: StoredValues, isSigned: boolean): StoredValues {
  const { buffer, byteOffset, length } = values;
  if (values.BYTES_PER_ELEMENT === 1) return isSigned ? new Int8Array(buffer, byteOffset, length) : new Uint8Array(buffer, byteOffset, length);
  if (values.BYTES_PER_ELEMENT === 2) return isSigned ? new Int16Array(buffer, byteOffset, length) : new Uint16Array(buffer, byteOffset, length);
  return isSigned ? new Int32Array(buffer, byteOffset, length) : new Uint32Array(buffer, byteOffset, length);
}

/** Little endian in the allocated width: the bytes that `storedPixelSha256` is over. A view on the pixels' own buffer. */
export function storedBytes({ values }: StoredPixels): Uint8Array<ArrayBuffer> {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
