import type { SopInstanceUid } from "../domain/ids.ts";
import { tag } from "../dicom/tags.ts";
import { writeDicom, type DataElement } from "../dicom/write.ts";
import { codeItem, concept } from "./codes.ts";
import { referencedSop } from "./contentItems.ts";
import { instanceElements, modelEquipment, type ScoredStatement } from "./modules.ts";
import { patientStudyElements, type OriginalHeader } from "./originalHeader.ts";
import type { RgbPicture } from "./overlayPicture.ts";
import type { SignedStudy } from "./report.ts";
import { lineValue, uidOf } from "./values.ts";

/** Secondary Capture Image Storage (PS3.3 A.8.1). */
const secondaryCaptureClass = "1.2.840.10008.5.1.4.1.1.7";
const explicitLittleEndian = "1.2.840.10008.1.2.1";

export interface Capture {
  readonly statement: ScoredStatement;
  readonly picture: RgbPicture;
  /** What the picture shows, in one line; also what makes it another picture than the next. */
  readonly description: string;
}

/**
 * A picture of one film with a heatmap burnt in, as DICOM. It has no pixel spacing, so that nobody measures on it, and it is marked as derived;
 * the patient's name is in its header only.
 */
export function secondaryCapture(signed: SignedStudy, { statement, picture, description }: Capture): Uint8Array<ArrayBuffer> {
  const { study, read, headers, letterhead, appVersion } = signed;
  const index = study.images.findIndex(({ radiograph }) => radiograph.sopInstanceUid === statement.sopInstanceUid);
  const header = headers[index] ?? null;
  return writeDicom(explicitLittleEndian, [
    ...instanceElements({
      sopClassUid: secondaryCaptureClass, sopInstanceUid: captureUidOf(signed, statement.sopInstanceUid, description), modality: "OT",
      seriesUid: uidOf("firstread/sc-series", study.uid), seriesNumber: 9002, instanceNumber: 100 * read.number + index + 1,
      seriesDescription: "AI overlay, decision support, not a diagnosis", at: read.signedAt,
    }, appVersion, letterhead.name),
    ...patientStudyElements(study, headers[0] ?? null),
    ...modelEquipment([statement]),
    ...imageElements(header, lineValue(description, 1024)),
    ...pixelElements(picture),
  ]);
}

function captureUidOf({ read }: SignedStudy, sopInstanceUid: SopInstanceUid, description: string): string {
  return uidOf("firstread/sc", read.sha256, sopInstanceUid, description);
}

/** General Image, SC Equipment and SC Image Modules (PS3.3 C.7.6.1, C.8.6.1, C.8.6.2). */
function imageElements(header: OriginalHeader | null, description: string): readonly DataElement[] {
  const burnedIn = header?.burnedInAnnotation ?? null;
  const source = header?.image ?? null;
  return [
    { tag: tag.ImageType, vr: "CS", value: ["DERIVED", "SECONDARY"] },
    { tag: tag.ConversionType, vr: "CS", value: "WSD" },
    { tag: tag.BodyPartExamined, vr: "CS", value: "CHEST" },
    { tag: tag.PatientOrientation, vr: "CS", value: header?.patientOrientation ?? [] },
    { tag: tag.DerivationDescription, vr: "ST", value: description },
    // Our words name nobody; whether the film does is for who made it to say.
    ...(burnedIn === "YES" || burnedIn === "NO" ? [{ tag: tag.BurnedInAnnotation, vr: "CS", value: burnedIn } as const] : []),
    ...(source === null ? [] : [{
      tag: tag.SourceImageSequence, vr: "SQ",
      value: [[...referencedSop(source), { tag: tag.PurposeOfReferenceCodeSequence, vr: "SQ", value: [codeItem(concept.sourceImage)] }]],
    } as const]),
  ];
}

function pixelElements({ rows, columns, rgb }: RgbPicture): readonly DataElement[] {
  const words: readonly (readonly [number, number])[] = [
    [tag.SamplesPerPixel, 3], [tag.PlanarConfiguration, 0], [tag.Rows, rows], [tag.Columns, columns], [tag.BitsAllocated, 8], [tag.BitsStored, 8],
    [tag.HighBit, 7], [tag.PixelRepresentation, 0],
  ];
  return [
    { tag: tag.PhotometricInterpretation, vr: "CS", value: "RGB" },
    ...words.map(([element, value]): DataElement => ({ tag: element, vr: "US", value })),
    { tag: tag.PixelData, vr: "OB", value: rgb },
  ];
}
