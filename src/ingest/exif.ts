import { readLatin, readUint16, readUint32 } from "../dicom/byteOrder.ts";

/** How a stored image must be turned to stand upright: Orientation (Exif 2.32, tag 0x0112), 1 = as it is. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Of a JPEG's first Exif segment; 1 where it says nothing. */
export function jpegOrientation(bytes: Uint8Array): Orientation {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; at += 2 + readUint16(bytes, at + 2, false)) {
    const isExif = bytes[at + 1] === 0xe1 && readLatin(bytes.subarray(at + 4, at + 8)) === "Exif";
    if (isExif) return tiffOrientation(bytes.subarray(at + 10, at + 2 + readUint16(bytes, at + 2, false)));
  }
  return 1;
}

function tiffOrientation(tiff: Uint8Array): Orientation {
  const isLittleEndian = tiff[0] === 0x49;
  const directory = readUint32(tiff, 4, isLittleEndian);
  const count = readUint16(tiff, directory, isLittleEndian);
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + 12 * i;
    if (entry + 12 > tiff.length) return 1;
    if (readUint16(tiff, entry, isLittleEndian) === 0x0112) return orientationOf(readUint16(tiff, entry + 8, isLittleEndian));
  }
  return 1;
}

function orientationOf(value: number): Orientation {
  return value >= 1 && value <= 8 ? (value as Orientation) : 1;
}

export interface Grid<Pixels> {
  readonly rows: number;
  readonly columns: number;
  readonly pixels: Pixels;
}

/** Row-major gray pixels, turned upright. From 5 on, rows and columns change places. */
export function upright(image: Grid<Uint16Array<ArrayBuffer>>, orientation: Orientation): Grid<Uint16Array<ArrayBuffer>> {
  if (orientation === 1) return image;
  const [rows, columns] = orientation >= 5 ? [image.columns, image.rows] : [image.rows, image.columns];
  const pixels = new Uint16Array(rows * columns);
  const { first, perRow, perColumn } = walkOf(orientation, image.rows, image.columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) pixels[row * columns + column] = image.pixels[first + row * perRow + column * perColumn] ?? 0;
  }
  return { rows, columns, pixels };
}

/** Which stored pixel becomes the upper left one, and how far it is from one stored pixel to the next along the upright rows and columns. */
interface Walk {
  readonly first: number;
  readonly perRow: number;
  readonly perColumn: number;
}

function walkOf(orientation: Orientation, rows: number, columns: number): Walk {
  const [lastRow, lastColumn] = [(rows - 1) * columns, columns - 1];
  const walks: Readonly<Record<Orientation, Walk>> = {
    1: { first: 0, perRow: columns, perColumn: 1 },
    2: { first: lastColumn, perRow: columns, perColumn: -1 },
    3: { first: lastRow + lastColumn, perRow: -columns, perColumn: -1 },
    4: { first: lastRow, perRow: -columns, perColumn: 1 },
    5: { first: 0, perRow: 1, perColumn: columns },
    6: { first: lastRow, perRow: 1, perColumn: -columns },
    7: { first: lastRow + lastColumn, perRow: -1, perColumn: -columns },
    8: { first: lastColumn, perRow: -1, perColumn: columns },
  };
  return walks[orientation];
}
