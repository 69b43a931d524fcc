import { fail, succeed } from "../../domain/outcome.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { BundleIdentity, Provider } from "../../domain/result.ts";
import type { Digest } from "../../platform/digest.ts";
import type { Asset, Download } from "../../platform/download.ts";
import type { BundleFile, BundleManifest } from "../bundle.ts";
import { parseManifest } from "../manifest.ts";
import { parseSelfTest } from "../selfTest.ts";
import type { SelfTestVectors } from "../selfTest.ts";
import type { RuntimeFile } from "./runtimeFiles.ts";

/** A bundle whose manifest has been read; its files are fetched as they are needed, verified, and stay on this device. */
export interface Bundle {
  readonly manifest: BundleManifest;
  readonly identity: BundleIdentity;
}

/** What a worker needs to open a provider. The buffers are transferred to it. */
export interface Kit {
  readonly network: ArrayBuffer;
  readonly runtime: ArrayBuffer;
}

export interface BundleSource {
  readonly manifestUrl: string;
  readonly download: Download;
  readonly digest: Digest;
  readonly fetchManifest: (url: string, signal: AbortSignal) => Promise<ArrayBuffer>;
  readonly runtimeFileOf: (provider: Provider) => RuntimeFile;
}

/** Problems: `inference/download-failed`, `inference/manifest-invalid`. */
export async function readBundle(source: BundleSource, signal: AbortSignal): Promise<Outcome<Bundle>> {
  const bytes = await source.fetchManifest(source.manifestUrl, signal).catch(() => null);
  if (bytes === null) return fail({ code: "inference/download-failed", file: "manifest.json" });
  const manifest = parseManifest(jsonOf(bytes));
  if (!manifest.ok) return manifest;
  const sha256 = await source.digest(new Uint8Array(bytes));
  return succeed({ manifest: manifest.value, identity: { ...manifest.value.bundle, sha256 } });
}

/** What makes a device work offline: model card and self-test beside the kit. `onBytes` counts all of it. Problems: those of `Download`, `inference/manifest-invalid`. */
export async function fetchForWasm(
  source: BundleSource, { manifest }: Bundle, onBytes: (done: number, total: number) => void, signal: AbortSignal,
): Promise<Outcome<{ readonly kit: Kit; readonly selfTest: SelfTestVectors }>> {
  const { variants: { wasm }, card, selfTest } = manifest;
  if (wasm === undefined) return fail({ code: "inference/manifest-invalid", at: "variants.wasm" });
  const assets = [...[card, selfTest, wasm].map((file) => assetOf(source, file)), source.runtimeFileOf("wasm").wasm];
  const files = await fetchAll(source, assets, onBytes, signal);
  if (!files.ok) return files;
  const [, selfTestBytes = empty, network = empty, runtime = empty] = files.value;
  const vectors = parseSelfTest(jsonOf(selfTestBytes), manifest);
  return vectors.ok ? succeed({ kit: { network, runtime }, selfTest: vectors.value }) : vectors;
}

/** Usually from this device. Problems: those of `Download`. */
export async function fetchKit(source: BundleSource, { manifest }: Bundle, provider: Provider, signal: AbortSignal): Promise<Outcome<Kit>> {
  const variant = manifest.variants[provider];
  if (variant === undefined) return fail({ code: "inference/manifest-invalid", at: `variants.${provider}` });
  const files = await fetchAll(source, [assetOf(source, variant), source.runtimeFileOf(provider).wasm], () => undefined, signal);
  if (!files.ok) return files;
  const [network = empty, runtime = empty] = files.value;
  return succeed({ network, runtime });
}

const empty = new ArrayBuffer(0);

/** One after the other: a slow line is not faster with two. */
async function fetchAll(
  { download }: BundleSource, assets: readonly Asset[], onBytes: (done: number, total: number) => void, signal: AbortSignal,
): Promise<Outcome<readonly ArrayBuffer[]>> {
  const total = assets.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const files: ArrayBuffer[] = [];
  let before = 0;
  onBytes(0, total);
  for (const asset of assets) {
    const start = before;
    const file = await download(asset, (done) => onBytes(start + done, total), signal);
    if (!file.ok) return file;
    files.push(file.value);
    before += asset.sizeBytes;
    onBytes(before, total);
  }
  return succeed(files);
}

function assetOf({ manifestUrl }: BundleSource, { file, sizeBytes, sha256 }: BundleFile): Asset {
  return { url: new URL(file, manifestUrl).href, sizeBytes, sha256 };
}

/** Undefined, which no schema accepts, where it is no JSON. */
function jsonOf(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
