import type { WindowShape } from "../domain/radiograph.ts";
import type { DataSet } from "../dicom/dataSet.ts";
import { parseLookupTable } from "../dicom/lut.ts";
import type { LookupTable } from "../dicom/lut.ts";
import { tag } from "../dicom/tags.ts";

/** What a file says of the way from stored values to gray: modality, VOI and presentation transformations (PS3.3 C.7.6.3, C.11.1, C.11.2, C.11.6). */
export interface Grayscale {
  readonly modality: ModalityTransform;
  /** The first one of the VOI LUT Sequence (0028,3010); it comes before a window. */
  readonly voiTable: LookupTable | null;
  /** The first of Window Center and Width (0028,1050) and (0028,1051), in modality units, as written. */
  readonly window: { readonly center: number; readonly width: number } | null;
  readonly shape: WindowShape;
  /** The smallest value is to be shown white: MONOCHROME1, or Presentation LUT Shape (2050,0020) INVERSE. Said twice it still means once. */
  readonly isInverted: boolean;
  /** Stored values that are no image, both ends included (PS3.3 C.7.5.1.1.2). */
  readonly padding: { readonly low: number; readonly high: number } | null;
}

export type ModalityTransform =
  | { readonly kind: "linear"; readonly slope: number; readonly intercept: number }
  | { readonly kind: "table"; readonly table: LookupTable };

/** Of a picture that says nothing. */
export const plainGrayscale: Grayscale = {
  modality: { kind: "linear", slope: 1, intercept: 0 },
  voiTable: null, window: null, shape: "linear", isInverted: false, padding: null,
};

export function parseGrayscale(dataSet: DataSet, isSigned: boolean): Grayscale {
  const modality = modalityOf(dataSet, isSigned);
  const canBeNegative = modality.kind === "linear" && (isSigned || modality.intercept < 0);
  const photometric = dataSet.string(tag.PhotometricInterpretation)?.toUpperCase();
  return {
    modality,
    voiTable: firstTable(dataSet, tag.VOILUTSequence, canBeNegative),
    window: windowOf(dataSet),
    shape: shapeOf(dataSet.string(tag.VOILUTFunction)),
    isInverted: photometric === "MONOCHROME1" || dataSet.string(tag.PresentationLUTShape)?.toUpperCase() === "INVERSE",
    padding: paddingOf(dataSet, isSigned),
  };
}

/** A slope that is 0 or no number is read as absent. */
function modalityOf(dataSet: DataSet, isSigned: boolean): ModalityTransform {
  const table = firstTable(dataSet, tag.ModalityLUTSequence, isSigned);
  if (table !== null) return { kind: "table", table };
  const slope = dataSet.decimals(tag.RescaleSlope)[0] ?? 1;
  const intercept = dataSet.decimals(tag.RescaleIntercept)[0] ?? 0;
  const isUsable = Number.isFinite(slope) && Number.isFinite(intercept) && slope !== 0;
  return isUsable ? { kind: "linear", slope, intercept } : plainGrayscale.modality;
}

function firstTable(dataSet: DataSet, sequence: number, isSigned: boolean): LookupTable | null {
  const [item] = dataSet.items(sequence);
  return item === undefined ? null : parseLookupTable(item, isSigned);
}

function windowOf(dataSet: DataSet): Grayscale["window"] {
  const [center, width] = [dataSet.decimals(tag.WindowCenter)[0], dataSet.decimals(tag.WindowWidth)[0]];
  return center === undefined || width === undefined ? null : { center, width };
}

/** VOI LUT Function (0028,1056); LINEAR where absent. */
function shapeOf(name: string | null): WindowShape {
  const upper = name?.toUpperCase();
  return upper === "SIGMOID" ? "sigmoid" : upper === "LINEAR_EXACT" ? "linear-exact" : "linear";
}

function paddingOf(dataSet: DataSet, isSigned: boolean): Grayscale["padding"] {
  const value = storedWord(dataSet, tag.PixelPaddingValue, isSigned);
  if (value === null) return null;
  const limit = storedWord(dataSet, tag.PixelPaddingRangeLimit, isSigned) ?? value;
  return { low: Math.min(value, limit), high: Math.max(value, limit) };
}

/** US or SS by Pixel Representation (0028,0103), whatever the VR says. */
function storedWord(dataSet: DataSet, element: number, isSigned: boolean): number | null {
  const word = dataSet.uint16(element);
  return word !== null && isSigned && word >= 0x8000 ? word - 0x10000 : word;
}
