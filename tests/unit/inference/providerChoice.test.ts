import { describe, expect, it } from "vitest";
import type { SelfTestOutcome } from "../../../src/inference/inference.ts";
import { chooseProvider, isWebgpuWorthTrying } from "../../../src/inference/providerChoice.ts";
import { exampleManifest } from "../../fakes/exampleBundle.ts";

const manifest = exampleManifest();

describe("WebGPU is tried", () => {
  it("by itself only on a graphics chip", () => {
    expect(isWebgpuWorthTrying("automatic", "hardware", manifest)).toBe(true);
    expect(isWebgpuWorthTrying("automatic", "software", manifest)).toBe(false);
    expect(isWebgpuWorthTrying("automatic", "none", manifest)).toBe(false);
  });

  it("on an emulation only where the site asks for it", () => {
    expect(isWebgpuWorthTrying("webgpu", "software", manifest)).toBe(true);
    expect(isWebgpuWorthTrying("webgpu", "none", manifest)).toBe(false);
  });

  it("never where the site wants WASM or the bundle has no variant for it", () => {
    expect(isWebgpuWorthTrying("wasm", "hardware", manifest)).toBe(false);
    expect(isWebgpuWorthTrying("webgpu", "hardware", { ...manifest, variants: {} })).toBe(false);
  });
});

describe("WebGPU is used", () => {
  it("when it agrees and is the faster one", () => {
    expect(chooseProvider("automatic", passed(17), passed(5))).toBe("webgpu");
    expect(chooseProvider("automatic", passed(17), passed(17))).toBe("wasm");
  });

  it("when it agrees and the site wants it, however slow", () => {
    expect(chooseProvider("webgpu", passed(17), passed(900))).toBe("webgpu");
  });

  it("never when it fails the self-test or was not tried", () => {
    for (const choice of ["automatic", "webgpu", "wasm"] as const) {
      expect(chooseProvider(choice, passed(17), { state: "failed", problem: { code: "inference/runtime-failed" } })).toBe("wasm");
      expect(chooseProvider(choice, passed(17), null)).toBe("wasm");
    }
  });

  it("never against the site's choice", () => {
    expect(chooseProvider("wasm", passed(17), passed(1))).toBe("wasm");
  });
});

function passed(medianMs: number): SelfTestOutcome {
  return { state: "passed", maxDifference: 0, medianMs };
}
