import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { InferenceSession, Tensor, env } from "onnxruntime-web/wasm";
import type { Sha256 } from "../../domain/ids.ts";
import { fail, succeed } from "../../domain/outcome.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { Radiograph } from "../../domain/radiograph.ts";
import type { BundleIdentity, Result } from "../../domain/result.ts";
import type { Patient } from "../../domain/study.ts";
import { filesOf } from "../bundle.ts";
import type { BundleManifest } from "../bundle.ts";
import { parseManifest } from "../manifest.ts";
import { networkOf } from "../network.ts";
import { rehearse } from "../rehearse.ts";
import { resultOf, scoreRadiograph } from "../score.ts";
import type { RunNetwork } from "../score.ts";
import { parseSelfTest } from "../selfTest.ts";

/** The same code and the same WebAssembly runtime as in the browser, one thread. */
export interface NodeInference {
  readonly manifest: BundleManifest;
  readonly identity: BundleIdentity;
  /** Never rejects; the caller keeps the pixels. */
  score(radiograph: Radiograph, patient: Patient): Promise<Result>;
}

/**
 * Verifies every file of the bundle in `bundleDir` and passes its self-test. Problems: `inference/manifest-invalid`,
 * `inference/file-corrupt`, `inference/runtime-failed`, `inference/self-test-failed`.
 */
export async function openNodeInference(bundleDir: string): Promise<Outcome<NodeInference>> {
  const manifestBytes = await readFile(join(bundleDir, "manifest.json")).catch(() => Buffer.alloc(0));
  const parsed = parseManifest(jsonOf(manifestBytes));
  if (!parsed.ok) return parsed;
  const manifest = parsed.value;
  const files = await readFiles(bundleDir, manifest);
  if (!files.ok) return files;
  const run = await openSession(files.value.network, manifest);
  if (!run.ok) return run;
  const proof = await proveSelfTest(manifest, run.value, files.value.selfTest);
  if (!proof.ok) return proof;
  const identity = { ...manifest.bundle, sha256: sha256Of(manifestBytes) };
  return succeed({ manifest, identity, score: scorerOf(manifest, identity, run.value) });
}

interface BundleBytes {
  readonly network: Buffer;
  readonly selfTest: Buffer;
}

/** Reads also what is not used here: a bundle that was changed anywhere is not trusted. */
async function readFiles(bundleDir: string, manifest: BundleManifest): Promise<Outcome<BundleBytes>> {
  const bytes = new Map<string, Buffer>();
  for (const { file, sha256 } of filesOf(manifest)) {
    const content = await readFile(join(bundleDir, file)).catch(() => Buffer.alloc(0));
    if (sha256Of(content) !== sha256) return fail({ code: "inference/file-corrupt", file });
    bytes.set(file, content);
  }
  const network = bytes.get(manifest.variants.wasm?.file ?? "");
  const selfTest = bytes.get(manifest.selfTest.file);
  if (network === undefined || selfTest === undefined) return fail({ code: "inference/manifest-invalid", at: "variants.wasm" });
  return succeed({ network, selfTest });
}

async function openSession(network: Buffer, manifest: BundleManifest): Promise<Outcome<RunNetwork>> {
  const runtime = pathToFileURL(join(dirname(createRequire(import.meta.url).resolve("onnxruntime-web/wasm")), "/"));
  env.logLevel = "error";
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = runtime.href;
  try {
    const session = await InferenceSession.create(network, { executionProviders: ["wasm"], graphOptimizationLevel: "all" });
    return succeed(networkOf(session, (values, dims) => new Tensor("float32", values, dims), manifest));
  } catch {
    return fail({ code: "inference/runtime-failed" });
  }
}

async function proveSelfTest(manifest: BundleManifest, run: RunNetwork, bytes: Buffer): Promise<Outcome<unknown>> {
  const vectors = parseSelfTest(jsonOf(bytes), manifest);
  return vectors.ok ? rehearse(manifest, "wasm", run, vectors.value, nowMs) : vectors;
}

function scorerOf(manifest: BundleManifest, bundle: BundleIdentity, run: RunNetwork): NodeInference["score"] {
  return async (radiograph, patient) =>
    resultOf(await scoreRadiograph(manifest, run, radiograph, patient, nowMs), { bundle, provider: "wasm" }, radiograph, Date.now());
}

/** Undefined, which no schema accepts, where it is no JSON. */
function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

function sha256Of(bytes: Buffer): Sha256 {
  return createHash("sha256").update(bytes).digest("hex") as Sha256;
}

function nowMs(): number {
  return performance.now();
}
