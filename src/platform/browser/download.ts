import type { Sha256 } from "../../domain/ids.ts";
import { fail, succeed, type Outcome } from "../../domain/outcome.ts";
import type { Digest } from "../digest.ts";
import type { Asset, Download } from "../download.ts";

/** Shared with the service worker, which answers from it. */
export const downloadCacheName = "firstread-downloads-1";

const partBytes = 1 << 20;
const tries = 4;

/** `cachedDownload` in this browser; the cache is opened with the first file. */
export function openDownload(digest: Digest): Download {
  return async (asset, onBytes, signal) => {
    const cache = await caches.open(downloadCacheName);
    return cachedDownload({ cache, digest, fetchPart: fetch.bind(globalThis), pause })(asset, onBytes, signal);
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

interface Pieces {
  readonly cache: Cache;
  readonly digest: Digest;
  readonly fetchPart: typeof fetch;
  /** Waits between two tries. */
  readonly pause: (ms: number) => Promise<void>;
}

/**
 * Downloads in parts of 1 MiB, each kept in the Cache API as it arrives, so that a power cut costs one part. Prefers the file's
 * `.gz` twin, which any static host serves byte-wise with ranges; hosts without ranges work too, but start anew.
 */
export function cachedDownload(pieces: Pieces): Download {
  return async (asset, onBytes, signal) => {
    const known = await readKnown(pieces, asset);
    if (known !== null) {
      onBytes(asset.sizeBytes);
      return succeed(known);
    }
    for (const source of [`${asset.url}.gz`, asset.url]) {
      const got = await fetchWhole(pieces, asset, source, onBytes, signal);
      if (got !== "absent") return got;
    }
    return fail({ code: "inference/download-failed", file: nameOf(asset) });
  };
}

/** Forgets every download but these; other files of the cache belong to versions that are gone. */
export async function keepOnly(cache: Cache, assets: readonly Asset[]): Promise<void> {
  const keys = new Set(assets.map(keyOf));
  for (const request of await cache.keys()) if (!keys.has(request.url)) await cache.delete(request);
}

/** Why the digest is in the key: a model's address stays the same from one version to the next. */
function keyOf({ url, sha256 }: Asset): string {
  return `${url}?sha256=${sha256}`;
}

async function readKnown({ cache, digest }: Pieces, asset: Asset): Promise<ArrayBuffer | null> {
  const response = await cache.match(keyOf(asset));
  if (response === undefined) return null;
  const bytes = await response.arrayBuffer();
  if ((await digest(new Uint8Array(bytes))) === asset.sha256) return bytes;
  await cache.delete(keyOf(asset));
  return null;
}

async function fetchWhole(
  pieces: Pieces, asset: Asset, source: string, onBytes: (done: number) => void, signal: AbortSignal,
): Promise<Outcome<ArrayBuffer> | "absent"> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let totalBytes = Number.POSITIVE_INFINITY;
  let doneBytes = 0;
  while (doneBytes < totalBytes) {
    const part = await nextPart(pieces, asset, source, parts.length, signal);
    if (signal.aborted) return fail({ code: "inference/cancelled" });
    if (part === "absent") return "absent";
    if (part === "failed") return fail({ code: "inference/download-failed", file: nameOf(asset) });
    parts.push(part.bytes);
    doneBytes += part.bytes.length;
    totalBytes = part.totalBytes;
    onBytes(Math.min(asset.sizeBytes, Math.round((asset.sizeBytes * doneBytes) / totalBytes)));
  }
  return settle(pieces, asset, source, parts);
}

interface Part {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly totalBytes: number;
}

async function nextPart(pieces: Pieces, asset: Asset, source: string, index: number, signal: AbortSignal): Promise<Part | "absent" | "failed"> {
  const key = partKey(asset, source, index);
  const kept = await pieces.cache.match(key);
  if (kept !== undefined) {
    return { bytes: new Uint8Array(await kept.arrayBuffer()), totalBytes: Number(kept.headers.get("x-total-bytes")) };
  }
  for (let attempt = 0; attempt < tries && !signal.aborted; attempt += 1) {
    if (attempt > 0) await pieces.pause(500 * 2 ** attempt);
    const part = await requestPart(pieces, source, index, signal);
    if (part === "failed") continue;
    if (part !== "absent") await keep(pieces.cache, key, part);
    return part;
  }
  return "failed";
}

async function requestPart({ fetchPart }: Pieces, source: string, index: number, signal: AbortSignal): Promise<Part | "absent" | "failed"> {
  const first = index * partBytes;
  try {
    const headers = { Range: `bytes=${first}-${first + partBytes - 1}` };
    const response = await fetchPart(source, { headers, signal, cache: "no-store" });
    // A host that answers any address with its start page has no such file.
    if (response.status === 404 || response.headers.get("content-type")?.startsWith("text/html") === true) return "absent";
    if (response.status === 200 && index === 0) {
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { bytes, totalBytes: bytes.length };
    }
    const totalBytes = Number(/\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1]);
    if (response.status !== 206 || !Number.isFinite(totalBytes)) return "failed";
    return { bytes: new Uint8Array(await response.arrayBuffer()), totalBytes };
  } catch {
    return "failed";
  }
}

/** A full disk must not stop the download: what cannot be kept is only fetched again next time. */
async function keep(cache: Cache, key: string, { bytes, totalBytes }: Part): Promise<void> {
  await cache.put(key, new Response(bytes, { headers: { "x-total-bytes": String(totalBytes) } })).catch(() => undefined);
}

async function settle({ cache, digest }: Pieces, asset: Asset, source: string, parts: readonly Uint8Array<ArrayBuffer>[]): Promise<Outcome<ArrayBuffer>> {
  const bytes = await unpacked(await new Blob([...parts]).arrayBuffer());
  const sha256: Sha256 | null = bytes === null ? null : await digest(new Uint8Array(bytes));
  const isRight = bytes !== null && sha256 === asset.sha256;
  if (isRight) {
    const headers = { "content-type": contentTypeOf(asset.url), "content-length": String(bytes.byteLength) };
    await cache.put(keyOf(asset), new Response(bytes, { headers })).catch(() => undefined);
  }
  await Promise.all(parts.map((_, index) => cache.delete(partKey(asset, source, index))));
  return isRight ? succeed(bytes) : fail({ code: "inference/file-corrupt", file: nameOf(asset) });
}

/** Some hosts unpack `.gz` files on the way, so the bytes decide; null where they are damaged. */
async function unpacked(bytes: ArrayBuffer): Promise<ArrayBuffer | null> {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first !== 0x1f || second !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer().catch(() => null);
}

function partKey(asset: Asset, source: string, index: number): string {
  return `${source}?sha256=${asset.sha256}&part=${index}`;
}

function nameOf({ url }: Asset): string {
  return url.slice(url.lastIndexOf("/") + 1);
}

function contentTypeOf(url: string): string {
  return url.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
}
