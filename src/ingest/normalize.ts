import type { Window } from "../domain/radiograph.ts";
import { fullWindow, mirroredWindow } from "../dicom/lut.ts";
import type { Grayscale } from "./grayscale.ts";
import { levelsOf } from "./levels.ts";
import type { StoredPixels, StoredValues } from "./storedPixels.ts";

/** Pixels and window of a `Radiograph`, in the units that its comments define. */
export interface NormalizedPixels {
  readonly pixels: Uint16Array<ArrayBuffer>;
  readonly window: Window;
}

/** Bits Stored beyond this are not normalized. */
export const mostBits = 16;

/**
 * Gray of up to `mostBits` bits. Takes the buffer of `stored.values`. All that lies between a stored value and a pixel is one table of at most
 * 65,536 entries; a linear rescale is not applied to the pixels but taken back from the window, so that no fraction is lost.
 */
export function normalizePixels(stored: StoredPixels, grayscale: Grayscale): NormalizedPixels {
  const table = pixelTable(stored, grayscale);
  const counts = table.window === null ? countWords(stored) : null;
  const pixels = table.isIdentity && stored.values instanceof Uint16Array ? stored.values : mapPixels(stored.values, table.pixelByWord);
  return { pixels, window: table.window ?? percentileWindow(table, counts) };
}

interface PixelTable {
  /** Index: the low `bitsStored` bits of the stored value. */
  readonly pixelByWord: Uint16Array<ArrayBuffer>;
  /** 1 where the word is pixel padding. */
  readonly isPadding: Uint8Array;
  /** The pixel is the word itself. */
  readonly isIdentity: boolean;
  /** In units of the pixels; null where the pixels have to say it. */
  readonly window: Window | null;
  readonly top: number;
}

function pixelTable(stored: StoredPixels, grayscale: Grayscale): PixelTable {
  const size = 2 ** stored.bitsStored;
  const { top, levelOf, window } = levelsOf(stored, grayscale);
  const { isInverted, padding } = grayscale;
  const pixelByWord = new Uint16Array(size);
  const isPadding = new Uint8Array(size);
  let isIdentity = true;
  for (let word = 0; word < size; word++) {
    const value = stored.isSigned && word >= size / 2 ? word - size : word;
    const level = levelOf(value);
    const isOutside = padding !== null && value >= padding.low && value <= padding.high;
    isPadding[word] = isOutside ? 1 : 0;
    pixelByWord[word] = isOutside ? 0 : isInverted ? top - level : level;
    isIdentity &&= pixelByWord[word] === word;
  }
  const shown = window ?? (top <= 255 ? fullWindow(top) : null);
  return { pixelByWord, isPadding, isIdentity, top, window: shown !== null && isInverted ? mirroredWindow(shown, top) : shown };
}

function countWords({ values, bitsStored }: StoredPixels): Uint32Array {
  const counts = new Uint32Array(2 ** bitsStored);
  const mask = counts.length - 1;
  for (let i = 0; i < values.length; i++) {
    const word = (values[i] ?? 0) & mask;
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}

/** In place where the words have 16 bits already. */
function mapPixels(values: StoredValues, pixelByWord: Uint16Array): Uint16Array<ArrayBuffer> {
  const mask = pixelByWord.length - 1;
  const pixels = values.BYTES_PER_ELEMENT === 2 ? new Uint16Array(values.buffer, values.byteOffset, values.length) : new Uint16Array(values.length);
  for (let i = 0; i < pixels.length; i++) pixels[i] = pixelByWord[(values[i] ?? 0) & mask] ?? 0;
  return pixels;
}

/** Shares of the pixels that may be lost to black and to white: collimation borders, markers and dead pixels. */
const [darkShare, brightShare] = [0.005, 0.995];

/** What a reader would choose for more than 8 bits without a window: nearly all of what occurs, padding left out. */
function percentileWindow({ pixelByWord, isPadding, top }: PixelTable, counts: Uint32Array | null): Window {
  const counted = new Float64Array(top + 1);
  counts?.forEach((count, word) => {
    const pixel = pixelByWord[word] ?? 0;
    if (isPadding[word] === 0) counted[pixel] = (counted[pixel] ?? 0) + count;
  });
  const total = counted.reduce((sum, count) => sum + count, 0);
  if (total === 0) return fullWindow(top);
  const [low, high] = [percentile(counted, darkShare * total), percentile(counted, brightShare * total)];
  return { center: (low + high) / 2, width: Math.max(1, high - low), shape: "linear-exact" };
}

/** The smallest pixel that at least `rank` pixels do not exceed. */
function percentile(counted: Float64Array, rank: number): number {
  let seen = 0;
  const pixel = counted.findIndex((count) => (seen += count) >= rank && seen > 0);
  return pixel < 0 ? counted.length - 1 : pixel;
}
