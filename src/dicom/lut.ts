import type { Window } from "../domain/radiograph.ts";
import type { DataSet } from "./dataSet.ts";
import { tag } from "./tags.ts";

/** An item of a Modality or VOI LUT Sequence (PS3.3 C.11.1.1 and C.11.2.1.1). */
export interface LookupTable {
  /** The input that the first entry stands for; inputs below get the first entry, inputs above the last one the last. */
  readonly firstInput: number;
  /** At least one entry, each 0..top. */
  readonly entries: Uint16Array;
  /** The largest output that the descriptor allows, 255 or up to 65535. */
  readonly top: number;
}

/**
 * `isSigned`: the inputs can be negative, so the descriptor's second value is two's complement whatever its VR says.
 * Null where the table is absent or cannot be right.
 */
export function parseLookupTable(item: DataSet, isSigned: boolean): LookupTable | null {
  const [size = 0, first = 0, bits = 16] = item.uint16s(tag.LUTDescriptor);
  const data = item.bytes(tag.LUTData);
  const length = size === 0 ? 0x10000 : size;
  if (data === null || data.length < length || item.uint16s(tag.LUTDescriptor).length < 3) return null;
  const isBytes = data.length < 2 * length;
  const entries = Uint16Array.from((isBytes ? data : item.uint16s(tag.LUTData)).slice(0, length));
  const declared = 2 ** Math.min(16, Math.max(8, bits)) - 1;
  const largest = entries.reduce((a, b) => Math.max(a, b), 0);
  return { firstInput: isSigned && first >= 0x8000 ? first - 0x10000 : first, entries, top: Math.max(declared, largest) };
}

/** Inputs are rounded to the nearest integer first. */
export function lookUp({ firstInput, entries }: LookupTable, input: number): number {
  const index = Math.min(entries.length - 1, Math.max(0, Math.round(input) - firstInput));
  return entries[index] ?? 0;
}

/** The same picture for values x of which the window's values are `slope * x + intercept`; `slope` > 0. */
export function windowBeforeRescale({ center, width, shape }: Window, slope: number, intercept: number): Window {
  if (shape !== "linear") return { center: (center - intercept) / slope, width: width / slope, shape };
  return { center: (center - 0.5 - intercept) / slope + 0.5, width: (width - 1) / slope + 1, shape };
}

/** The window that shows `top - x` as this one shows x, with black and white exchanged. */
export function mirroredWindow({ center, width, shape }: Window, top: number): Window {
  return { center: top - center + (shape === "linear" ? 1 : 0), width, shape };
}

/** All of 0..top from black to white. */
export function fullWindow(top: number): Window {
  return { center: top / 2, width: top, shape: "linear-exact" };
}
