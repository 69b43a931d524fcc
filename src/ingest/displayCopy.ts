import { displayCopySide } from "../domain/radiograph.ts";
import type { DisplayCopy } from "../domain/radiograph.ts";

/** Halved until the longest side is `displayCopySide` or less; a smaller image is copied as it is. `pixels` is only read. */
export function makeDisplayCopy(image: DisplayCopy): DisplayCopy {
  let { rows, columns, pixels } = image;
  while (Math.max(rows, columns) > displayCopySide) ({ rows, columns, pixels } = halved(rows, columns, pixels));
  return { rows, columns, pixels: pixels === image.pixels ? pixels.slice() : pixels };
}

/** Each pixel is the mean of two by two, a half rounded up; an odd last row or column stands for itself. */
function halved(rows: number, columns: number, pixels: Uint16Array): DisplayCopy {
  const to = { rows: Math.ceil(rows / 2), columns: Math.ceil(columns / 2) };
  const out = new Uint16Array(to.rows * to.columns);
  const pairs = Math.floor(columns / 2);
  let at = 0;
  for (let row = 0; row < rows; row += 2) {
    let upper = row * columns;
    let lower = Math.min(row + 1, rows - 1) * columns;
    for (const end = at + pairs; at < end; at++, upper += 2, lower += 2) {
      out[at] = ((pixels[upper] ?? 0) + (pixels[upper + 1] ?? 0) + (pixels[lower] ?? 0) + (pixels[lower + 1] ?? 0) + 2) >> 2;
    }
    if (pairs < to.columns) out[at++] = ((pixels[upper] ?? 0) + (pixels[lower] ?? 0) + 1) >> 1;
  }
  return { ...to, pixels: out };
}
