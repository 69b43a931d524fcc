import { heatColor, heatFloor, heatStrength } from "../domain/heatColor.ts";
import { heatAt } from "../domain/heatValue.ts";
import type { Radiograph } from "../domain/radiograph.ts";
import type { Heatmap } from "../domain/result.ts";
import { windowLut } from "../domain/window.ts";
import type { Lettering } from "../platform/lettering.ts";

/** Row-major, three bytes a pixel. */
export interface RgbPicture {
  readonly rows: number;
  readonly columns: number;
  readonly rgb: Uint8Array<ArrayBuffer>;
}

/** The film alone is at most this long on either side; the words stand below it. */
const longestSide = 1500;
/** The heatmap never hides what lies under it. */
const opacity = 0.5;

/**
 * The film as its sender wants it seen, the heatmap of one finding upon it on its absolute scale, and below, on black, where it covers nothing: the
 * scale and the lines of words.
 */
export function overlayPicture(film: Radiograph, heatmap: Heatmap, lines: readonly string[], lettering: Lettering): RgbPicture {
  const gray = shrunkGray(film);
  const side = Math.max(gray.rows, gray.columns);
  const textHeight = Math.max(14, Math.round(side / 48));
  const scaleHeight = Math.round(textHeight * 2.4);
  const rows = gray.rows + scaleHeight + Math.round(textHeight * (1.5 * lines.length + 0.5));
  const picture = { rows, columns: gray.columns, rgb: new Uint8Array(rows * gray.columns * 3) };
  paintFilm(picture, gray, heatmap, film);
  paintScale(picture, gray.rows + Math.round(textHeight / 2), textHeight, lettering);
  lines.forEach((line, index) => {
    paintWords(picture, line, { left: textHeight, top: gray.rows + scaleHeight + Math.round(textHeight * 1.5 * index), height: textHeight }, lettering);
  });
  return picture;
}

interface GrayPicture {
  readonly rows: number;
  readonly columns: number;
  readonly gray: Uint8Array;
}

/** Windowed, then each pixel the mean of those that it stands for. */
function shrunkGray({ rows, columns, pixels, window }: Radiograph): GrayPicture {
  const lut = windowLut(window, 0xffff);
  const step = Math.max(1, Math.max(rows, columns) / longestSide);
  const size = { rows: Math.max(1, Math.floor(rows / step)), columns: Math.max(1, Math.floor(columns / step)) };
  const gray = new Uint8Array(size.rows * size.columns);
  for (let row = 0; row < size.rows; row += 1) {
    const [top, bottom] = [Math.floor(row * step), Math.max(Math.floor(row * step) + 1, Math.floor((row + 1) * step))];
    for (let column = 0; column < size.columns; column += 1) {
      const [left, right] = [Math.floor(column * step), Math.max(Math.floor(column * step) + 1, Math.floor((column + 1) * step))];
      let sum = 0;
      for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) sum += lut[pixels[y * columns + x] ?? 0] ?? 0;
      gray[row * size.columns + column] = Math.round(sum / ((bottom - top) * (right - left)));
    }
  }
  return { ...size, gray };
}

function paintFilm(picture: RgbPicture, { rows, columns, gray }: GrayPicture, heatmap: Heatmap, film: Radiograph): void {
  const { area } = heatmap;
  const table = Array.from({ length: 256 }, (_, entry) => ({ color: heatColor(entry / 255), share: opacity * heatStrength(entry / 255) }));
  for (let row = 0; row < rows; row += 1) {
    const y = (((row + 0.5) * film.rows) / rows - area.top) / area.height;
    for (let column = 0; column < columns; column += 1) {
      const x = (((column + 0.5) * film.columns) / columns - area.left) / area.width;
      const isCovered = x >= 0 && x <= 1 && y >= 0 && y <= 1;
      const heat = isCovered ? table[Math.round(255 * heatAt(heatmap, x * heatmap.columns, y * heatmap.rows))] : undefined;
      const value = gray[row * columns + column] ?? 0;
      const at = (row * columns + column) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        picture.rgb[at + channel] = heat === undefined ? value : Math.round(value * (1 - heat.share) + (heat.color[channel] ?? 0) * heat.share);
      }
    }
  }
}

/** 0 to 100, the same for every film; what is not drawn on the film is black here as well. */
function paintScale(picture: RgbPicture, top: number, height: number, lettering: Lettering): void {
  const left = height;
  const width = Math.min(picture.columns - 6 * height, 20 * height);
  for (let x = 0; x < width; x += 1) {
    const value = x / (width - 1);
    if (value <= heatFloor) continue;
    const color = heatColor(value);
    for (let y = top; y < top + Math.round(height / 2); y += 1) picture.rgb.set(color, (y * picture.columns + left + x) * 3);
  }
  for (const tick of [0, 25, 50, 75, 100]) {
    paintWords(picture, String(tick), { left: left + Math.round(((width - 1) * tick) / 100), top: top + Math.round(height * 0.7), height: Math.round(height * 0.8) }, lettering);
  }
}

interface Place {
  readonly left: number;
  readonly top: number;
  /** Of the letters' line, in pixels. */
  readonly height: number;
}

/** White on what is there; what does not fit is cut off at the edge. */
function paintWords({ rows, columns, rgb }: RgbPicture, words: string, { left, top, height }: Place, lettering: Lettering): void {
  const ink = lettering(words, height, columns - left);
  for (let y = 0; y < ink.rows && top + y < rows; y += 1) {
    for (let x = 0; x < ink.columns && left + x < columns; x += 1) {
      const share = (ink.strength[y * ink.columns + x] ?? 0) / 255;
      const at = ((top + y) * columns + left + x) * 3;
      for (let channel = at; channel < at + 3; channel += 1) rgb[channel] = Math.round((rgb[channel] ?? 0) * (1 - share) + 255 * share);
    }
  }
}
