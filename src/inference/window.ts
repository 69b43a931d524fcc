import type { Window } from "../domain/radiograph.ts";

/**
 * What is shown of each pixel value as 8-bit gray: length 65536, indexed by the pixel. PS3.3 C.11.2.1.2.1 (linear), C.11.2.1.3.1 (sigmoid)
 * and C.11.2.1.3.2 (linear-exact) with an output range of 0..255; a half is rounded up.
 */
export function grayTable(window: Window): Uint8Array<ArrayBuffer> {
  const table = new Uint8Array(65536);
  const shown = curveOf(window);
  for (let value = 0; value < table.length; value++) table[value] = Math.floor(255 * shown(value) + 0.5);
  return table;
}

/** False where no table can be made of it. */
export function isWindow({ center, width, shape }: Window): boolean {
  return Number.isFinite(center) && Number.isFinite(width) && (shape === "linear" ? width >= 1 : width > 0);
}

/** Pixel value -> 0 (black) .. 1 (white). */
function curveOf({ center, width, shape }: Window): (value: number) => number {
  if (shape === "sigmoid") return (value) => 1 / (1 + Math.exp((-4 * (value - center)) / width));
  return shape === "linear" ? ramp(center - 0.5, width - 1) : ramp(center, width);
}

function ramp(middle: number, width: number): (value: number) => number {
  const low = middle - width / 2;
  const high = middle + width / 2;
  return (value) => {
    if (value <= low) return 0;
    return value > high ? 1 : (value - middle) / width + 0.5;
  };
}
