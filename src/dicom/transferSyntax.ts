/** What has to happen to Pixel Data (7FE0,0010) before there are samples (PS3.5 sections 8 and 10, annex A). */
export type PixelCoding =
  | "native" | "deflated-data-set" | "deflated-frame" | "rle" | "jpeg" | "jpeg-lossless" | "jpeg-ls" | "jpeg-2000" | "htj2k";

const explicitLittleEndian = "1.2.840.10008.1.2.1";
export const deflatedExplicitLittleEndian = "1.2.840.10008.1.2.1.99";

const codingByUid: ReadonlyMap<string, PixelCoding> = new Map<string, PixelCoding>([
  ["1.2.840.10008.1.2", "native"],
  [explicitLittleEndian, "native"],
  [deflatedExplicitLittleEndian, "deflated-data-set"],
  ["1.2.840.10008.1.2.2", "native"],
  ["1.2.840.10008.1.2.5", "rle"],
  ["1.2.840.10008.1.2.8.1", "deflated-frame"],
  ...[50, 51, 52, 53, 54, 55, 56, 59, 60, 61, 62, 63, 64].map((n) => [`1.2.840.10008.1.2.4.${n}`, "jpeg"] as const),
  ...[57, 58, 65, 66, 70].map((n) => [`1.2.840.10008.1.2.4.${n}`, "jpeg-lossless"] as const),
  ...[80, 81].map((n) => [`1.2.840.10008.1.2.4.${n}`, "jpeg-ls"] as const),
  ...[90, 91, 92, 93].map((n) => [`1.2.840.10008.1.2.4.${n}`, "jpeg-2000"] as const),
  ...[201, 202, 203].map((n) => [`1.2.840.10008.1.2.4.${n}`, "htj2k"] as const),
]);

/** Null for a transfer syntax that is not understood. The retired JPEG processes (.52 to .66) are the same codestreams as .50 to .57. */
export function pixelCodingOf(transferSyntaxUid: string): PixelCoding | null {
  return codingByUid.get(transferSyntaxUid) ?? null;
}

const lossyUids: ReadonlySet<string> = new Set(["1.2.840.10008.1.2.4.81", "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.93", "1.2.840.10008.1.2.4.203"]);

/** Decoded values may differ from those that were compressed. */
export function isLossy(transferSyntaxUid: string): boolean {
  return lossyUids.has(transferSyntaxUid) || pixelCodingOf(transferSyntaxUid) === "jpeg";
}
