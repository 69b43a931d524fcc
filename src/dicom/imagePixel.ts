import { fail, succeed } from "../domain/outcome.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { DataSet } from "./dataSet.ts";
import { tag, tagText } from "./tags.ts";

/** The Image Pixel Module (PS3.3 C.7.6.3) with its contradictions resolved. */
export interface ImagePixel {
  /** Both 1..65535. */
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: 1 | 3;
  /** Upper case, "" where absent. */
  readonly photometricInterpretation: string;
  /** Planar Configuration (0028,0006) is 1: all of red, then all of green, then all of blue. */
  readonly isPlanar: boolean;
  readonly bitsAllocated: BitsAllocated;
  /** 1..bitsAllocated. */
  readonly bitsStored: number;
  /** bitsStored - 1 .. bitsAllocated - 1. */
  readonly highBit: number;
  /** Pixel Representation (0028,0103) is 1: two's complement. */
  readonly isSigned: boolean;
  /** At least 1. */
  readonly frames: number;
}

export type BitsAllocated = 1 | 8 | 16 | 32;

/** Problems: ingest/malformed, ingest/unsupported-pixels, ingest/too-many-pixels. */
export function parseImagePixel(dataSet: DataSet, limitPixels: number): Outcome<ImagePixel> {
  const [rows, columns] = [dataSet.uint16(tag.Rows) ?? 0, dataSet.uint16(tag.Columns) ?? 0];
  if (rows === 0) return fail({ code: "ingest/malformed", at: tagText(tag.Rows) });
  if (columns === 0) return fail({ code: "ingest/malformed", at: tagText(tag.Columns) });
  if (rows * columns > limitPixels) return fail({ code: "ingest/too-many-pixels", rows, columns, limitPixels });
  const samplesPerPixel = dataSet.uint16(tag.SamplesPerPixel) ?? 1;
  if (samplesPerPixel !== 1 && samplesPerPixel !== 3) return fail({ code: "ingest/unsupported-pixels", at: tagText(tag.SamplesPerPixel) });
  const bitsAllocated = dataSet.uint16(tag.BitsAllocated) ?? 0;
  if (bitsAllocated === 0) return fail({ code: "ingest/malformed", at: tagText(tag.BitsAllocated) });
  if (!isSupported(bitsAllocated)) return fail({ code: "ingest/unsupported-pixels", at: tagText(tag.BitsAllocated) });
  return succeed({
    rows, columns, samplesPerPixel, bitsAllocated,
    ...storedBits(dataSet, bitsAllocated),
    photometricInterpretation: (dataSet.string(tag.PhotometricInterpretation) ?? "").toUpperCase(),
    isPlanar: samplesPerPixel === 3 && dataSet.uint16(tag.PlanarConfiguration) === 1,
    isSigned: dataSet.uint16(tag.PixelRepresentation) === 1,
    frames: Math.max(1, Math.floor(dataSet.decimals(tag.NumberOfFrames)[0] ?? 1) || 1),
  });
}

function isSupported(bits: number): bits is BitsAllocated {
  return bits === 1 || bits === 8 || bits === 16 || bits === 32;
}

/** Bits Stored and High Bit that do not fit into Bits Allocated are read as "all of it". */
function storedBits(dataSet: DataSet, bitsAllocated: number): Pick<ImagePixel, "bitsStored" | "highBit"> {
  const written = dataSet.uint16(tag.BitsStored) ?? 0;
  const bitsStored = written >= 1 && written <= bitsAllocated ? written : bitsAllocated;
  const highBit = dataSet.uint16(tag.HighBit) ?? bitsStored - 1;
  return { bitsStored, highBit: highBit >= bitsStored - 1 && highBit < bitsAllocated ? highBit : bitsStored - 1 };
}
