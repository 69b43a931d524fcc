import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { InferenceSession, Tensor, env } from "onnxruntime-web/wasm";
import { fail, succeed } from "../../domain/outcome.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { Radiograph } from "../../domain/radiograph.ts";
import type { BundleIdentity, Result } from "../../domain/result.ts";
import type { Patient } from "../../domain/study.ts";
import type { BundleManifest } from "../bundle.ts";
import { networkOf } from "../network.ts";
import { rehearse } from "../rehearse.ts";
import { resultOf, scoreRadiograph } from "../score.ts";
import type { RunNetwork } from "../score.ts";
import { parseSelfTest } from "../selfTest.ts";
import { jsonOf, readBundle } from "./bundleFolder.ts";

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
  const folder = await readBundle(bundleDir);
  if (!folder.ok) return folder;
  const { manifest, sha256, files } = folder.value;
  const network = files.get(manifest.variants.wasm?.file ?? "");
  const selfTest = files.get(manifest.selfTest.file);
  if (network === undefined || selfTest === undefined) return fail({ code: "inference/manifest-invalid", at: "variants.wasm" });
  const run = await openSession(network, manifest);
  if (!run.ok) return run;
  const proof = await proveSelfTest(manifest, run.value, selfTest);
  if (!proof.ok) return proof;
  const identity = { ...manifest.bundle, sha256 };
  return succeed({ manifest, identity, score: scorerOf(manifest, identity, run.value) });
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

function nowMs(): number {
  return performance.now();
}
