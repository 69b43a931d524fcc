import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Sha256 } from "../../../src/domain/ids.ts";
import { cachedDownload, keepOnly } from "../../../src/platform/browser/download.ts";
import type { Asset } from "../../../src/platform/download.ts";
import { memoryCache } from "../../fakes/memoryCache.ts";

const url = "http://localhost/models/net.onnx";
const digest = async (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex") as Sha256;
const never = new AbortController().signal;
const pause = async () => undefined;

/** 3.5 MB that do not compress, so that the compressed twin has several parts too. */
function content(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(3_500_000);
  let state = 1;
  for (let index = 0; index < bytes.length; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

async function assetOf(bytes: Uint8Array<ArrayBuffer>): Promise<Asset> {
  return { url, sizeBytes: bytes.length, sha256: await digest(bytes) };
}

interface Host {
  readonly asked: string[];
  readonly fetch: typeof fetch;
}

function host(files: Readonly<Record<string, Uint8Array>>, options: { ranges?: boolean; failAfter?: number } = {}): Host {
  const asked: string[] = [];
  const answer = async (input: string, init?: RequestInit): Promise<Response> => {
    asked.push(`${input} ${new Headers(init?.headers).get("range")}`);
    if (asked.length > (options.failAfter ?? Number.POSITIVE_INFINITY)) throw new TypeError("network");
    const file = files[input];
    if (file === undefined) return new Response("not found", { status: 404 });
    if (options.ranges === false) return new Response(new Uint8Array(file));
    const [, first, last] = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get("range") ?? "") ?? [];
    const part = file.slice(Number(first), Number(last) + 1);
    return new Response(part, { status: 206, headers: { "content-range": `bytes ${first}-${Number(first) + part.length - 1}/${file.length}` } });
  };
  return { asked, fetch: answer as typeof fetch };
}

describe("a verified download", () => {
  it("takes the compressed twin in parts and gives the original's bytes", async () => {
    const bytes = content();
    const { fetch: fetchPart, asked } = host({ [`${url}.gz`]: gzipSync(bytes) });
    const done: number[] = [];
    const got = await cachedDownload({ cache: memoryCache(), digest, fetchPart, pause })(await assetOf(bytes), (n) => done.push(n), never);
    expect(got.ok && Buffer.compare(Buffer.from(got.value), Buffer.from(bytes))).toBe(0);
    expect(asked.length).toBeGreaterThan(2);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.at(-1)).toBe(bytes.length);
  });

  it("goes on where a broken network stopped it", async () => {
    const bytes = content();
    const cache = memoryCache();
    const files = { [`${url}.gz`]: gzipSync(bytes) };
    const broken = await cachedDownload({ cache, digest, fetchPart: host(files, { failAfter: 2 }).fetch, pause })(await assetOf(bytes), () => undefined, never);
    expect(broken).toEqual({ ok: false, problem: { code: "inference/download-failed", file: "net.onnx" } });
    const second = host(files);
    const got = await cachedDownload({ cache, digest, fetchPart: second.fetch, pause })(await assetOf(bytes), () => undefined, never);
    expect(got.ok).toBe(true);
    expect(second.asked[0]).toContain("bytes=2097152-");
  });

  it("asks the network for nothing once the file is here", async () => {
    const bytes = content();
    const cache = memoryCache();
    const asset = await assetOf(bytes);
    await cachedDownload({ cache, digest, fetchPart: host({ [url]: bytes }).fetch, pause })(asset, () => undefined, never);
    const dead = host({}, { failAfter: 0 });
    const again = await cachedDownload({ cache, digest, fetchPart: dead.fetch, pause })(asset, () => undefined, never);
    expect(again.ok).toBe(true);
    expect(dead.asked).toEqual([]);
  });

  it("works with a host that knows neither ranges nor compressed twins", async () => {
    const bytes = content();
    const { fetch: fetchPart } = host({ [url]: bytes }, { ranges: false });
    const got = await cachedDownload({ cache: memoryCache(), digest, fetchPart, pause })(await assetOf(bytes), () => undefined, never);
    expect(got.ok).toBe(true);
  });

  it("refuses a file with a single wrong bit, and keeps nothing of it", async () => {
    const bytes = content();
    const asset = await assetOf(bytes);
    const wrong = bytes.slice();
    wrong[1_234_567] = (wrong[1_234_567] ?? 0) ^ 1;
    const cache = memoryCache();
    const got = await cachedDownload({ cache, digest, fetchPart: host({ [`${url}.gz`]: gzipSync(wrong) }).fetch, pause })(asset, () => undefined, never);
    expect(got).toEqual({ ok: false, problem: { code: "inference/file-corrupt", file: "net.onnx" } });
    expect(await cache.keys()).toEqual([]);
  });

  it("forgets a stored file that the disk has damaged and fetches it anew", async () => {
    const bytes = content();
    const asset = await assetOf(bytes);
    const cache = memoryCache();
    await cache.put(`${url}?sha256=${asset.sha256}`, new Response("damaged"));
    const got = await cachedDownload({ cache, digest, fetchPart: host({ [url]: bytes }).fetch, pause })(asset, () => undefined, never);
    expect(got.ok && got.value.byteLength).toBe(bytes.length);
  });

  it("forgets what no bundle in use needs", async () => {
    const bytes = content();
    const asset = await assetOf(bytes);
    const cache = memoryCache();
    await cache.put("http://localhost/models/old.onnx?sha256=0", new Response("old"));
    await cache.put(`${url}?sha256=${asset.sha256}`, new Response(bytes));
    await keepOnly(cache, [asset]);
    expect((await cache.keys()).map((request) => request.url)).toEqual([`${url}?sha256=${asset.sha256}`]);
  });
});
