import { fail, succeed } from "../domain/outcome.ts";
import type { Failure, Outcome } from "../domain/outcome.ts";
import type { DataSet } from "../dicom/dataSet.ts";
import { parseDicom } from "../dicom/parse.ts";
import { tag } from "../dicom/tags.ts";
import { hasEndMarker, parseCodestream } from "./codestream.ts";
import { decodeFirstFrame } from "./decodeFrame.ts";
import { jpegOrientation } from "./exif.ts";
import type { Orientation } from "./exif.ts";
import { plainFacts, radiographFacts } from "./facts.ts";
import type { RadiographFacts } from "./facts.ts";
import { limitFileBytes, limitInflatedBytes, limitPixels } from "./limits.ts";
import type { DecodedFrame, PixelDecoders } from "./pixelDecoders.ts";
import { sniffFormat } from "./sniff.ts";
import type { StoredPixels } from "./storedPixels.ts";

/** One image file after decompression, before any lookup table. */
export interface DecodedFile {
  readonly pixels: StoredPixels;
  readonly facts: RadiographFacts;
  /** SOP Instance UID (0008,0018) as written. */
  readonly sopInstanceUid: string | null;
  /** Null for PNG and JPEG. */
  readonly dataSet: DataSet | null;
  /** How `pixels` have to be turned; 1 for DICOM and PNG. */
  readonly orientation: Orientation;
}

/** Asked before anything is decoded; null lets a data set pass. */
export type Refuse = (dataSet: DataSet) => Failure | null;

/** DICOM, PNG or JPEG -> stored values of the first frame. Takes `bytes`. Problems: every `ingest/...` about a file. */
export async function decodeFile(bytes: Uint8Array<ArrayBuffer>, decoders: PixelDecoders, refuse: Refuse): Promise<Outcome<DecodedFile>> {
  if (bytes.length === 0) return fail({ code: "ingest/empty-file" });
  if (bytes.length > limitFileBytes) return fail({ code: "ingest/too-large", sizeBytes: bytes.length, limitBytes: limitFileBytes });
  const format = sniffFormat(bytes);
  if (format === "dicom") return decodeDicom(bytes, decoders, refuse);
  if (format === "png") return plainFile(decoders.decodePng(bytes), "png", 1);
  return format === "jpeg" ? decodeJpegFile(bytes, decoders) : fail({ code: "ingest/unknown-format" });
}

async function decodeDicom(bytes: Uint8Array, decoders: PixelDecoders, refuse: Refuse): Promise<Outcome<DecodedFile>> {
  const file = parseDicom(bytes, limitInflatedBytes);
  if (!file.ok) return file;
  const { dataSet, transferSyntaxUid } = file.value;
  const refusal = refuse(dataSet);
  if (refusal !== null) return refusal;
  const image = await decodeFirstFrame(file.value, decoders);
  if (!image.ok) return image;
  const { layout, pixels } = image.value;
  const facts = radiographFacts(dataSet, layout, transferSyntaxUid);
  return succeed({ pixels, facts, sopInstanceUid: dataSet.string(tag.SOPInstanceUID), dataSet, orientation: 1 });
}

async function decodeJpegFile(bytes: Uint8Array, decoders: PixelDecoders): Promise<Outcome<DecodedFile>> {
  const codestream = parseCodestream(bytes);
  if (codestream === null) return fail({ code: "ingest/malformed", at: "SOF" });
  const { rows, columns } = codestream;
  if (rows * columns > limitPixels) return fail({ code: "ingest/too-many-pixels", rows, columns, limitPixels });
  // Cameras append whole thumbnails behind the picture, so that its end may lie anywhere.
  if (!hasEndMarker(bytes, bytes.length)) return fail({ code: "ingest/truncated" });
  const frame = await decoders.decodeFrame({ coding: "codestream", bytes, codestream, color: "rgb" });
  return plainFile(frame, "jpeg", jpegOrientation(bytes));
}

function plainFile(frame: Outcome<DecodedFrame>, format: "png" | "jpeg", orientation: Orientation): Outcome<DecodedFile> {
  if (!frame.ok) return frame;
  const { rows, columns, words, components, bits } = frame.value;
  const samples = components === 3 ? 3 : 1;
  if (words.length !== rows * columns * samples) return fail({ code: "ingest/malformed", at: format });
  const pixels: StoredPixels = { rows, columns, samples, bitsStored: bits, isSigned: false, values: words };
  return succeed({ pixels, facts: plainFacts(format, samples, bits), sopInstanceUid: null, dataSet: null, orientation });
}
