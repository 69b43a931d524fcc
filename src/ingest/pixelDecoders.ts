import type { ImagePixel } from "../dicom/imagePixel.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Codestream } from "./codestream.ts";
import type { StoredValues } from "./storedPixels.ts";

/** Port: what needs a codec package. Nothing rejects; every failure of a codec is a problem. */
export interface PixelDecoders {
  decodeFrame(frame: CodedFrame): Promise<Outcome<DecodedFrame>>;
  /** PNG of any kind and depth; palettes are expanded, alpha is dropped. Problems: ingest/truncated, ingest/malformed, ingest/too-large. */
  decodePng(bytes: Uint8Array<ArrayBuffer>): Outcome<DecodedFrame>;
  /** The files of a ZIP archive; directories are left out. */
  unzip(bytes: Uint8Array): Outcome<readonly ArchiveEntry[]>;
}

export type CodedFrame =
  | { readonly coding: "rle"; readonly bytes: Uint8Array; readonly layout: ImagePixel }
  | { readonly coding: "codestream"; readonly bytes: Uint8Array; readonly codestream: Codestream; readonly color: ColorOutput };

/** Three components of a JPEG: "stored", as the codestream has them, which Photometric Interpretation (0028,0004) names; or "rgb", for pictures. */
export type ColorOutput = "stored" | "rgb";

export interface DecodedFrame {
  readonly rows: number;
  readonly columns: number;
  /** Row-major, components interleaved; the caller owns the buffer. */
  readonly words: StoredValues;
  readonly components: number;
  /** Bits that a sample can use. */
  readonly bits: number;
}

export interface ArchiveEntry {
  readonly name: string;
  /** Unpacks it now, into a buffer of its own. */
  read(): Outcome<Uint8Array<ArrayBuffer>>;
}
