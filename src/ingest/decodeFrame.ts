import { fail, succeed } from "../domain/outcome.ts";
import type { Outcome } from "../domain/outcome.ts";
import { firstFrame } from "../dicom/fragments.ts";
import { parseImagePixel } from "../dicom/imagePixel.ts";
import type { ImagePixel } from "../dicom/imagePixel.ts";
import { inflateRaw } from "../dicom/inflate.ts";
import type { DicomFile } from "../dicom/parse.ts";
import { tag, tagText } from "../dicom/tags.ts";
import { isLossy, pixelCodingOf } from "../dicom/transferSyntax.ts";
import { hasEndMarker, parseCodestream } from "./codestream.ts";
import type { Codestream } from "./codestream.ts";
import { limitInflatedBytes, limitPixels } from "./limits.ts";
import { unpackNative } from "./nativePixels.ts";
import type { DecodedFrame, PixelDecoders } from "./pixelDecoders.ts";
import { storedValues } from "./storedPixels.ts";
import type { StoredPixels, StoredValues } from "./storedPixels.ts";

/** The stored values of the first frame of an image of any kind, with what its header says. Problems: every `ingest/...` about pixels. */
export async function decodeFirstFrame(file: DicomFile, decoders: PixelDecoders): Promise<Outcome<DecodedImage>> {
  const layout = imagePixelOf(file);
  if (!layout.ok) return layout;
  const pixelData = file.dataSet.pixelData();
  if (pixelData === null) return fail({ code: "ingest/no-pixels" });
  const uid = file.transferSyntaxUid ?? "";
  if (uid !== "" && pixelCodingOf(uid) === null) return fail({ code: "ingest/unsupported-transfer-syntax", transferSyntaxUid: uid });
  if (pixelData.kind === "native") return withStored(layout.value, unpackNative(pixelData, layout.value), unusedBits(layout.value), false);
  const frame = firstFrame(pixelData, layout.value.frames);
  if (frame === null || frame.length === 0) return fail({ code: "ingest/no-pixels" });
  return decodeCompressed(frame, layout.value, uid, decoders);
}

export interface DecodedImage {
  readonly layout: ImagePixel;
  readonly pixels: StoredPixels;
}

/** Why there is no image says more than which of its attributes is missing. */
function imagePixelOf({ dataSet, isComplete }: DicomFile): Outcome<ImagePixel> {
  if (!dataSet.has(tag.PixelData)) {
    const float = [tag.FloatPixelData, tag.DoubleFloatPixelData].find((element) => dataSet.has(element));
    if (float !== undefined) return fail({ code: "ingest/unsupported-pixels", at: tagText(float) });
    return fail(isComplete ? { code: "ingest/no-pixels" } : { code: "ingest/truncated" });
  }
  return parseImagePixel(dataSet, limitPixels);
}

async function decodeCompressed(frame: Uint8Array, layout: ImagePixel, uid: string, decoders: PixelDecoders): Promise<Outcome<DecodedImage>> {
  const coding = pixelCodingOf(uid);
  if (coding === "deflated-frame") return inflateFrame(frame, layout);
  if (coding === "rle") {
    if (layout.bitsAllocated === 1) return fail({ code: "ingest/unsupported-pixels", at: tagText(tag.BitsAllocated) });
    const decoded = await decoders.decodeFrame({ coding, bytes: frame, layout });
    return decoded.ok ? withStored(layout, succeed(decoded.value.words), unusedBits(layout), false) : decoded;
  }
  const codestream = parseCodestream(frame);
  const problem = checkCodestream(frame, codestream, layout);
  if (codestream === null || problem !== null) return problem ?? fail({ code: "ingest/malformed", at: "SOI" });
  const decoded = await decoders.decodeFrame({ coding: "codestream", bytes: frame, codestream, color: "stored" });
  if (!decoded.ok) return decoded;
  if (!hasSizeOf(layout, decoded.value)) return fail({ code: "ingest/decode-failed", transferSyntaxUid: uid });
  // A codestream of all allocated bits holds the words as they were; one of fewer bits holds the values alone.
  const shift = codestream.precision > layout.highBit ? unusedBits(layout) : 0;
  // Unsigned codestreams of signed values hold bit patterns, which have no "beyond".
  const clamps = isLossy(uid) && layout.isSigned === codestream.isSigned;
  return withStored(layout, succeed(decoded.value.words), shift, clamps);
}

function inflateFrame(frame: Uint8Array, layout: ImagePixel): Outcome<DecodedImage> {
  const inflated = inflateRaw(frame, limitInflatedBytes);
  if (!inflated.ok) return inflated;
  return withStored(layout, unpackNative({ bytes: inflated.value.bytes, vr: "OB", isLittleEndian: true }, layout), unusedBits(layout), false);
}

/** The header and the codestream must agree before any memory is taken for it. */
function checkCodestream(frame: Uint8Array, codestream: Codestream | null, layout: ImagePixel): Outcome<never> | null {
  if (codestream === null) return fail({ code: "ingest/malformed", at: "SOI" });
  if (codestream.columns !== layout.columns || codestream.rows !== layout.rows) return fail({ code: "ingest/malformed", at: "SOF" });
  return hasEndMarker(frame) ? null : fail({ code: "ingest/truncated" });
}

function hasSizeOf({ rows, columns, samplesPerPixel }: ImagePixel, frame: DecodedFrame): boolean {
  return frame.rows === rows && frame.columns === columns && frame.components === samplesPerPixel && frame.words.length === rows * columns * samplesPerPixel;
}

function unusedBits({ highBit, bitsStored }: ImagePixel): number {
  return highBit + 1 - bitsStored;
}

function withStored(layout: ImagePixel, words: Outcome<StoredValues>, shift: number, clamps: boolean): Outcome<DecodedImage> {
  if (!words.ok) return words;
  const { rows, columns, samplesPerPixel, bitsStored, bitsAllocated, isSigned } = layout;
  const values = storedValues(widened(words.value, bitsAllocated), { bitsStored, shift, isSigned, clamps });
  return succeed({ layout, pixels: { rows, columns, samples: samplesPerPixel, bitsStored, isSigned, values } });
}

/** A codestream of 8 bits in an image of 16 gives bytes; the stored values are words. */
function widened(words: StoredValues, bitsAllocated: number): StoredValues {
  if (8 * words.BYTES_PER_ELEMENT >= bitsAllocated) return words;
  return bitsAllocated === 16 ? Int16Array.from(words) : Int32Array.from(words);
}
