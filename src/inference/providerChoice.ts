import type { Provider } from "../domain/result.ts";
import type { BundleManifest } from "./bundle.ts";
import type { ProviderChoice, SelfTestOutcome } from "./inference.ts";

/** What WebGPU would run on: a graphics chip, an emulation on the processor, or nothing. */
export type Adapter = "none" | "software" | "hardware";

/** Is it worth loading the WebGPU runtime? An emulation is tried only when the site asks for it: it is never the faster one. */
export function isWebgpuWorthTrying(choice: ProviderChoice, adapter: Adapter, { variants }: BundleManifest): boolean {
  if (variants.webgpu === undefined || adapter === "none" || choice === "wasm") return false;
  return choice === "webgpu" || adapter === "hardware";
}

/** WebGPU only when it agrees with the self-test, and is wanted or faster here. */
export function chooseProvider(choice: ProviderChoice, wasm: SelfTestOutcome, webgpu: SelfTestOutcome | null): Provider {
  if (choice === "wasm" || webgpu === null || webgpu.state === "failed") return "wasm";
  if (choice === "webgpu") return "webgpu";
  return wasm.state === "passed" && wasm.medianMs <= webgpu.medianMs ? "wasm" : "webgpu";
}
