import { Decoder } from "@cornerstonejs/jpeg-lossless-decoder-js";
import { fail, succeed } from "../../domain/outcome.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { Codestream } from "../codestream.ts";
import type { DecodedFrame } from "../pixelDecoders.ts";

/** JPEG Lossless, Huffman (ITU-T T.81 annex H), up to 16 bits. Problems: ingest/malformed where the package throws. */
export function decodeLosslessJpeg(bytes: Uint8Array, codestream: Codestream): Outcome<DecodedFrame> {
  try {
    return succeed(decode(bytes, codestream));
  } catch {
    return fail({ code: "ingest/malformed", at: "jpeg-lossless" });
  }
}

function decode(bytes: Uint8Array, { rows, columns, components, precision }: Codestream): DecodedFrame {
  const decoder = new Decoder();
  decoder.select7 = predictor7;
  const own = Uint8Array.from(bytes);
  const { buffer, byteOffset, byteLength } = decoder.decode(own.buffer, 0, own.length, precision <= 8 ? 1 : 2);
  const words = precision <= 8 ? new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength) : new Uint16Array(buffer as ArrayBuffer, byteOffset, byteLength / 2);
  return { rows, columns, words, components, bits: precision };
}

/** (Ra + Rb) / 2 in integer arithmetic (T.81 table H.1); the package averages 16-bit words wrongly. */
function predictor7(this: Decoder, component?: number): number {
  return (this.getPreviousX(component) + this.getPreviousY(component)) >> 1;
}
