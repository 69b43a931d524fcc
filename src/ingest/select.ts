import { fail } from "../domain/outcome.ts";
import type { Failure } from "../domain/outcome.ts";
import type { DataSet } from "../dicom/dataSet.ts";
import { tag } from "../dicom/tags.ts";
import { isReport, reportProblem } from "./structuredReport.ts";

/** Computed, digital and film radiography (PS3.3 C.7.3.1.1.1), and "DR", which is no Defined Term but stands in files of several detectors. */
const radiographModalities: ReadonlySet<string> = new Set(["CR", "DX", "RG", "DR"]);

/** Say nothing of how the image was made; a chest under them is a digitized or re-exported film. */
const neutralModalities: ReadonlySet<string> = new Set(["", "OT", "SC"]);

/** CR, DX for presentation, DX for processing. */
const radiographClasses: ReadonlySet<string> = new Set([
  "1.2.840.10008.5.1.4.1.1.1", "1.2.840.10008.5.1.4.1.1.1.1", "1.2.840.10008.5.1.4.1.1.1.1.1",
]);

/**
 * Null where the data set may be a radiograph, else why not: ingest/structured-report, ingest/not-radiograph, ingest/multi-frame, ingest/color-image. Costs nothing: asked before anything is decoded. Whether a radiograph shows a chest from the front is asked later.
 */
export function refuseOtherImages(dataSet: DataSet): Failure | null {
  if (isReport(dataSet)) return fail(reportProblem(dataSet));
  if (!dataSet.has(tag.PixelData)) return null;
  const modality = (dataSet.string(tag.Modality) ?? "").toUpperCase();
  if (!isRadiograph(dataSet, modality)) return fail({ code: "ingest/not-radiograph", modality });
  const frames = Math.floor(dataSet.decimals(tag.NumberOfFrames)[0] ?? 1);
  if (frames > 1) return fail({ code: "ingest/multi-frame", frames });
  const photometric = dataSet.string(tag.PhotometricInterpretation) ?? "";
  const isGray = (dataSet.uint16(tag.SamplesPerPixel) ?? 1) === 1 && photometric.toUpperCase() !== "PALETTE COLOR";
  return isGray || isColorCapture(dataSet) ? null : fail({ code: "ingest/color-image" });
}

function isRadiograph(dataSet: DataSet, modality: string): boolean {
  if (radiographModalities.has(modality)) return true;
  if (!neutralModalities.has(modality)) return false;
  if (modality === "" && radiographClasses.has(dataSet.string(tag.SOPClassUID) ?? "")) return true;
  return /CHEST|THORAX|LUNG/.test((dataSet.string(tag.BodyPartExamined) ?? "").toUpperCase());
}

/** A picture in color that was made from a chest film, as our own export makes one: shown in gray, and never scored. */
export function isColorCapture(dataSet: DataSet): boolean {
  return dataSet.string(tag.SOPClassUID) === secondaryCapture && dataSet.uint16(tag.SamplesPerPixel) === 3;
}

const secondaryCapture = "1.2.840.10008.5.1.4.1.1.7";
