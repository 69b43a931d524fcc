import { succeed } from "../../domain/outcome.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { CodedFrame, DecodedFrame, PixelDecoders } from "../pixelDecoders.ts";
import { decodeJpeg } from "./jpegDecoder.ts";
import { decodeLosslessJpeg } from "./losslessJpeg.ts";
import { decodePngImage } from "./png.ts";
import { decodeRle } from "./rle.ts";
import { openWasmCodecs } from "./wasmCodecs.ts";
import type { LoadWasm, WasmDecode } from "./wasmCodecs.ts";
import { openZip } from "./zip.ts";

/** All decoders of this application. */
export function openDecoders(loadWasm: LoadWasm): PixelDecoders {
  const decodeWasm = openWasmCodecs(loadWasm);
  return {
    decodeFrame: (frame) => decodeFrame(frame, decodeWasm),
    decodePng: decodePngImage,
    unzip: openZip,
  };
}

async function decodeFrame(frame: CodedFrame, decodeWasm: WasmDecode): Promise<Outcome<DecodedFrame>> {
  if (frame.coding === "rle") return decodeRle(frame.bytes, frame.layout);
  const { bytes, codestream, color } = frame;
  const { kind, precision, components, isSigned } = codestream;
  if (kind === "jpeg") return precision === 8 && (components === 1 || (components === 3 && color === "rgb")) ? decodeWasm("turbo", bytes) : decodeJpeg(bytes);
  if (kind === "jpeg-lossless") return decodeLosslessJpeg(bytes, codestream);
  if (kind === "jpeg-ls") return decodeWasm("charls", bytes);
  if (kind === "htj2k") return decodeWasm("openjph", bytes);
  return isSigned && precision <= 8 ? decodeSignedBytes(bytes, decodeWasm) : decodeWasm("openjpeg", bytes);
}

/** Offset of Ssiz in a codestream, whose SIZ segment comes first (ITU-T T.800 A.5.1). */
const depthAt = 42;

/**
 * The OpenJPEG build clamps negative 8-bit samples to 0: the sign bit of the depth is cleared, so that it decodes 0..255, and the level shift of
 * 128 that it then adds is taken back.
 */
async function decodeSignedBytes(bytes: Uint8Array, decodeWasm: WasmDecode): Promise<Outcome<DecodedFrame>> {
  const unsigned = Uint8Array.from(bytes);
  unsigned[depthAt] = (unsigned[depthAt] ?? 0) & 0x7f;
  const frame = await decodeWasm("openjpeg", unsigned);
  if (!frame.ok) return frame;
  const { words, bits } = frame.value;
  return succeed({ ...frame.value, words: Int8Array.from(words, (value) => (value & 0xff) - 2 ** (bits - 1)) });
}
