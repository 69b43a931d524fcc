import { createRequire } from "node:module";
import { encodeLosslessJpeg } from "./losslessJpeg.ts";
import { encodeRle } from "./rle.ts";
import type { Samples } from "./samplePixels.ts";

/** The transfer syntaxes that samples are written in (PS3.6 table A-1). */
export const syntax = {
  implicitLittleEndian: "1.2.840.10008.1.2",
  explicitLittleEndian: "1.2.840.10008.1.2.1",
  deflated: "1.2.840.10008.1.2.1.99",
  explicitBigEndian: "1.2.840.10008.1.2.2",
  jpegBaseline: "1.2.840.10008.1.2.4.50",
  jpegLossless: "1.2.840.10008.1.2.4.70",
  jpegLs: "1.2.840.10008.1.2.4.80",
  jpeg2000: "1.2.840.10008.1.2.4.90",
  htj2k: "1.2.840.10008.1.2.4.201",
  rle: "1.2.840.10008.1.2.5",
} as const;

const nativeSyntaxes: ReadonlySet<string> = new Set([syntax.implicitLittleEndian, syntax.explicitLittleEndian, syntax.deflated, syntax.explicitBigEndian]);

/** One compressed frame, or null where the syntax holds its pixels as they are. JPEG baseline takes 8 bits only and is lossy (quality 92). */
export async function encodeFrame(transferSyntaxUid: string, samples: Samples): Promise<Uint8Array | null> {
  if (nativeSyntaxes.has(transferSyntaxUid)) return null;
  if (transferSyntaxUid === syntax.rle) return encodeRle(samples);
  if (transferSyntaxUid === syntax.jpegLossless) return encodeLosslessJpeg(samples);
  const codec = codecs[transferSyntaxUid];
  if (!codec) throw new RangeError(`no encoder for ${transferSyntaxUid}`);
  const create = createRequire(import.meta.url)(codec.module) as CreateModule;
  const Encoder = (await create({ print: ignore, printErr: ignore }))[codec.encoder];
  if (!Encoder) throw new RangeError(`${codec.module} has no ${codec.encoder}`);
  return encodeWith(new Encoder(), samples, codec.configure);
}

/** What the Emscripten builds of the codecs give (their READMEs are the documentation). */
interface PixelEncoder {
  getDecodedBuffer(frame: { width: number; height: number; bitsPerSample: number; componentCount: number; isSigned: boolean; isUsingColorTransform: boolean }): Uint8Array;
  setQuality?(first: boolean | number, second?: number): void;
  setDecompositions?(levels: number): void;
  setNearLossless?(allowedDifference: number): void;
  setSubSampling?(code: number): void;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
  delete(): void;
}

type CreateModule = (options: { print: () => void; printErr: () => void }) => Promise<Readonly<Record<string, (new () => PixelEncoder) | undefined>>>;

interface Codec {
  readonly module: string;
  readonly encoder: string;
  readonly configure: (encoder: PixelEncoder, samples: Samples) => void;
}

const codecs: Readonly<Record<string, Codec>> = {
  [syntax.jpegLs]: { module: "@cornerstonejs/codec-charls/wasmjs", encoder: "JpegLSEncoder", configure: (one) => one.setNearLossless?.(0) },
  [syntax.jpeg2000]: { module: "@cornerstonejs/codec-openjpeg/wasmjs", encoder: "J2KEncoder", configure: configureWavelets },
  [syntax.htj2k]: { module: "@cornerstonejs/codec-openjph/wasmjs", encoder: "HTJ2KEncoder", configure: configureWavelets },
  [syntax.jpegBaseline]: { module: "@cornerstonejs/codec-libjpeg-turbo-8bit/wasmjs", encoder: "JPEGEncoder", configure: configureBaseline },
};

/** Reversible; OpenJPEG refuses to halve an image until nothing is left. */
function configureWavelets(encoder: PixelEncoder, { rows, columns }: Samples): void {
  encoder.setQuality?.(true, 0);
  encoder.setDecompositions?.(Math.min(5, Math.floor(Math.log2(Math.min(rows, columns)))));
}

/** Sub-sampling code 3 is "gray" (TJSAMP_GRAY of turbojpeg.h). */
function configureBaseline(encoder: PixelEncoder): void {
  encoder.setQuality?.(92);
  encoder.setSubSampling?.(3);
}

function ignore(): void {}

function encodeWith(encoder: PixelEncoder, samples: Samples, configure: Codec["configure"]): Uint8Array {
  const { rows, columns, bitsStored, values } = samples;
  try {
    const frame = { width: columns, height: rows, bitsPerSample: bitsStored, componentCount: 1, isSigned: false, isUsingColorTransform: false };
    const room = encoder.getDecodedBuffer(frame);
    room.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    configure(encoder, samples);
    encoder.encode();
    return Uint8Array.from(encoder.getEncodedBuffer());
  } finally {
    encoder.delete();
  }
}
