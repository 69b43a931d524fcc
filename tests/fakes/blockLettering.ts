import type { Lettering } from "../../src/platform/lettering.ts";

/** A block for each letter: where words would stand, and how much room they take. */
export const blockLettering: Lettering = (words, height, width) => {
  const columns = Math.max(1, Math.min(width, Math.round((words.length * height) / 2)));
  return { rows: height, columns, strength: new Uint8Array(height * columns).map((_, index) => (index % columns % Math.max(2, height / 2) < height / 3 ? 255 : 0)) };
};
