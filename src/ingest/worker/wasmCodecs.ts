// The declarations are ambient, and the compilations of Node and of the tests reach this file by import alone.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./codecs.d.ts" />
import createCharls from "@cornerstonejs/codec-charls/decodewasmjs";
import createTurbo from "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs";
import createOpenjpeg from "@cornerstonejs/codec-openjpeg/decodewasmjs";
import createOpenjph from "@cornerstonejs/codec-openjph/wasmjs";
import { fail, succeed } from "../../domain/outcome.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { DecodedFrame } from "../pixelDecoders.ts";
import type { StoredValues } from "../storedPixels.ts";

export type WasmName = "charls" | "openjpeg" | "openjph" | "turbo";

/** A codec's compiled module, asked for when its first image comes. */
export type LoadWasm = (name: WasmName) => Promise<WebAssembly.Module>;

/** Decodes a whole codestream. Problems: ingest/malformed where the codec throws, whatever it throws. Rejects where the codec cannot be loaded. */
export type WasmDecode = (name: WasmName, codestream: Uint8Array) => Promise<Outcome<DecodedFrame>>;

type CreateDecoder = () => CodecDecoder;

/** Keeps each codec for the next image and drops it after an exception: its memory may be inconsistent then. */
export function openWasmCodecs(loadWasm: LoadWasm): WasmDecode {
  const codecs = new Map<WasmName, Promise<CreateDecoder>>();
  const codecOf = (name: WasmName): Promise<CreateDecoder> => {
    const known = codecs.get(name) ?? startCodec(name, loadWasm);
    codecs.set(name, known);
    return known;
  };
  return async (name, codestream) => {
    const create = await codecOf(name);
    try {
      return succeed(decodeWith(create(), codestream));
    } catch {
      codecs.delete(name);
      return fail({ code: "ingest/malformed", at: name });
    }
  };
}

async function startCodec(name: WasmName, loadWasm: LoadWasm): Promise<CreateDecoder> {
  const module = await loadWasm(name);
  const options: CodecOptions = {
    print: ignore, printErr: ignore,
    instantiateWasm(imports, receive) {
      void WebAssembly.instantiate(module, imports).then(receive);
      return {};
    },
  };
  if (name === "charls") return newOf((await createCharls(options)).JpegLSDecoder);
  if (name === "openjpeg") return newOf((await createOpenjpeg(options)).J2KDecoder);
  if (name === "openjph") return newOf((await createOpenjph(options)).HTJ2KDecoder);
  return newOf((await createTurbo(options)).JPEGDecoder);
}

/** The codecs' chatter repeats what their exceptions say. */
function ignore(): void {}

function newOf(Decoder: new () => CodecDecoder): CreateDecoder {
  return () => new Decoder();
}

function decodeWith(decoder: CodecDecoder, codestream: Uint8Array): DecodedFrame {
  try {
    decoder.getEncodedBuffer(codestream.length).set(codestream);
    decoder.decode();
    const { width, height, bitsPerSample, componentCount, isSigned } = decoder.getFrameInfo();
    const words = ownWords(decoder.getDecodedBuffer(), bitsPerSample, isSigned);
    return { rows: height, columns: width, words, components: componentCount, bits: bitsPerSample };
  } finally {
    decoder.delete();
  }
}

/** A copy: the module's memory is used again by the next image. */
function ownWords(decoded: Uint8Array, bits: number, isSigned: boolean): StoredValues {
  const { buffer } = new Uint8Array(decoded);
  if (bits <= 8) return isSigned ? new Int8Array(buffer) : new Uint8Array(buffer);
  if (bits <= 16) return isSigned ? new Int16Array(buffer) : new Uint16Array(buffer);
  return isSigned ? new Int32Array(buffer) : new Uint32Array(buffer);
}
