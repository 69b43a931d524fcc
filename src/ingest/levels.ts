import type { Window } from "../domain/radiograph.ts";
import { fullWindow, lookUp, windowBeforeRescale } from "../dicom/lut.ts";
import type { Grayscale } from "./grayscale.ts";
import type { StoredPixels } from "./storedPixels.ts";

/** Gray levels 0..top of stored values: rising with the modality or VOI value, before black and white may be exchanged. */
export interface Levels {
  /** At most 65535. */
  readonly top: number;
  readonly levelOf: (storedValue: number) => number;
  /** What the sender wants to be seen, in levels; null where the file does not say or cannot mean it. */
  readonly window: Window | null;
}

export function levelsOf({ bitsStored, isSigned }: StoredPixels, grayscale: Grayscale): Levels {
  const span = 2 ** bitsStored - 1;
  const lowest = isSigned ? -(span + 1) / 2 : 0;
  const { modality, voiTable } = grayscale;
  if (voiTable !== null) return { top: voiTable.top, levelOf: (value) => lookUp(voiTable, modalityValue(modality, value)), window: fullWindow(voiTable.top) };
  if (modality.kind === "table") {
    const { table } = modality;
    // The outputs, not the descriptor, bound the levels: files declare 16 bits for tables of 10.
    const top = table.entries.reduce((a, b) => Math.max(a, b), 1);
    return { top, levelOf: (value) => lookUp(table, value), window: usableWindow(grayscale, 1, 0, top) };
  }
  const { slope, intercept } = modality;
  const isRising = slope > 0;
  return {
    top: span,
    levelOf: (value) => (isRising ? value - lowest : lowest + span - value),
    window: usableWindow(grayscale, Math.abs(slope), slope * (isRising ? lowest : lowest + span) + intercept, span),
  };
}

function modalityValue(modality: Grayscale["modality"], value: number): number {
  return modality.kind === "table" ? lookUp(modality.table, value) : value * modality.slope + modality.intercept;
}

/** A window this many times as wide as all values leaves no contrast: it was written for other pixels. */
const mostTimesRange = 8;

/** The file's window for levels of which the modality value is `slope * level + intercept`. */
function usableWindow({ window, shape }: Grayscale, slope: number, intercept: number, top: number): Window | null {
  if (window === null || !Number.isFinite(window.center) || !Number.isFinite(window.width)) return null;
  if (shape === "linear" ? window.width < 1 : window.width <= 0) return null;
  const inLevels = windowBeforeRescale({ ...window, shape }, slope, intercept);
  const { center, width } = inLevels;
  const isSeen = center + width / 2 > 0 && center - width / 2 < top && width <= mostTimesRange * (top + 1);
  return isSeen ? inLevels : null;
}
