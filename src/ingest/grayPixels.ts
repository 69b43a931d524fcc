import type { StoredPixels, UnsignedValues } from "./storedPixels.ts";

/** How far red, green and blue may lie apart in a gray picture, as a share of the range: chroma rounding of JPEG, never a tint. */
const largestSpread = 12 / 255;
/** Share of pixels that may lie further apart: a colored marker or the edges of subsampled chroma. */
const largestColoredShare = 0.002;

/**
 * Gray of ITU-R BT.601 (0.299, 0.587, 0.114) where the picture has no color, or may have one; null where it has and may not. Gray pictures are given
 * back as they are.
 */
export function grayPixels(pixels: StoredPixels, mayHaveColor = false): StoredPixels | null {
  if (pixels.samples === 1) return pixels;
  const { rows, columns, bitsStored } = pixels;
  const rgb = pixels.values as UnsignedValues;
  const values = bitsStored <= 8 ? new Uint8Array(rows * columns) : new Uint16Array(rows * columns);
  const tolerance = largestSpread * (2 ** bitsStored - 1);
  let colored = 0;
  for (let i = 0, from = 0; i < values.length; i++, from += 3) {
    const red = rgb[from] ?? 0;
    const green = rgb[from + 1] ?? 0;
    const blue = rgb[from + 2] ?? 0;
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > tolerance) colored++;
    values[i] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return !mayHaveColor && colored > largestColoredShare * values.length ? null : { ...pixels, samples: 1, values };
}
