import type { SopInstanceUid } from "./ids.ts";

/** One normalized chest image, ready to be windowed, shown and scored. */
export interface Radiograph {
  readonly sopInstanceUid: SopInstanceUid;
  readonly rows: number;
  readonly columns: number;
  /**
   * Row-major, length rows * columns, 0 = black. Modality values (PS3.3 C.11.1) shifted to start at 0; MONOCHROME1 already inverted
   * (PS3.3 C.7.6.3.1.2); a VOI LUT (PS3.3 C.11.2.1.1) already applied; pixel padding set to 0.
   */
  readonly pixels: Uint16Array<ArrayBuffer>;
  /** How the sender wants it seen, in units of `pixels`. */
  readonly window: Window;
  readonly spacing: PixelSpacing | null;
  /** View Position (0018,5101) as written, upper case: PA, AP, LL, RL ...; null where the file does not say. */
  readonly viewPosition: string | null;
  /** Body Part Examined (0018,0015) as written, upper case; null where the file does not say. */
  readonly bodyPart: string | null;
  /** Quality Control Subject (0010,0200) is YES: a phantom, not a person. */
  readonly isPhantom: boolean;
  readonly source: PixelSource;
}

/** Center and width of what is shown, in units of the pixels (PS3.3 C.11.2.1.2 and C.11.2.1.3). */
export interface Window {
  readonly center: number;
  /** >= 1 for "linear", > 0 for the others. */
  readonly width: number;
  readonly shape: WindowShape;
}

export type WindowShape = "linear" | "linear-exact" | "sigmoid";

export interface PixelSpacing {
  readonly rowMm: number;
  readonly columnMm: number;
  /** "detector": Imager Pixel Spacing (0018,1164), not corrected for magnification; "patient": Pixel Spacing (0028,0030). */
  readonly plane: "detector" | "patient";
}

/** What the file said of its pixels. */
export interface PixelSource {
  readonly format: "dicom" | "png" | "jpeg";
  /** Null for PNG and JPEG, and for a data set without file meta information. */
  readonly transferSyntaxUid: string | null;
  readonly photometricInterpretation: string;
  readonly bitsStored: number;
  readonly frames: number;
}

/** A copy small enough to be stored and windowed at interactive speed: longest side <= 1536 pixels, made by halving. */
export interface DisplayCopy {
  readonly rows: number;
  readonly columns: number;
  /** As `Radiograph.pixels`, on a smaller grid. */
  readonly pixels: Uint16Array<ArrayBuffer>;
}

/** What is kept of a radiograph beside its display copy: everything but the full-size pixels. */
export type RadiographHeader = Omit<Radiograph, "pixels">;

export const displayCopySide = 1536;

export function headerOf({ pixels: _, ...header }: Radiograph): RadiographHeader {
  return header;
}
