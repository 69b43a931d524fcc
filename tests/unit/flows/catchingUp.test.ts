import { describe, expect, it } from "vitest";
import { succeed } from "../../../src/domain/outcome.ts";
import type { Result } from "../../../src/domain/result.ts";
import { headerOf } from "../../../src/domain/radiograph.ts";
import { openCatchingUp } from "../../../src/flows/catchingUp.ts";
import type { Inference, InferenceStatus } from "../../../src/inference/inference.ts";
import type { StudyStore } from "../../../src/store/store.ts";
import { exampleIngested, exampleRadiograph, validResult } from "../../fakes/examples.ts";
import { memoryStore } from "../../fakes/memoryStore.ts";

const unavailable: Result = { state: "failed", problem: { code: "inference/unavailable" } };
const crashed: Result = { state: "failed", problem: { code: "inference/worker-crashed" } };
const lateral: Result = { state: "refused", reason: { code: "inference/lateral-view", viewPosition: "LL" } };

async function put(store: StudyStore, uid: string, digit: string, result: Result): Promise<void> {
  const { radiograph, studyUid, patient, date, time, displayCopy, original, fileSha256 } = exampleIngested(uid, digit);
  const image = { radiograph: headerOf(radiograph), result, fileSha256, fileName: "a.dcm", fileSizeBytes: 3, receivedAt: 1 };
  await store.save({ study: { uid: studyUid, patient, date, time }, image, displayCopy, original });
}

function becomesReady(): { readonly inference: Inference; readonly ready: () => void } {
  let status: InferenceStatus = { state: "preparing" };
  const watchers = new Set<(status: InferenceStatus) => void>();
  const inference: Inference = {
    score: async ({ sopInstanceUid }) => validResult(sopInstanceUid), status: () => status,
    watch(onChange) {
      watchers.add(onChange);
      onChange(status);
      return () => watchers.delete(onChange);
    },
    restart: () => undefined, prefer: () => undefined, close: () => undefined,
  };
  // What the report says of the device does not matter here.
  const ready = () => {
    status = { state: "ready" } as InferenceStatus;
    for (const watcher of watchers) watcher(status);
  };
  return { inference, ready };
}

async function statesOf(store: StudyStore): Promise<Record<string, string>> {
  const list = await store.list();
  return Object.fromEntries((list.ok ? list.value : []).flatMap(({ images }) => images.map(({ radiograph, result }) => [radiograph.sopInstanceUid, result.state])));
}

describe("catching up", () => {
  it("films that came before the model get their scores once it is here; every other result stays what it is", async () => {
    const store = memoryStore();
    await put(store, "1.1", "a", unavailable);
    await put(store, "1.2", "b", crashed);
    await put(store, "1.3", "c", lateral);
    const { inference, ready } = becomesReady();
    const images = { load: async (uid: string) => succeed(exampleRadiograph(uid)) };
    openCatchingUp({ store, inference, images, clock: { now: () => 2 } });
    expect((await statesOf(store))["1.1"]).toBe("failed");
    ready();
    await expect.poll(() => statesOf(store)).toEqual({ "1.1": "valid", "1.2": "failed", "1.3": "refused" });
  });

  it("an image that cannot be read again keeps its result and does not hold up the next", async () => {
    const store = memoryStore();
    await put(store, "1.1", "a", unavailable);
    await put(store, "1.2", "b", unavailable);
    const { inference, ready } = becomesReady();
    const images = { load: async (uid: string) => (uid === "1.2" ? { ok: false as const, problem: { code: "ingest/truncated" as const } } : succeed(exampleRadiograph(uid))) };
    openCatchingUp({ store, inference, images, clock: { now: () => 2 } });
    ready();
    await expect.poll(() => statesOf(store)).toEqual({ "1.1": "valid", "1.2": "failed" });
  });
});
