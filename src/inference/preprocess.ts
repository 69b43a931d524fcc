import type { Radiograph } from "../domain/radiograph.ts";
import type { ImageArea } from "../domain/result.ts";
import { windowLut } from "../domain/window.ts";
import type { BundleInput } from "./bundle.ts";
import { axisWeights, resample } from "./resample.ts";

/** What the network will see. */
export interface NetworkView {
  /** Row-major, `side` x `side`, 8-bit gray in the radiograph's own window. */
  readonly gray: Uint8Array<ArrayBuffer>;
  /** The part of the radiograph that this is, in its pixels. */
  readonly area: ImageArea;
}

const highestPixel = 65_535;

/** As the training did: window to 8 bits (a half goes to the even gray), resize as Pillow's BILINEAR does (to the byte), crop the center. */
export function viewForNetwork({ pixels, rows, columns, window }: Radiograph, input: BundleInput): NetworkView {
  const { side } = input;
  const size = targetSize(rows, columns, input);
  const left = Math.floor((size.columns - side) / 2);
  const top = Math.floor((size.rows - side) / 2);
  const gray = resample(
    { pixels, columns, table: windowLut(window, highestPixel) },
    axisWeights(columns, size.columns, left, side),
    axisWeights(rows, size.rows, top, side),
  );
  const across = columns / size.columns;
  const down = rows / size.rows;
  return { gray, area: { left: left * across, top: top * down, width: side * across, height: side * down } };
}

/** Network input for 8-bit gray: 1 x channels x side x side, row-major. */
export function tensorOf(gray: Uint8Array, { channels, scale, offset }: BundleInput): Float32Array<ArrayBuffer> {
  const tensor = new Float32Array(gray.length * channels);
  for (let at = 0; at < gray.length; at++) tensor[at] = (gray[at] ?? 0) * scale + offset;
  for (let channel = 1; channel < channels; channel++) tensor.copyWithin(channel * gray.length, 0, gray.length);
  return tensor;
}

/** Of the resized image, before the crop; no side is shorter than `side`. */
function targetSize(rows: number, columns: number, { side, fit }: BundleInput): { readonly rows: number; readonly columns: number } {
  if (fit === "stretch") return { rows: side, columns: side };
  const ratio = side / Math.min(rows, columns);
  return { rows: Math.max(side, roundHalfEven(rows * ratio)), columns: Math.max(side, roundHalfEven(columns * ratio)) };
}

/** As Python's round(): a half goes to the even neighbor. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
