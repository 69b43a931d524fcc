import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fail } from "../../../src/domain/outcome.ts";
import type { InferenceStatus } from "../../../src/inference/inference.ts";
import { digestNow } from "../../../src/platform/digest.ts";
import type { Download } from "../../../src/platform/download.ts";
import { bundleDirectory } from "../../fakes/exampleBundle.ts";
import { examplePatient, exampleRadiograph } from "../../fakes/examples.ts";
import { passes, scores } from "../../fakes/fakeInferenceWorker.ts";
import { device, diskDownload, failed, ready, score, settled } from "../../fakes/inferenceDevice.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a film", () => {
  it("that comes while the bundle is still being downloaded is scored as soon as a worker is warm", async () => {
    const { inference, workers } = device();
    const result = score(inference);
    expect(inference.status().state).toBe("downloading");
    expect(await result).toMatchObject({ state: "valid", scored: { provider: "wasm", sopInstanceUid: "1.2.3", scoredAt: 1000 } });
    expect(workers).toHaveLength(1);
  });

  it("belongs to the digest of the manifest's own bytes", async () => {
    const sha256 = digestNow(readFileSync(new URL("manifest.json", bundleDirectory)));
    expect(await score(device().inference)).toMatchObject({ scored: { bundle: { name: "cxr-v0", sha256 } } });
  });

  it("gives up its pixels at once", async () => {
    const { inference } = device();
    const radiograph = exampleRadiograph();
    const result = inference.score(radiograph, examplePatient, new AbortController().signal);
    expect(radiograph.pixels.buffer.byteLength).toBe(0);
    expect((await result).state).toBe("valid");
  });

  it("that is refused or that the network fails on is answered so, and never as normal", async () => {
    const refused = device({ score: () => ({ state: "refused", reason: { code: "inference/blank-image" } }) });
    expect(await score(refused.inference)).toEqual({ state: "refused", reason: { code: "inference/blank-image" } });
    const problem = { code: "inference/output-invalid", reason: "not-finite" } as const;
    expect(await score(device({ score: () => ({ state: "failed", problem }) }).inference)).toEqual({ state: "failed", problem });
  });
});

describe("a queue", () => {
  it("is worked off in order by one worker where there is one core", async () => {
    const { inference, workers } = device({}, { cores: 1 });
    await Promise.all(["1.1", "1.2", "1.3"].map((uid) => score(inference, uid)));
    expect(workers.map((worker) => worker.scored)).toEqual([["1.1", "1.2", "1.3"]]);
  });

  it("gets a second worker where there are two cores, and never a third", async () => {
    const { inference, workers } = device({}, { cores: 8 });
    await ready(inference);
    await Promise.all(["1.1", "1.2", "1.3", "1.4", "1.5"].map((uid) => score(inference, uid)));
    await settled();
    await Promise.all(["1.6", "1.7", "1.8"].map((uid) => score(inference, uid)));
    expect(workers).toHaveLength(2);
    expect(workers[1]?.scored.length).toBeGreaterThan(0);
  });

  it("goes on with one worker where the second one does not start", async () => {
    let opened = 0;
    const { inference, workers } = device({ open: () => (opened++ === 0 ? passes(17) : fail({ code: "inference/runtime-failed" })) }, { cores: 2 });
    await ready(inference);
    const results = await Promise.all(["1.1", "1.2", "1.3"].map((uid) => score(inference, uid)));
    expect(results.map(({ state }) => state)).toEqual(["valid", "valid", "valid"]);
    await settled();
    await Promise.all(["1.4", "1.5", "1.6"].map((uid) => score(inference, uid)));
    expect(workers).toHaveLength(2);
    expect(inference.status().state).toBe("ready");
  });
});

describe("a cancelled film", () => {
  it("that waits is never scored", async () => {
    const { inference, workers } = device({}, { cores: 1 });
    await ready(inference);
    const abort = new AbortController();
    const [first, second, third] = [score(inference, "1.1"), score(inference, "1.2", abort.signal), score(inference, "1.3")];
    abort.abort();
    expect(await second).toEqual(failed("inference/cancelled"));
    expect((await Promise.all([first, third])).map(({ state }) => state)).toEqual(["valid", "valid"]);
    expect(workers[0]?.scored).toEqual(["1.1", "1.3"]);
  });

  it("that is being scored is answered at once, and what the worker says later is nobody's", async () => {
    const { inference } = device();
    await ready(inference);
    const abort = new AbortController();
    const running = score(inference, "1.1", abort.signal);
    abort.abort();
    expect(await running).toEqual(failed("inference/cancelled"));
    expect(await score(inference, "1.2")).toMatchObject({ state: "valid", scored: { sopInstanceUid: "1.2" } });
  });

  it("that was cancelled before it came is not scored", async () => {
    const { inference, workers } = device();
    await ready(inference);
    expect(await score(inference, "1.1", AbortSignal.abort())).toEqual(failed("inference/cancelled"));
    expect(workers[0]?.scored).toEqual([]);
  });
});

describe("a worker that crashes", () => {
  it("once costs nothing: a new one scores the same film", async () => {
    let crashes = 0;
    const { inference, workers } = device({ score: () => (crashes++ === 0 ? "crash" : scores(0.9)) });
    expect(await score(inference)).toMatchObject({ state: "valid" });
    expect(workers.map(({ isTerminated, scored }) => [isTerminated, scored])).toEqual([[true, ["1.2.3"]], [false, ["1.2.3"]]]);
  });

  it("does not cost the film its turn", async () => {
    let crashes = 0;
    const { inference, workers } = device({ score: () => (crashes++ === 0 ? "crash" : scores(0.9)) }, { cores: 1 });
    await ready(inference);
    await Promise.all(["1.1", "1.2", "1.3"].map((uid) => score(inference, uid)));
    expect(workers.map(({ scored }) => scored)).toEqual([["1.1"], ["1.1", "1.2", "1.3"]]);
  });

  it("twice on the same film fails that film only", async () => {
    const { inference } = device({ score: ({ radiograph }) => (radiograph.sopInstanceUid === "6.6.6" ? "crash" : scores(0.1)) }, { cores: 1 });
    const [bad, good] = await Promise.all([score(inference, "6.6.6"), score(inference, "1.1")]);
    expect(bad).toEqual(failed("inference/worker-crashed"));
    expect(good).toMatchObject({ state: "valid" });
  });

  it("while nothing is scored is replaced before the next film", async () => {
    const { inference, workers } = device();
    await ready(inference);
    workers[0]?.crash();
    expect(await score(inference)).toMatchObject({ state: "valid" });
    expect(workers).toHaveLength(2);
  });

  it("and cannot be started anew makes the device unavailable, and what waits is told", async () => {
    let opened = 0;
    const { inference } = device({ open: () => (opened++ === 0 ? passes(17) : "crash"), score: () => "crash" }, { cores: 1 });
    await ready(inference);
    const results = await Promise.all([score(inference, "1.1"), score(inference, "1.2")]);
    expect(results).toEqual([failed("inference/unavailable"), failed("inference/unavailable")]);
    expect(inference.status()).toEqual({ state: "unavailable", problem: { code: "inference/worker-crashed" } });
  });
});

describe("a worker that is silent", () => {
  it("for half a minute is thrown away, its film fails and the next one is scored", async () => {
    const { inference, workers } = device({ score: ({ radiograph }) => (radiograph.sopInstanceUid === "6.6.6" ? "silence" : scores(0.9)) }, { cores: 1 });
    await ready(inference);
    const [silent, next] = [score(inference, "6.6.6"), score(inference, "1.1")];
    await vi.advanceTimersByTimeAsync(29_999);
    expect(workers).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await silent).toEqual({ state: "failed", problem: { code: "inference/timeout", limitMs: 30_000 } });
    expect(await next).toMatchObject({ state: "valid" });
    expect(workers[0]?.isTerminated).toBe(true);
  });

  it("from the start makes the device unavailable", async () => {
    const { inference } = device({ open: () => "silence" });
    const waiting = score(inference);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await waiting).toEqual(failed("inference/unavailable"));
    expect(inference.status()).toEqual({ state: "unavailable", problem: { code: "inference/timeout", limitMs: 60_000 } });
  });
});

describe("a device that fails the self-test on WASM", () => {
  const problem = { code: "inference/self-test-failed", provider: "wasm", maxDifference: 0.4 } as const;

  it("says so, and answers every film at once", async () => {
    const { inference, workers } = device({ open: () => fail(problem) });
    const early = score(inference);
    await settled();
    expect(inference.status()).toEqual({ state: "unavailable", problem });
    expect(await early).toEqual(failed("inference/unavailable"));
    expect(await score(inference)).toEqual(failed("inference/unavailable"));
    expect(workers.every(({ isTerminated, scored }) => isTerminated && scored.length === 0)).toBe(true);
  });

  it("gets another chance by a restart", async () => {
    let opened = 0;
    const { inference } = device({ open: () => (opened++ === 0 ? fail(problem) : passes(17)) });
    await settled();
    inference.restart();
    expect(await score(inference)).toMatchObject({ state: "valid" });
  });
});

describe("the bundle", () => {
  it("that cannot be downloaded makes the device unavailable until a restart", async () => {
    let isOffline = true;
    const download: Download = async (asset, onBytes, signal) =>
      isOffline ? fail({ code: "inference/download-failed", file: "model.int8.onnx" }) : diskDownload(asset, onBytes, signal);
    const { inference } = device({}, { download });
    await settled();
    expect(inference.status()).toMatchObject({ state: "unavailable", problem: { code: "inference/download-failed" } });
    isOffline = false;
    inference.restart();
    expect(await score(inference)).toMatchObject({ state: "valid" });
  });

  it("whose manifest is broken is not used", async () => {
    const { inference, workers } = device({}, { fetchManifest: async () => new TextEncoder().encode("{}").buffer });
    await settled();
    expect(inference.status()).toMatchObject({ state: "unavailable", problem: { code: "inference/manifest-invalid" } });
    expect(workers).toEqual([]);
  });

  it("shows how far its download is, up to all of its bytes", async () => {
    const { inference } = device();
    const seen: InferenceStatus[] = [];
    inference.watch((status) => seen.push(status));
    await settled();
    const bytes = seen.filter((status) => status.state === "downloading").map(({ doneBytes }) => doneBytes);
    expect(bytes).toEqual([...bytes].sort((a, b) => a - b));
    expect(seen.findLast((status) => status.state === "downloading")).toMatchObject({ doneBytes: bytes.at(-1), totalBytes: bytes.at(-1) });
    expect([...new Set(seen.map(({ state }) => state))]).toEqual(["downloading", "preparing", "ready"]);
  });

  it("is opened from the runtime's bytes where the service worker has lost its copy", async () => {
    const { inference, workers } = device({ open: ({ runtime }) => (runtime.bytes === null ? fail({ code: "inference/runtime-failed" }) : passes(17)) },
      { isRuntimeServed: () => true });
    expect(await score(inference)).toMatchObject({ state: "valid" });
    expect(workers.map((worker) => worker.opened[0]?.runtime.bytes === null)).toEqual([true, false]);
  });
});

describe("a closed device", () => {
  it("ends its workers and tells what waits", async () => {
    const { inference, workers } = device({ score: () => "silence" }, { cores: 1 });
    await ready(inference);
    const [running, waiting] = [score(inference, "1.1"), score(inference, "1.2")];
    inference.close();
    expect(await Promise.all([running, waiting])).toEqual([failed("inference/cancelled"), failed("inference/cancelled")]);
    expect(await score(inference)).toEqual(failed("inference/cancelled"));
    expect(workers.every(({ isTerminated }) => isTerminated)).toBe(true);
  });
});
