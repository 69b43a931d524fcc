import { Inflate } from "fflate";
import type { Outcome } from "../domain/outcome.ts";
import { fail, succeed } from "../domain/outcome.ts";

const stepBytes = 64 * 1024;

/**
 * RFC 1951 without a zlib header, as PS3.5 annex A.5 wants it. Stops at `limitBytes` of output, so that a small file cannot fill the memory.
 * `isComplete` is false where the stream ends early; what came until then is given. Problems: ingest/too-large, ingest/malformed.
 */
export function inflateRaw(compressed: Uint8Array, limitBytes: number): Outcome<Inflated> {
  const chunks: Uint8Array[] = [];
  const progress = { sizeBytes: 0, isComplete: false };
  const stream = new Inflate((chunk, isFinal) => {
    chunks.push(chunk);
    progress.sizeBytes += chunk.length;
    progress.isComplete ||= isFinal;
  });
  try {
    for (let at = 0; at < compressed.length && progress.sizeBytes <= limitBytes; at += stepBytes) {
      stream.push(compressed.subarray(at, at + stepBytes));
    }
    if (progress.sizeBytes <= limitBytes) stream.push(new Uint8Array(0), true);
  } catch {
    if (progress.sizeBytes === 0) return fail({ code: "ingest/malformed", at: "deflate" });
  }
  const { sizeBytes, isComplete } = progress;
  if (sizeBytes > limitBytes) return fail({ code: "ingest/too-large", sizeBytes, limitBytes });
  return succeed({ bytes: joined(chunks, sizeBytes), isComplete });
}

export interface Inflated {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isComplete: boolean;
}

function joined(chunks: readonly Uint8Array[], sizeBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeBytes);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
