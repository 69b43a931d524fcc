import type { Sha256 } from "../domain/ids.ts";
import type { Outcome } from "../domain/outcome.ts";

/** A large file that must be exactly this one. */
export interface Asset {
  /** Absolute, same origin. */
  readonly url: string;
  readonly sizeBytes: number;
  readonly sha256: Sha256;
}

/**
 * Port: the file's verified bytes, from this device where they are already here. Resumes where an earlier try stopped. Never rejects.
 * `onBytes` is called with the bytes that are here so far, up to `sizeBytes`.
 * Problems: `inference/download-failed`, `inference/file-corrupt`, `inference/cancelled`.
 */
export type Download = (asset: Asset, onBytes: (doneBytes: number) => void, signal: AbortSignal) => Promise<Outcome<ArrayBuffer>>;
