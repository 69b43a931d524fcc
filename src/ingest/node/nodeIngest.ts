import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";
import type { Sha256 } from "../../domain/ids.ts";
import { fail } from "../../domain/outcome.ts";
import type { FileAnswer } from "../archive.ts";
import { readStoredPixels, readWithPixelDigest } from "../read.ts";
import type { DigestedRadiograph, PixelReading, ReadTools } from "../read.ts";
import { openDecoders } from "../worker/decoders.ts";
import type { WasmName } from "../worker/wasmCodecs.ts";

/** The same reading as in the browser's worker, on the calling thread: it cannot be stopped, and nothing rejects. */
export interface NodeIngest {
  /** As port `Ingest`, with the digest of the stored values. Takes `bytes`, which must not lie in Node's shared pool. */
  readRadiographs(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<readonly FileAnswer<DigestedRadiograph>[]>;
  /** Decodes any image and stops there. */
  readPixels(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<readonly FileAnswer<PixelReading>[]>;
}

export function openNodeIngest(): NodeIngest {
  const tools: ReadTools = {
    decoders: openDecoders(loadWasm),
    digest: (bytes) => Promise.resolve(createHash("sha256").update(bytes).digest("hex") as Sha256),
    now: () => performance.now(),
  };
  return {
    readRadiographs: (bytes, fileName) => answered(fileName, () => readWithPixelDigest(bytes, fileName, tools)),
    readPixels: (bytes, fileName) => answered(fileName, () => readStoredPixels(bytes, fileName, tools)),
  };
}

/** A throw that the browser would see as a crashed worker. */
async function answered<T>(fileName: string, read: () => Promise<readonly FileAnswer<T>[]>): Promise<readonly FileAnswer<T>[]> {
  try {
    return await read();
  } catch {
    return [{ fileName, outcome: fail({ code: "ingest/worker-crashed" }) }];
  }
}

const wasmModules: Readonly<Record<WasmName, string>> = {
  charls: "@cornerstonejs/codec-charls/decodewasm",
  openjpeg: "@cornerstonejs/codec-openjpeg/decodewasm",
  openjph: "@cornerstonejs/codec-openjph/wasm",
  turbo: "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm",
};

async function loadWasm(name: WasmName): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(createRequire(import.meta.url).resolve(wasmModules[name])));
}
