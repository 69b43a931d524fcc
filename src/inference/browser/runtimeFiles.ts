import wasmModule from "onnxruntime-web/ort-wasm-simd-threaded.mjs?url";
import wasmBinary from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import webgpuModule from "onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url";
import webgpuBinary from "onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url";
import type { Provider } from "../../domain/result.ts";
import type { Asset } from "../../platform/download.ts";

type AssetSize = Omit<Asset, "url">;

/** Of the two files above that end in `.wasm`, as they lie in this build (see vite.config.ts). */
// oxlint-disable-next-line no-underscore-dangle -- how Vite writes a constant of the build
declare const __RUNTIME_ASSETS__: Readonly<Record<Provider, AssetSize>>;

/** What a provider needs beside its network: ONNX Runtime's loader and its WebAssembly. */
export interface RuntimeFile {
  /** Small and part of the offline shell. */
  readonly moduleUrl: string;
  readonly wasm: Asset;
}

export function runtimeFileOf(provider: Provider): RuntimeFile {
  const [moduleUrl, url] = provider === "wasm" ? [wasmModule, wasmBinary] : [webgpuModule, webgpuBinary];
  return { moduleUrl: absolute(moduleUrl), wasm: { url: absolute(url), ...__RUNTIME_ASSETS__[provider] } };
}

function absolute(url: string): string {
  return new URL(url, location.href).href;
}
