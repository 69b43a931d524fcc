import { encode } from "fast-png";
import type { Film } from "./film.ts";
import { handPhantom } from "./hand.ts";
import { chestPhantom } from "./phantom.ts";

/** A small gray picture for the pages of the help. */
export interface Picture {
  readonly file: string;
  readonly film: () => Film;
  /** How many pixels of the film, across and down, make one of the picture. */
  readonly shrinkBy: number;
}

export const pictures: readonly Picture[] = [
  { file: "chest.png", film: () => chestPhantom({ rows: 1120, columns: 960, seed: 11, pathology: "normal" }), shrinkBy: 4 },
  { file: "hand.png", film: () => handPhantom({ rows: 1120, columns: 960, seed: 5 }), shrinkBy: 4 },
];

/** PNG of 8-bit grays; the same on every machine. */
export function makePicture({ film, shrinkBy }: Picture): Uint8Array<ArrayBuffer> {
  const { rows, columns, values } = film();
  const height = Math.floor(rows / shrinkBy);
  const width = Math.floor(columns / shrinkBy);
  const data = new Uint8Array(height * width);
  for (let at = 0; at < data.length; at++) {
    const row = Math.floor(at / width) * shrinkBy;
    const column = (at % width) * shrinkBy;
    data[at] = Math.round(255 * meanOf(values, columns, row, column, shrinkBy));
  }
  return encode({ width, height, data, channels: 1, depth: 8 }).slice();
}

/** Of the square of pixels whose upper left one is given. */
function meanOf(values: Float32Array, columns: number, row: number, column: number, side: number): number {
  let sum = 0;
  for (let down = 0; down < side; down++) for (let across = 0; across < side; across++) sum += values[(row + down) * columns + column + across] ?? 0;
  return sum / side ** 2;
}
