import { succeed } from "../../src/domain/outcome.ts";
import type { Services } from "../../src/app/services.ts";
import type { BatchItem, PreferenceValues } from "../../src/flows/journeys.ts";
import type { BundleManifest } from "../../src/inference/bundle.ts";
import type { Inference, InferenceStatus } from "../../src/inference/inference.ts";
import type { ReaderId } from "../../src/domain/reader.ts";
import { defaultSettings } from "../../src/reading/reading.ts";
import type { StudyStore } from "../../src/store/store.ts";
import { memoryStore } from "../fakes/memoryStore.ts";
import { fakeExporting } from "./fakeExporting.ts";
import { exampleBatch } from "./exampleBatch.ts";
import { exampleBundle, exampleManifest, gatelessManifest } from "./exampleBundle.ts";
import { examplePractice } from "./examplePractice.ts";
import { exampleStudies } from "./exampleStudies.ts";
import { fillWithMany } from "./manyStudies.ts";
import { drawThorax } from "./thorax.ts";
import card from "../../models/cxr-v0/CARD.md?raw";

const harnessNow = Date.UTC(2026, 10, 23, 1, 12);

/**
 * `locale` ko or en, `theme`, `notice=new` for the first run, `studies=none` or their number, `batch=some`, `ai` downloading, preparing, ready or
 * unavailable, `update=ready`, `gate=none` for a bundle without one, `mode=blind` for scores after the verdict, `profile=checkup`, `second` always or
 * positive, `reader=none` where nobody has said who reads, `tour=new` where the tour is still to be offered.
 */
export async function fakeServices(query: URLSearchParams): Promise<Services> {
  const store = memoryStore();
  await fillStudies(store, query.get("studies"));
  await fillSite(store, query);
  const batch = query.get("batch") === null ? [] : exampleBatch;
  return {
    store,
    site: store,
    readerSession: sessionOf(query.get("reader") === "none" ? null : readerId),
    inference: inferenceIn(statusFor(query.get("ai") ?? "ready", query.get("gate") === "none" ? gatelessManifest : exampleManifest)),
    screening: { screen: () => undefined, watch: constant<readonly BatchItem[]>(batch), dismiss: () => undefined, cancel: () => undefined, openSamples: () => Promise.resolve(succeed(null)) },
    images: {
      load: async (uid) => succeed({ ...headerFor(uid), ...drawThorax(1600, 1400), sopInstanceUid: uid }),
    },
    exporting: fakeExporting(store, query),
    practice: { films: () => Promise.resolve(succeed(examplePractice(harnessNow))) },
    updates: { watch: constant({ offlineReady: true, updateReady: query.get("update") === "ready" }), apply: () => undefined },
    preferences: preferencesFrom(query),
    storage: { watch: constant({ usedBytes: 1.24e9, isPersistent: true }) },
    clock: { now: () => harnessNow },
    bundleCard: () => Promise.resolve(succeed(card)),
  };
}

async function fillStudies(store: StudyStore, studies: string | null): Promise<void> {
  if (studies === "none") return;
  if (studies !== null) return fillWithMany(store, Number(studies), harnessNow);
  for (const one of exampleStudies(harnessNow)) await store.save(one);
}

const readerId = "11111111-1111-4111-8111-111111111111" as ReaderId;

async function fillSite(store: ReturnType<typeof memoryStore>, query: URLSearchParams): Promise<void> {
  const isNew = query.get("notice") === "new";
  if (isNew) return;
  const second = query.get("second");
  await store.saveSettings({
    ...defaultSettings,
    letterhead: { name: "은행보건소", address: "가상시 은행로 1", phone: "000-000-0000" },
    mode: query.get("mode") === "blind" ? "blind" : "ai-first",
    profile: query.get("profile") === "checkup" ? "checkup" : "outreach",
    secondReader: second === "always" || second === "positive" ? second : "never",
  }, harnessNow);
  await store.saveReader({ id: readerId, name: "가상 판독자", title: "공중보건의", license: "00000", isActive: true }, harnessNow);
  await store.saveReader({ id: readerId.replaceAll("1", "2") as ReaderId, name: "Second Reader", title: "", license: "", isActive: true }, harnessNow);
}

function sessionOf(first: ReaderId | null): Services["readerSession"] {
  let current = first;
  const watchers = new Set<() => void>();
  return {
    current: () => current,
    choose(id) {
      current = id;
      for (const tell of watchers) tell();
    },
    watch(onChange) {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
}

function headerFor(uid: string) {
  const films = exampleStudies(harnessNow);
  // One of many studies shows the first film.
  const found = films.find(({ image }) => image.radiograph.sopInstanceUid === uid) ?? films[0];
  if (found === undefined) throw new Error("No such film.");
  return found.image.radiograph;
}

function constant<T>(value: T): (onChange: (value: T) => void) => () => void {
  return (onChange) => {
    onChange(value);
    return () => undefined;
  };
}

function preferencesFrom(query: URLSearchParams): Services["preferences"] {
  let values: PreferenceValues = {
    locale: query.get("locale") === "en" ? "en" : "ko", theme: query.get("theme") === "light" ? "light" : "dark",
    noticeAcceptedAt: query.get("notice") === "new" ? null : 1, studyOrder: "newest", provider: "automatic",
    hasCharacterKeys: true, lastBundle: null, tourSeenAt: query.get("tour") === "new" ? null : 1,
  };
  const watchers = new Set<() => void>();
  return {
    current: () => values,
    change(changed) {
      values = { ...values, ...changed };
      for (const tell of watchers) tell();
    },
    watch(onChange) {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
}

function inferenceIn(status: InferenceStatus): Inference {
  return {
    score: () => Promise.resolve({ state: "failed", problem: { code: "inference/unavailable" } }),
    status: () => status, watch: constant(status), restart: () => undefined, prefer: () => undefined, close: () => undefined,
  };
}

function statusFor(state: string, manifest: BundleManifest): InferenceStatus {
  if (state === "downloading") return { state, doneBytes: 3_141_000, totalBytes: 14_700_000 };
  if (state === "preparing") return { state };
  if (state === "unavailable") return { state, problem: { code: "inference/self-test-failed", provider: "wasm", maxDifference: 0.214 } };
  const at = harnessNow - 17 * 60_000;
  return {
    state: "ready",
    device: {
      bundle: exampleBundle, manifest, provider: "wasm", threads: 1, choice: "automatic",
      selfTests: [
        { provider: "wasm", at, outcome: { state: "passed", maxDifference: 0.00034, medianMs: 17.4 } },
        { provider: "webgpu", at, outcome: { state: "failed", problem: { code: "inference/self-test-failed", provider: "webgpu", maxDifference: 0.041 } } },
      ],
    },
  };
}
