import { digestNow } from "../../src/platform/digest.ts";
import type { ReadTools } from "../../src/ingest/read.ts";
import { openDecoders } from "../../src/ingest/worker/decoders.ts";

/** The real decoders without WebAssembly: native, RLE, lossless JPEG, PNG and ZIP. */
export const readTools: ReadTools = {
  decoders: openDecoders(() => Promise.reject(new Error("no codec is expected here"))),
  digest: (bytes) => Promise.resolve(digestNow(bytes)),
  now: () => 0,
};
