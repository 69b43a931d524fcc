import { createHash } from "node:crypto";
import { uidFromDigest, type Sha256 } from "../../domain/ids.ts";
import { tag } from "../../dicom/tags.ts";
import { writeDicom, type DataElement } from "../../dicom/write.ts";
import { encodeFrame, syntax } from "./encode.ts";
import type { Film } from "./film.ts";
import { handPhantom } from "./hand.ts";
import type { Pathology } from "./pathology.ts";
import { chestPhantom } from "./phantom.ts";
import { bytesOf, quantize, type Samples } from "./samplePixels.ts";

export interface PhantomFileOptions {
  readonly rows: number;
  readonly columns: number;
  /** Bits Stored, 8 to 16. */
  readonly bits: number;
  readonly seed: number;
  readonly pathology: Pathology | "hand";
  readonly transferSyntaxUid: string;
  readonly photometricInterpretation: "MONOCHROME1" | "MONOCHROME2";
  readonly modality?: "CR" | "DX";
  readonly patient?: PhantomPatient;
  /** Values of Specific Character Set (0008,0005); ISO_IR 192 where absent. */
  readonly characterSet?: readonly string[];
  readonly breast?: number;
  readonly fragments?: number;
}

interface PhantomPatient {
  /** As Patient's Name (0010,0010) is written. */
  readonly name: string;
  readonly sex: "M" | "F";
  readonly ageYears: number;
}

/** A DICOM file of a synthetic radiograph; the same options give the same bytes. Quality Control Subject says that it is a phantom. */
export async function makePhantomFile(options: PhantomFileOptions): Promise<Uint8Array<ArrayBuffer>> {
  const film = options.pathology === "hand" ? handPhantom(options) : chestPhantom({ ...options, pathology: options.pathology });
  const samples = quantize(film, options.bits, options.photometricInterpretation === "MONOCHROME1");
  const frame = await encodeFrame(options.transferSyntaxUid, samples);
  const pixelData: DataElement = frame
    ? { tag: tag.PixelData, vr: "OB", frames: [split(frame, options.fragments ?? 1)] }
    : { tag: tag.PixelData, vr: options.bits > 8 || options.transferSyntaxUid === syntax.implicitLittleEndian ? "OW" : "OB", value: bytesOf(samples) };
  return writeDicom(options.transferSyntaxUid, [...describe(options), ...acquisition(options, film), ...imagePixel(options, samples), pixelData]);
}

/** Fragments of even length, but for the last. */
function split(frame: Uint8Array, fragments: number): Uint8Array[] {
  const size = 2 * Math.ceil(frame.length / fragments / 2);
  return Array.from({ length: Math.ceil(frame.length / size) }, (_, index) => frame.subarray(index * size, (index + 1) * size));
}

/** Attributes that only samples are written with (PS3.6 section 6). */
const attribute = {
  ImageType: 0x0008_0008,
  ContentDate: 0x0008_0023,
  AccessionNumber: 0x0008_0050,
  CodeValue: 0x0008_0100,
  CodingSchemeDesignator: 0x0008_0102,
  CodeMeaning: 0x0008_0104,
  AnatomicRegionSequence: 0x0008_2218,
  PresentationIntentType: 0x0008_0068,
  Manufacturer: 0x0008_0070,
  ReferringPhysicianName: 0x0008_0090,
  PositionerType: 0x0018_1508,
  DetectorType: 0x0018_7004,
  SeriesInstanceUID: 0x0020_000e,
  StudyID: 0x0020_0010,
  SeriesNumber: 0x0020_0011,
  InstanceNumber: 0x0020_0013,
  PatientOrientation: 0x0020_0020,
  ImageLaterality: 0x0020_0062,
  AcquisitionContextSequence: 0x0040_0555,
  BurnedInAnnotation: 0x0028_0301,
  PixelIntensityRelationship: 0x0028_1040,
  PixelIntensityRelationshipSign: 0x0028_1041,
  RescaleType: 0x0028_1054,
  LossyImageCompression: 0x0028_2110,
  LossyImageCompressionMethod: 0x0028_2114,
} as const;

const dxForPresentation = "1.2.840.10008.5.1.4.1.1.1.1";
const crStorage = "1.2.840.10008.5.1.4.1.1.1";

/** Patient, study, series and equipment (PS3.3 sections C.7.1 to C.7.5). */
function describe(options: PhantomFileOptions): DataElement[] {
  const { modality = "DX", patient = { name: "Phantom^Synthetic", sex: "M", ageYears: 50 }, characterSet = ["ISO_IR 192"] } = options;
  const uid = (level: string) => uidFromDigest(createHash("sha256").update(JSON.stringify([level, options])).digest("hex") as Sha256);
  const age = String(patient.ageYears).padStart(3, "0");
  return [
    { tag: tag.SpecificCharacterSet, vr: "CS", value: characterSet },
    { tag: attribute.ImageType, vr: "CS", value: ["ORIGINAL", "PRIMARY"] },
    { tag: tag.SOPClassUID, vr: "UI", value: modality === "DX" ? dxForPresentation : crStorage },
    { tag: tag.SOPInstanceUID, vr: "UI", value: uid("instance") },
    { tag: tag.StudyDate, vr: "DA", value: "20260302" },
    { tag: attribute.ContentDate, vr: "DA", value: "20260302" },
    { tag: tag.StudyTime, vr: "TM", value: `${String(9 + (options.seed % 8)).padStart(2, "0")}${String((options.seed * 7) % 60).padStart(2, "0")}00` },
    { tag: attribute.AccessionNumber, vr: "SH", value: "" },
    { tag: tag.Modality, vr: "CS", value: modality },
    { tag: attribute.PresentationIntentType, vr: "CS", value: "FOR PRESENTATION" },
    { tag: attribute.Manufacturer, vr: "LO", value: "Firstread synthetic phantom" },
    { tag: attribute.ReferringPhysicianName, vr: "PN", value: "" },
    { tag: tag.PatientName, vr: "PN", value: patient.name },
    { tag: tag.PatientID, vr: "LO", value: `SYN-${String(options.seed).padStart(4, "0")}` },
    { tag: tag.PatientBirthDate, vr: "DA", value: `${2025 - patient.ageYears}0701` },
    { tag: tag.PatientSex, vr: "CS", value: patient.sex },
    { tag: tag.QualityControlSubject, vr: "CS", value: "YES" },
    { tag: tag.PatientAge, vr: "AS", value: `${age}Y` },
    { tag: tag.StudyInstanceUID, vr: "UI", value: uid("study") },
    { tag: attribute.SeriesInstanceUID, vr: "UI", value: uid("series") },
    { tag: attribute.StudyID, vr: "SH", value: String(options.seed) },
    { tag: attribute.SeriesNumber, vr: "IS", value: "1" },
    { tag: attribute.InstanceNumber, vr: "IS", value: "1" },
  ];
}

/** What was exposed, and how (PS3.3 sections C.8.1, C.8.11). */
function acquisition({ pathology }: PhantomFileOptions, film: Film): DataElement[] {
  const spacing = film.pixelSpacingMm.toFixed(4);
  const isHand = pathology === "hand";
  return [
    { tag: tag.BodyPartExamined, vr: "CS", value: isHand ? "HAND" : "CHEST" },
    { tag: tag.ImagerPixelSpacing, vr: "DS", value: [spacing, spacing] },
    { tag: attribute.AnatomicRegionSequence, vr: "SQ", value: [isHand ? codeOf("85562004", "Hand") : codeOf("51185008", "Chest")] },
    { tag: attribute.DetectorType, vr: "CS", value: "SCINTILLATOR" },
    { tag: attribute.PositionerType, vr: "CS", value: "NONE" },
    { tag: tag.ViewPosition, vr: "CS", value: "PA" },
    { tag: attribute.PatientOrientation, vr: "CS", value: isHand ? ["R", "F"] : ["L", "F"] },
    { tag: attribute.ImageLaterality, vr: "CS", value: isHand ? "R" : "U" },
    { tag: attribute.AcquisitionContextSequence, vr: "SQ", value: [] },
  ];
}

/** SNOMED CT (PS3.16 CID 4009). */
function codeOf(value: string, meaning: string): DataElement[] {
  return [
    { tag: attribute.CodeValue, vr: "SH", value },
    { tag: attribute.CodingSchemeDesignator, vr: "SH", value: "SCT" },
    { tag: attribute.CodeMeaning, vr: "LO", value: meaning },
  ];
}

/** PS3.3 sections C.7.6.3 and C.11. */
function imagePixel({ bits, photometricInterpretation, transferSyntaxUid }: PhantomFileOptions, { rows, columns }: Samples): DataElement[] {
  const isLossy = transferSyntaxUid === syntax.jpegBaseline;
  return [
    { tag: tag.SamplesPerPixel, vr: "US", value: 1 },
    { tag: tag.PhotometricInterpretation, vr: "CS", value: photometricInterpretation },
    { tag: tag.Rows, vr: "US", value: rows },
    { tag: tag.Columns, vr: "US", value: columns },
    { tag: tag.BitsAllocated, vr: "US", value: bits > 8 ? 16 : 8 },
    { tag: tag.BitsStored, vr: "US", value: bits },
    { tag: tag.HighBit, vr: "US", value: bits - 1 },
    { tag: tag.PixelRepresentation, vr: "US", value: 0 },
    { tag: attribute.BurnedInAnnotation, vr: "CS", value: "YES" },
    { tag: attribute.PixelIntensityRelationship, vr: "CS", value: "LOG" },
    { tag: attribute.PixelIntensityRelationshipSign, vr: "SS", value: photometricInterpretation === "MONOCHROME1" ? -1 : 1 },
    { tag: tag.WindowCenter, vr: "DS", value: String(2 ** (bits - 1)) },
    { tag: tag.WindowWidth, vr: "DS", value: String(2 ** bits) },
    { tag: tag.RescaleIntercept, vr: "DS", value: "0" },
    { tag: tag.RescaleSlope, vr: "DS", value: "1" },
    { tag: attribute.RescaleType, vr: "LO", value: "US" },
    { tag: attribute.LossyImageCompression, vr: "CS", value: isLossy ? "01" : "00" },
    ...(isLossy ? [{ tag: attribute.LossyImageCompressionMethod, vr: "CS", value: "ISO_10918_1" } as const] : []),
    { tag: tag.PresentationLUTShape, vr: "CS", value: photometricInterpretation === "MONOCHROME1" ? "INVERSE" : "IDENTITY" },
  ];
}
