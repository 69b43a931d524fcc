import { networkOf } from "../network.ts";
import type { OpenCall } from "../protocol.ts";
import type { RunNetwork } from "../score.ts";

/** Loads the WebGPU runtime only now: most devices never need it. `onLost` is called when the graphics device goes. Throws what the runtime throws. */
export async function openWebgpu({ manifest, network, runtime }: OpenCall, onLost: () => void): Promise<RunNetwork> {
  const { InferenceSession, Tensor, env } = await import("onnxruntime-web/webgpu");
  env.logLevel = "error";
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = { mjs: runtime.moduleUrl, wasm: runtime.wasmUrl };
  if (runtime.bytes !== null) env.wasm.wasmBinary = runtime.bytes;
  const session = await InferenceSession.create(new Uint8Array(network), { executionProviders: ["webgpu"], graphOptimizationLevel: "all" });
  delete env.wasm.wasmBinary;
  watchDevice(await env.webgpu.device, onLost);
  return networkOf(session, (values, dims) => new Tensor("float32", values, dims), manifest);
}

function watchDevice(device: unknown, onLost: () => void): void {
  const { lost } = device as { readonly lost: Promise<unknown> };
  lost.then(onLost, onLost);
}
