import type { Sha256 } from "../domain/ids.ts";
import { fail, succeed } from "../domain/outcome.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Digest } from "../platform/digest.ts";
import { tag, tagText } from "../dicom/tags.ts";
import { readEach } from "./archive.ts";
import type { FileAnswer } from "./archive.ts";
import { decodeFile } from "./decodeFile.ts";
import type { DecodedFile } from "./decodeFile.ts";
import { makeDisplayCopy } from "./displayCopy.ts";
import { upright } from "./exif.ts";
import { grayPixels } from "./grayPixels.ts";
import { parseGrayscale, plainGrayscale } from "./grayscale.ts";
import { identityOf, unnamedIdentity } from "./identity.ts";
import type { IngestAnswer, Ingested } from "./ingest.ts";
import { mostBits, normalizePixels } from "./normalize.ts";
import type { PixelDecoders } from "./pixelDecoders.ts";
import { isColorCapture, refuseOtherImages } from "./select.ts";
import { storedBytes } from "./storedPixels.ts";

/** What the runtime lends to reading. */
export interface ReadTools {
  readonly decoders: PixelDecoders;
  readonly digest: Digest;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
}

/** File -> radiographs, one answer each. Takes `bytes`. Problems: every `ingest/...`. */
export async function readRadiographs(bytes: Uint8Array<ArrayBuffer>, fileName: string, tools: ReadTools): Promise<readonly IngestAnswer[]> {
  return readEach(bytes, fileName, tools.decoders, async (one) => {
    const start = tools.now();
    const original = originalOf(one, tools);
    const decoded = await decodeFile(one, tools.decoders, refuseOtherImages);
    return decoded.ok ? ingestedOf(decoded.value, original, tools, tools.now() - start) : decoded;
  });
}

/** As `readRadiographs`, with the digest of the stored values beside each radiograph. */
export async function readWithPixelDigest(bytes: Uint8Array<ArrayBuffer>, fileName: string, tools: ReadTools): Promise<readonly FileAnswer<DigestedRadiograph>[]> {
  return readEach(bytes, fileName, tools.decoders, async (one) => {
    const start = tools.now();
    const original = originalOf(one, tools);
    const decoded = await decodeFile(one, tools.decoders, refuseOtherImages);
    if (!decoded.ok) return decoded;
    const decodeMs = tools.now() - start;
    // Taken now: normalizing uses the same buffer.
    const storedPixelSha256 = await tools.digest(storedBytes(decoded.value.pixels));
    const ingested = await ingestedOf(decoded.value, original, tools, decodeMs);
    return ingested.ok ? succeed({ ...ingested.value, storedPixelSha256 }) : ingested;
  });
}

export interface DigestedRadiograph extends Ingested {
  /** Over the stored values of the first frame (see `storedBytes`). */
  readonly storedPixelSha256: Sha256;
}

/** Stops after decoding and takes images of any modality, color and number of frames. */
export async function readStoredPixels(bytes: Uint8Array<ArrayBuffer>, fileName: string, tools: ReadTools): Promise<readonly FileAnswer<PixelReading>[]> {
  return readEach(bytes, fileName, tools.decoders, async (one) => {
    const start = tools.now();
    const decoded = await decodeFile(one, tools.decoders, () => null);
    if (!decoded.ok) return decoded;
    const decodeMs = tools.now() - start;
    return succeed({ ...decoded.value, storedPixelSha256: await tools.digest(storedBytes(decoded.value.pixels)), decodeMs });
  });
}

export interface PixelReading extends DecodedFile {
  readonly storedPixelSha256: Sha256;
  readonly decodeMs: number;
}

interface Original {
  readonly blob: Blob;
  readonly sha256: Promise<Sha256>;
}

/** Both copy the bytes at once and work on them beside the decoder. */
function originalOf(bytes: Uint8Array<ArrayBuffer>, { digest }: ReadTools): Original {
  return { blob: new Blob([bytes]), sha256: digest(bytes) };
}

/** Takes the pixels' buffer. */
async function ingestedOf(decoded: DecodedFile, original: Original, tools: ReadTools, decodeMs: number): Promise<Outcome<Ingested>> {
  const start = tools.now();
  const { dataSet, facts, orientation } = decoded;
  const gray = grayPixels(decoded.pixels, dataSet !== null && isColorCapture(dataSet));
  if (gray === null) return fail({ code: "ingest/color-image" });
  if (gray.bitsStored > mostBits) return fail({ code: "ingest/unsupported-pixels", at: tagText(tag.BitsStored) });
  const grayscale = dataSet === null ? plainGrayscale : parseGrayscale(dataSet, gray.isSigned);
  const { pixels: unturned, window } = normalizePixels(gray, grayscale);
  const image = upright({ rows: gray.rows, columns: gray.columns, pixels: unturned }, orientation);
  const displayCopy = makeDisplayCopy(image);
  const fileSha256 = await original.sha256;
  const { sopInstanceUid, studyUid, patient, date, time } = dataSet === null ? unnamedIdentity(fileSha256) : identityOf(dataSet, fileSha256);
  const radiograph = { sopInstanceUid, ...image, window, ...facts };
  const ms = { decode: decodeMs, normalize: tools.now() - start };
  return succeed({ studyUid, patient, date, time, radiograph, displayCopy, original: original.blob, fileSha256, ms });
}
