import { readFileSync } from "node:fs";
import { expect, vi } from "vitest";
import { succeed } from "../../src/domain/outcome.ts";
import type { Result } from "../../src/domain/result.ts";
import { openWorkerInference } from "../../src/inference/browser/workerInference.ts";
import type { WorkerInferenceOptions } from "../../src/inference/browser/workerInference.ts";
import type { Inference } from "../../src/inference/inference.ts";
import { digestNow } from "../../src/platform/digest.ts";
import type { Download } from "../../src/platform/download.ts";
import { bundleDirectory } from "./exampleBundle.ts";
import { examplePatient, exampleRadiograph, sha256Of } from "./examples.ts";
import { FakeInferenceWorker } from "./fakeInferenceWorker.ts";
import type { Behavior } from "./fakeInferenceWorker.ts";

/** Inference on fake workers, with the bundle of this repository. */
export function device(behavior: Behavior = {}, options: Partial<WorkerInferenceOptions> = {}) {
  const workers: FakeInferenceWorker[] = [];
  const inference = openWorkerInference({
    manifestUrl: "http://localhost/models/cxr-v0/manifest.json",
    fetchManifest: async () => fileBytes("manifest.json"),
    download: diskDownload,
    digest: async (bytes) => digestNow(bytes),
    runtimeFileOf: () => ({ moduleUrl: "http://localhost/ort.mjs", wasm: { url: "http://localhost/ort.wasm", sizeBytes: 4, sha256: sha256Of("c") } }),
    clock: { now: () => 1000 },
    cores: 2, threads: 1, choice: "automatic",
    createWorker: () => {
      const worker = new FakeInferenceWorker(behavior);
      workers.push(worker);
      return worker;
    },
    probeAdapter: async () => "none",
    isRuntimeServed: () => false,
    limits: { wasm: { openMs: 60_000, scoreMs: 30_000 }, webgpu: { openMs: 60_000, scoreMs: 30_000 } },
    ...options,
  });
  return { inference, workers };
}

export async function score(inference: Inference, uid = "1.2.3", signal = new AbortController().signal): Promise<Result> {
  return inference.score(exampleRadiograph(uid, 8, 8), examplePatient, signal);
}

export function failed(code: string) {
  return { state: "failed", problem: { code } };
}

export async function ready(inference: Inference): Promise<void> {
  await settled();
  expect(inference.status().state).toBe("ready");
}

/** Everything that needs no clock has happened. */
export async function settled(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

export async function diskDownload(...[{ url, sizeBytes }, onBytes]: Parameters<Download>): ReturnType<Download> {
  onBytes(Math.floor(sizeBytes / 2));
  onBytes(sizeBytes);
  const name = url.slice(url.lastIndexOf("/") + 1);
  return succeed(name === "selftest.json" ? fileBytes(name) : new ArrayBuffer(4));
}

function fileBytes(name: string): ArrayBuffer {
  return new Uint8Array(readFileSync(new URL(name, bundleDirectory))).buffer;
}
