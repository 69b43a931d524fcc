import type { Sha256 } from "../../domain/ids.ts";
import { hexOf, type Digest } from "../digest.ts";

/** SHA-256 by Web Cryptography, off the main thread. */
export const digest: Digest = async (bytes) => hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))) as Sha256;
