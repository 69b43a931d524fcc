import { InferenceSession, Tensor, env } from "onnxruntime-web/wasm";
import { networkOf } from "../network.ts";
import type { OpenCall } from "../protocol.ts";
import type { RunNetwork } from "../score.ts";

/** Throws what the runtime throws. */
export async function openWasm({ manifest, network, runtime, threads }: OpenCall): Promise<RunNetwork> {
  env.logLevel = "error";
  env.wasm.numThreads = threads;
  env.wasm.wasmPaths = { mjs: runtime.moduleUrl, wasm: runtime.wasmUrl };
  if (runtime.bytes !== null) env.wasm.wasmBinary = runtime.bytes;
  const session = await InferenceSession.create(new Uint8Array(network), { executionProviders: ["wasm"], graphOptimizationLevel: "all" });
  delete env.wasm.wasmBinary;
  return networkOf(session, (values, dims) => new Tensor("float32", values, dims), manifest);
}
