import type { Film } from "./film.ts";

/** One frame of one sample per pixel. */
export interface Samples {
  readonly rows: number;
  readonly columns: number;
  readonly bitsStored: number;
  /** Row-major, length rows * columns, 0..2^bitsStored - 1; 8-bit elements where bitsStored <= 8. */
  readonly values: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;
}

/** Cuts a film into gray steps. An inverted one is MONOCHROME1: 0 is white. */
export function quantize(film: Film, bitsStored: number, isInverted: boolean): Samples {
  const highest = 2 ** bitsStored - 1;
  const values = bitsStored <= 8 ? new Uint8Array(film.values.length) : new Uint16Array(film.values.length);
  for (let at = 0; at < values.length; at++) {
    const gray = film.values[at] ?? 0;
    values[at] = Math.round((isInverted ? 1 - gray : gray) * highest);
  }
  return { rows: film.rows, columns: film.columns, bitsStored, values };
}

/** As native pixel data holds them, little-endian. */
export function bytesOf({ values }: Samples): Uint8Array {
  if (values instanceof Uint8Array) return values;
  const bytes = new Uint8Array(2 * values.length);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    bytes[2 * at] = value & 0xff;
    bytes[2 * at + 1] = value >> 8;
  }
  return bytes;
}
