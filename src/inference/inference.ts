import type { Problem } from "../domain/problem.ts";
import type { BundleIdentity, Provider, Result } from "../domain/result.ts";
import type { Radiograph } from "../domain/radiograph.ts";
import type { Patient } from "../domain/study.ts";
import type { BundleManifest } from "./bundle.ts";

export { zonesOf } from "./heatmap.ts";

/** Port: scores radiographs with the bundle in use; speaks only on a device that has passed the bundle's self-test. */
export interface Inference {
  /**
   * Never rejects and never waits for ever: "valid", "refused" or "failed". While the bundle is still being prepared it waits for that.
   * Takes `radiograph.pixels.buffer`: after the call it is detached.
   */
  score(radiograph: Radiograph, patient: Patient, signal: AbortSignal): Promise<Result>;
  status(): InferenceStatus;
  /** Called at once and on each change; the answer stops it. */
  watch(onChange: (status: InferenceStatus) => void): () => void;
  /** Tries again after a failure, such as a download without a network. */
  restart(): void;
  /** Which provider the site prefers; "automatic" takes the faster one that agrees with the self-test. */
  prefer(provider: ProviderChoice): void;
  close(): void;
}

export type ProviderChoice = "automatic" | Provider;

export type InferenceStatus =
  | { readonly state: "downloading"; readonly doneBytes: number; readonly totalBytes: number }
  /** Files verified; compiling, warming up and running the self-test. */
  | { readonly state: "preparing" }
  | { readonly state: "ready"; readonly device: DeviceReport }
  | { readonly state: "unavailable"; readonly problem: Problem };

/** What this device can do with this bundle, measured here. */
export interface DeviceReport {
  readonly bundle: BundleIdentity;
  readonly manifest: BundleManifest;
  readonly provider: Provider;
  readonly threads: number;
  readonly choice: ProviderChoice;
  readonly selfTests: readonly SelfTestReport[];
}

export interface SelfTestReport {
  readonly provider: Provider;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly outcome: SelfTestOutcome;
}

export type SelfTestOutcome =
  /** `maxDifference`: largest |score - expected score|; `medianMs`: of one warm run. */
  | { readonly state: "passed"; readonly maxDifference: number; readonly medianMs: number }
  | { readonly state: "failed"; readonly problem: Problem };
