import { writeDicom } from "../../src/dicom/write.ts";
import type { DataElement } from "../../src/dicom/write.ts";
import { tag } from "../../src/dicom/tags.ts";

export const syntax = {
  implicit: "1.2.840.10008.1.2", explicit: "1.2.840.10008.1.2.1", deflated: "1.2.840.10008.1.2.1.99", big: "1.2.840.10008.1.2.2", rle: "1.2.840.10008.1.2.5",
} as const;

/** An image of stored words, as a detector would write it. */
export interface TestImage {
  readonly rows: number;
  readonly columns: number;
  readonly words: Uint8Array | Uint16Array;
  readonly bitsStored?: number;
  readonly highBit?: number;
  readonly isSigned?: boolean;
  readonly photometric?: string;
  readonly modality?: string;
  /** Added to, or in place of, the elements of the image. */
  readonly more?: readonly DataElement[];
}

export function imageElements(image: TestImage): DataElement[] {
  const bitsAllocated = 8 * image.words.BYTES_PER_ELEMENT;
  const bitsStored = image.bitsStored ?? bitsAllocated;
  const elements: DataElement[] = [
    { tag: tag.SpecificCharacterSet, vr: "CS", value: "ISO_IR 192" },
    { tag: tag.SOPClassUID, vr: "UI", value: "1.2.840.10008.5.1.4.1.1.1.1" },
    { tag: tag.SOPInstanceUID, vr: "UI", value: "1.2.3.4" },
    { tag: tag.StudyInstanceUID, vr: "UI", value: "1.2.3" },
    { tag: tag.StudyDate, vr: "DA", value: "20260102" },
    { tag: tag.StudyTime, vr: "TM", value: "101112.5" },
    { tag: tag.Modality, vr: "CS", value: image.modality ?? "DX" },
    { tag: tag.PatientName, vr: "PN", value: "Hong^Gildong=洪^吉洞=홍^길동" },
    { tag: tag.PatientID, vr: "LO", value: "P1" },
    { tag: tag.PatientBirthDate, vr: "DA", value: "19700103" },
    { tag: tag.PatientSex, vr: "CS", value: "M" },
    { tag: tag.BodyPartExamined, vr: "CS", value: "CHEST" },
    { tag: tag.ViewPosition, vr: "CS", value: "PA" },
    { tag: tag.PhotometricInterpretation, vr: "CS", value: image.photometric ?? "MONOCHROME2" },
    us(tag.SamplesPerPixel, 1), us(tag.Rows, image.rows), us(tag.Columns, image.columns), us(tag.BitsAllocated, bitsAllocated),
    us(tag.BitsStored, bitsStored), us(tag.HighBit, image.highBit ?? bitsStored - 1), us(tag.PixelRepresentation, image.isSigned === true ? 1 : 0),
    { tag: tag.PixelData, vr: bitsAllocated === 8 ? "OB" : "OW", value: new Uint8Array(image.words.buffer, image.words.byteOffset, image.words.byteLength) },
  ];
  const replaced = new Set(image.more?.map((one) => one.tag));
  return [...elements.filter((one) => !replaced.has(one.tag)), ...(image.more ?? [])];
}

export function imageFile(image: TestImage, transferSyntaxUid: string = syntax.explicit): Uint8Array<ArrayBuffer> {
  return writeDicom(transferSyntaxUid, imageElements(image));
}

/** A smooth picture that no two neighbors of repeat, of `bits` bits. */
export function rampWords(rows: number, columns: number, bits: number): Uint16Array<ArrayBuffer> {
  return Uint16Array.from({ length: rows * columns }, (_, i) => (i * 37 + Math.floor(i / columns) * 11) % 2 ** bits);
}

function us(element: number, value: number): DataElement {
  return { tag: element, vr: "US", value };
}

/** An item of a Modality or VOI LUT Sequence. */
export function lutItem(firstInput: number, bits: number, entries: readonly number[]): readonly DataElement[] {
  return [
    { tag: tag.LUTDescriptor, vr: "US", value: [entries.length % 0x10000, firstInput & 0xffff, bits] },
    { tag: tag.LUTData, vr: "OW", value: new Uint8Array(Uint16Array.from(entries).buffer) },
  ];
}
