import type { Outcome } from "../domain/outcome.ts";
import type { Radiograph } from "../domain/radiograph.ts";
import type { Provider } from "../domain/result.ts";
import type { Patient } from "../domain/study.ts";
import type { Call } from "../platform/workerCall.ts";
import type { BundleManifest } from "./bundle.ts";
import type { Scoring } from "./score.ts";
import type { SelfTestVectors } from "./selfTest.ts";

export type ToWorker = OpenCall | ScoreCall;

/** The first message, once: load the runtime and the network, warm up, run the self-test. `network` and `runtime.bytes` are transferred. */
export interface OpenCall extends Call {
  readonly kind: "open";
  readonly provider: Provider;
  readonly manifest: BundleManifest;
  readonly selfTest: SelfTestVectors;
  /** The variant's ONNX file, verified. */
  readonly network: ArrayBuffer;
  readonly runtime: RuntimeSource;
  /** More than 1 only where the page is cross-origin isolated. */
  readonly threads: number;
}

/** `radiograph.pixels.buffer` is transferred: the worker owns it. */
export interface ScoreCall extends Call {
  readonly kind: "score";
  readonly radiograph: Radiograph;
  readonly patient: Patient;
}

/** ONNX Runtime Web's own files, all of this origin. */
export interface RuntimeSource {
  readonly moduleUrl: string;
  readonly wasmUrl: string;
  /** The file at `wasmUrl` where it must not be fetched by the worker; null lets the browser stream it and keep its compiled code. */
  readonly bytes: ArrayBuffer | null;
}

export type FromWorker =
  /** Problems: `inference/runtime-failed`, `inference/self-test-failed`, `inference/output-invalid`. */
  | (Call & { readonly kind: "opened"; readonly outcome: Outcome<Opened> })
  /** The buffers of the heatmaps are copied: the receiver owns them. */
  | (Call & { readonly kind: "scored"; readonly scoring: Scoring })
  /** The graphics device is gone: nothing more can be scored here. */
  | { readonly kind: "lost" };

export interface Opened {
  readonly threads: number;
  /** Largest |score - expected score| in the self-test. */
  readonly maxDifference: number;
  /** Milliseconds of one warm run of the network. */
  readonly medianMs: number;
}
