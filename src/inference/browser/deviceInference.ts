import type { Provider } from "../../domain/result.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Digest } from "../../platform/digest.ts";
import type { Download } from "../../platform/download.ts";
import { portOf } from "../../platform/browser/workerPort.ts";
import type { WorkerPort } from "../../platform/workerCall.ts";
import type { Inference, ProviderChoice } from "../inference.ts";
import { probeAdapter } from "./adapter.ts";
import type { Limits } from "./engine.ts";
import { runtimeFileOf } from "./runtimeFiles.ts";
import { openWorkerInference } from "./workerInference.ts";

export interface DeviceInferenceOptions {
  /** Absolute, same origin. */
  readonly manifestUrl: string;
  readonly download: Download;
  readonly digest: Digest;
  readonly clock: Clock;
  /** "automatic" where the site has not chosen. */
  readonly choice?: ProviderChoice;
}

/** An emulated graphics chip needs half a minute for its first run. */
const limits: Readonly<Record<Provider, Limits>> = {
  wasm: { openMs: 60_000, scoreMs: 30_000 },
  webgpu: { openMs: 180_000, scoreMs: 30_000 },
};

/**
 * `openWorkerInference` with this browser's workers, graphics adapter and service worker. One thread a worker: two are half as fast as one where
 * another program wants a core.
 */
export function openDeviceInference(options: DeviceInferenceOptions): Inference {
  return openWorkerInference({
    choice: "automatic", ...options, createWorker, probeAdapter, runtimeFileOf, limits, fetchManifest, isRuntimeServed,
    threads: 1, cores: navigator.hardwareConcurrency,
  });
}

function createWorker(): WorkerPort {
  return portOf(new Worker(new URL("../worker/inference.worker.ts", import.meta.url), { type: "module", name: "inference" }));
}

/** Everything else waits for the manifest, and the manifest for the first screen: a reader looks at the worklist before anything is scored. */
async function fetchManifest(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  await new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 1000 }));
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.arrayBuffer();
}

function isRuntimeServed(): boolean {
  return navigator.serviceWorker?.controller !== null && navigator.serviceWorker !== undefined;
}
