import type { Adapter } from "../providerChoice.ts";

interface AdapterInfo {
  readonly architecture?: string;
  readonly isFallbackAdapter?: boolean;
}

interface Gpu {
  requestAdapter(): Promise<{ readonly info?: AdapterInfo; readonly isFallbackAdapter?: boolean } | null>;
}

/** What WebGPU would run on here (https://www.w3.org/TR/webgpu/#gpuadapterinfo). Never rejects. */
export async function probeAdapter(): Promise<Adapter> {
  const { gpu } = navigator as { readonly gpu?: Gpu };
  const adapter = gpu === undefined ? null : await gpu.requestAdapter().catch(() => null);
  if (adapter === null) return "none";
  const isFallback = adapter.info?.isFallbackAdapter ?? adapter.isFallbackAdapter ?? false;
  return isFallback || adapter.info?.architecture === "swiftshader" ? "software" : "hardware";
}
