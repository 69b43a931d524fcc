import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fail } from "../../../src/domain/outcome.ts";
import type { Outcome } from "../../../src/domain/outcome.ts";
import type { Opened } from "../../../src/inference/protocol.ts";
import type { Scoring } from "../../../src/inference/score.ts";
import { passes, scores } from "../../fakes/fakeInferenceWorker.ts";
import type { Act, Behavior } from "../../fakes/fakeInferenceWorker.ts";
import { device, score, settled } from "../../fakes/inferenceDevice.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("WebGPU", () => {
  it("is used where it agrees and is faster", async () => {
    const { inference, workers } = device(onWebgpu(passes(5)), { probeAdapter: async () => "hardware" });
    await settled();
    expect(inference.status()).toMatchObject({ state: "ready", device: { provider: "webgpu", selfTests: [{ provider: "wasm" }, { provider: "webgpu" }] } });
    expect(await score(inference)).toMatchObject({ state: "valid", scored: { provider: "webgpu" } });
    expect(workers.map(({ provider, isTerminated }) => [provider, isTerminated])).toEqual([["wasm", false], ["webgpu", false]]);
  });

  it("is left where it is slower or fails the self-test, and that is kept in the report", async () => {
    const failure = fail({ code: "inference/self-test-failed", provider: "webgpu", maxDifference: 1 });
    for (const [outcome, state] of [[passes(90), "passed"], [failure, "failed"]] as const) {
      const { inference, workers } = device(onWebgpu(outcome), { probeAdapter: async () => "hardware" });
      await settled();
      expect(inference.status()).toMatchObject({ device: { provider: "wasm", selfTests: [{}, { provider: "webgpu", outcome: { state } }] } });
      expect(workers[1]?.isTerminated).toBe(true);
    }
  });

  it("is not even loaded on an emulation, until the site asks for it", async () => {
    const { inference, workers } = device(onWebgpu(passes(900)), { probeAdapter: async () => "software" });
    await settled();
    expect(workers).toHaveLength(1);
    inference.prefer("webgpu");
    await settled();
    expect(inference.status()).toMatchObject({ device: { provider: "webgpu", choice: "webgpu" } });
    inference.prefer("wasm");
    expect(inference.status()).toMatchObject({ device: { provider: "wasm", choice: "wasm" } });
    expect(workers[1]?.isTerminated).toBe(true);
  });

  it.each<[string, () => Act<Scoring>]>([
    ["crashes", () => "crash"],
    ["cannot run", () => ({ state: "failed", problem: { code: "inference/runtime-failed" } })],
    ["gives numbers that are none", () => ({ state: "failed", problem: { code: "inference/output-invalid", reason: "not-finite" } })],
  ])("that %s hands its film back to WASM", async (_, act) => {
    const { inference } = device({ ...onWebgpu(passes(5)), score: (_call, provider) => (provider === "webgpu" ? act() : scores(0.2)) },
      { probeAdapter: async () => "hardware" });
    await settled();
    expect(await score(inference)).toMatchObject({ state: "valid", scored: { provider: "wasm" } });
    expect(inference.status()).toMatchObject({ device: { provider: "wasm", selfTests: [{}, { provider: "webgpu", outcome: { state: "failed" } }] } });
  });

  it("that is silent hands its film back to WASM", async () => {
    const { inference } = device({ ...onWebgpu(passes(5)), score: (_, provider) => (provider === "webgpu" ? "silence" : scores(0.2)) },
      { probeAdapter: async () => "hardware" });
    await settled();
    const result = score(inference);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await result).toMatchObject({ state: "valid", scored: { provider: "wasm" } });
  });

  it("whose device is lost leaves the films to WASM", async () => {
    const { inference, workers } = device(onWebgpu(passes(5)), { probeAdapter: async () => "hardware" });
    await settled();
    workers[1]?.lose();
    expect(inference.status()).toMatchObject({ device: { provider: "wasm" } });
    expect(await score(inference)).toMatchObject({ scored: { provider: "wasm" } });
  });
});

/** A device whose WebGPU opens like this, and whose WASM needs 17 ms. */
function onWebgpu(outcome: Outcome<Opened>): Behavior {
  return { open: ({ provider }) => (provider === "webgpu" ? outcome : passes(17)) };
}
