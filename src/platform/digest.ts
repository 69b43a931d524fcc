import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Sha256 } from "../domain/ids.ts";

/** SHA-256 (FIPS 180-4), at once: usable inside an IndexedDB transaction, for small inputs. */
export function digestNow(bytes: Uint8Array): Sha256 {
  return bytesToHex(sha256(bytes)) as Sha256;
}

/** SHA-256 off the calling thread where the runtime can, for large inputs. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<Sha256>;

export function hexOf(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}
