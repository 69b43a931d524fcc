import type { PixelSource, PixelSpacing, Radiograph } from "../domain/radiograph.ts";
import type { DataSet } from "../dicom/dataSet.ts";
import type { ImagePixel } from "../dicom/imagePixel.ts";
import { tag } from "../dicom/tags.ts";

/** What a `Radiograph` says beside its pixels. */
export type RadiographFacts = Pick<Radiograph, "spacing" | "viewPosition" | "bodyPart" | "isPhantom" | "source">;

export function radiographFacts(dataSet: DataSet, layout: ImagePixel, transferSyntaxUid: string | null): RadiographFacts {
  return {
    spacing: spacingOf(dataSet),
    viewPosition: dataSet.string(tag.ViewPosition)?.toUpperCase() ?? null,
    bodyPart: dataSet.string(tag.BodyPartExamined)?.toUpperCase() ?? null,
    isPhantom: dataSet.string(tag.QualityControlSubject)?.toUpperCase() === "YES",
    source: {
      format: "dicom", transferSyntaxUid, photometricInterpretation: layout.photometricInterpretation,
      bitsStored: layout.bitsStored, frames: layout.frames,
    },
  };
}

/** Of a PNG or JPEG. */
export function plainFacts(format: "png" | "jpeg", samples: 1 | 3, bitsStored: number): RadiographFacts {
  const source: PixelSource = { format, transferSyntaxUid: null, photometricInterpretation: samples === 3 ? "RGB" : "MONOCHROME2", bitsStored, frames: 1 };
  return { spacing: null, viewPosition: null, bodyPart: null, isPhantom: false, source };
}

/** PS3.3 section 10.7.1.3: Pixel Spacing that repeats Imager Pixel Spacing is not corrected for magnification. */
function spacingOf(dataSet: DataSet): PixelSpacing | null {
  const imager = pairOf(dataSet.decimals(tag.ImagerPixelSpacing));
  const pixel = pairOf(dataSet.decimals(tag.PixelSpacing));
  const isCorrected = pixel !== null && (imager === null || pixel.rowMm !== imager.rowMm || pixel.columnMm !== imager.columnMm);
  if (isCorrected) return { ...pixel, plane: "patient" };
  return imager === null ? null : { ...imager, plane: "detector" };
}

/** A pixel of a radiograph is a fraction of a millimeter; anything beyond is a mistake. */
const largestMm = 10;

function pairOf([rowMm = 0, columnMm = 0]: readonly number[]): Pick<PixelSpacing, "rowMm" | "columnMm"> | null {
  const isUsable = rowMm > 0 && rowMm < largestMm && columnMm > 0 && columnMm < largestMm;
  return isUsable ? { rowMm, columnMm } : null;
}
