import { createHash } from "node:crypto";
import { uidFromDigest, type Sha256 } from "../../domain/ids.ts";
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

export interface PhantomPatient {
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
    ? { tag: 0x7fe00010, vr: "OB", frames: [split(frame, options.fragments ?? 1)] }
    : { tag: 0x7fe00010, vr: options.bits > 8 || options.transferSyntaxUid === syntax.implicitLittleEndian ? "OW" : "OB", value: bytesOf(samples) };
  return writeDicom(options.transferSyntaxUid, [...describe(options), ...acquisition(options, film), ...imagePixel(options, samples), pixelData]);
}

/** Fragments of even length, but for the last. */
function split(frame: Uint8Array, fragments: number): Uint8Array[] {
  const size = 2 * Math.ceil(frame.length / fragments / 2);
  return Array.from({ length: Math.ceil(frame.length / size) }, (_, index) => frame.subarray(index * size, (index + 1) * size));
}

const dxForPresentation = "1.2.840.10008.5.1.4.1.1.1.1";
const crStorage = "1.2.840.10008.5.1.4.1.1.1";

/** Patient, study, series and equipment (PS3.3 sections C.7.1 to C.7.5). */
function describe(options: PhantomFileOptions): DataElement[] {
  const { modality = "DX", patient = { name: "Phantom^Synthetic", sex: "M", ageYears: 50 }, characterSet = ["ISO_IR 192"] } = options;
  const uid = (level: string) => uidFromDigest(createHash("sha256").update(JSON.stringify([level, options])).digest("hex") as Sha256);
  const age = String(patient.ageYears).padStart(3, "0");
  return [
    { tag: 0x00080005, vr: "CS", value: characterSet },
    { tag: 0x00080008, vr: "CS", value: ["ORIGINAL", "PRIMARY"] },
    { tag: 0x00080016, vr: "UI", value: modality === "DX" ? dxForPresentation : crStorage },
    { tag: 0x00080018, vr: "UI", value: uid("instance") },
    { tag: 0x00080020, vr: "DA", value: "20260302" },
    { tag: 0x00080023, vr: "DA", value: "20260302" },
    { tag: 0x00080030, vr: "TM", value: `${String(9 + (options.seed % 8)).padStart(2, "0")}${String((options.seed * 7) % 60).padStart(2, "0")}00` },
    { tag: 0x00080050, vr: "SH", value: "" },
    { tag: 0x00080060, vr: "CS", value: modality },
    { tag: 0x00080068, vr: "CS", value: "FOR PRESENTATION" },
    { tag: 0x00080070, vr: "LO", value: "Firstread synthetic phantom" },
    { tag: 0x00080090, vr: "PN", value: "" },
    { tag: 0x00100010, vr: "PN", value: patient.name },
    { tag: 0x00100020, vr: "LO", value: `SYN-${String(options.seed).padStart(4, "0")}` },
    { tag: 0x00100030, vr: "DA", value: `${2025 - patient.ageYears}0701` },
    { tag: 0x00100040, vr: "CS", value: patient.sex },
    { tag: 0x00100200, vr: "CS", value: "YES" },
    { tag: 0x00101010, vr: "AS", value: `${age}Y` },
    { tag: 0x0020000d, vr: "UI", value: uid("study") },
    { tag: 0x0020000e, vr: "UI", value: uid("series") },
    { tag: 0x00200010, vr: "SH", value: String(options.seed) },
    { tag: 0x00200011, vr: "IS", value: "1" },
    { tag: 0x00200013, vr: "IS", value: "1" },
  ];
}

/** What was exposed, and how (PS3.3 sections C.8.1, C.8.11). */
function acquisition({ pathology }: PhantomFileOptions, film: Film): DataElement[] {
  const spacing = film.pixelSpacingMm.toFixed(4);
  const isHand = pathology === "hand";
  return [
    { tag: 0x00180015, vr: "CS", value: isHand ? "HAND" : "CHEST" },
    { tag: 0x00181164, vr: "DS", value: [spacing, spacing] },
    { tag: 0x00181508, vr: "CS", value: "NONE" },
    { tag: 0x00185101, vr: "CS", value: "PA" },
    { tag: 0x00200020, vr: "CS", value: isHand ? ["R", "F"] : ["L", "F"] },
    { tag: 0x00200060, vr: "CS", value: isHand ? "R" : "U" },
  ];
}

/** PS3.3 sections C.7.6.3 and C.11. */
function imagePixel({ bits, photometricInterpretation, transferSyntaxUid }: PhantomFileOptions, { rows, columns }: Samples): DataElement[] {
  const isLossy = transferSyntaxUid === syntax.jpegBaseline;
  return [
    { tag: 0x00280002, vr: "US", value: 1 },
    { tag: 0x00280004, vr: "CS", value: photometricInterpretation },
    { tag: 0x00280010, vr: "US", value: rows },
    { tag: 0x00280011, vr: "US", value: columns },
    { tag: 0x00280100, vr: "US", value: bits > 8 ? 16 : 8 },
    { tag: 0x00280101, vr: "US", value: bits },
    { tag: 0x00280102, vr: "US", value: bits - 1 },
    { tag: 0x00280103, vr: "US", value: 0 },
    { tag: 0x00280301, vr: "CS", value: "YES" },
    { tag: 0x00281040, vr: "CS", value: "LOG" },
    { tag: 0x00281041, vr: "SS", value: photometricInterpretation === "MONOCHROME1" ? -1 : 1 },
    { tag: 0x00281050, vr: "DS", value: String(2 ** (bits - 1)) },
    { tag: 0x00281051, vr: "DS", value: String(2 ** bits) },
    { tag: 0x00281052, vr: "DS", value: "0" },
    { tag: 0x00281053, vr: "DS", value: "1" },
    { tag: 0x00281054, vr: "LO", value: "US" },
    { tag: 0x00282110, vr: "CS", value: isLossy ? "01" : "00" },
    ...(isLossy ? [{ tag: 0x00282114, vr: "CS", value: "ISO_10918_1" } as const] : []),
    { tag: 0x20500020, vr: "CS", value: photometricInterpretation === "MONOCHROME1" ? "INVERSE" : "IDENTITY" },
  ];
}
