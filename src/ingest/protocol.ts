import type { IngestAnswer } from "./ingest.ts";
import type { Call } from "../platform/workerCall.ts";

/** A worker reads one file in its life; closing it is how a call is cancelled. */
export type ToWorker = Call & {
  readonly kind: "read";
  readonly fileName: string;
  /** Transferred: the worker owns it until it answers. */
  readonly bytes: ArrayBuffer;
  /** What earlier workers have compiled, by the codec's name. */
  readonly codecs: ReadonlyMap<string, WebAssembly.Module>;
};

export type FromWorker =
  /** The script has been loaded; sent once, before any answer. */
  | { readonly kind: "ready" }
  /** Every buffer in `answers` is transferred: the receiver owns them. `codecs`: those that were given, and what was compiled since. */
  | (Call & { readonly kind: "answered"; readonly answers: readonly IngestAnswer[]; readonly codecs: ReadonlyMap<string, WebAssembly.Module> });

/** What the worker hands over instead of copying. Each buffer once. */
export function buffersOf(answers: readonly IngestAnswer[]): ArrayBuffer[] {
  const buffers = answers.flatMap(({ outcome }) =>
    outcome.ok ? [outcome.value.radiograph.pixels.buffer, outcome.value.displayCopy.pixels.buffer] : [],
  );
  return [...new Set(buffers)];
}
