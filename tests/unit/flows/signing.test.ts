import { describe, expect, it } from "vitest";
import { headerOf } from "../../../src/domain/radiograph.ts";
import type { Draft } from "../../../src/domain/read.ts";
import type { Result } from "../../../src/domain/result.ts";
import type { SiteSettings } from "../../../src/domain/site.ts";
import type { Study } from "../../../src/domain/study.ts";
import { signRead } from "../../../src/flows/signing.ts";
import type { InferenceStatus, SelfTestReport } from "../../../src/inference/inference.ts";
import { type BundleInUse, defaultSettings, readDigest, roleFor } from "../../../src/reading/reading.ts";
import type { StudyStore } from "../../../src/store/store.ts";
import { exampleManifest } from "../../fakes/exampleBundle.ts";
import { exampleIngested, exampleScored, sha256Of, validResult } from "../../fakes/examples.ts";
import { fakeInference } from "../../fakes/fakeInference.ts";
import { memoryStore } from "../../fakes/memoryStore.ts";
import { exampleDraft, exampleOpinion, exampleReader } from "../../fakes/readStudies.ts";

const sopUid = exampleIngested().radiograph.sopInstanceUid;
const uid = exampleIngested().studyUid;

async function storeWith(result: Result): Promise<StudyStore> {
  const store = memoryStore();
  const { radiograph, studyUid, patient, date, time, displayCopy, original, fileSha256 } = exampleIngested();
  const image = { radiograph: headerOf(radiograph), result, fileSha256, fileName: "a.dcm", fileSizeBytes: 3, receivedAt: 1 };
  await store.save({ study: { uid: studyUid, patient, date, time }, image, displayCopy, original });
  return store;
}

const passed: SelfTestReport = { provider: "wasm", at: 50, outcome: { state: "passed", maxDifference: 0, medianMs: 1 } };

function ready(selfTests: readonly SelfTestReport[] = [passed], sha256 = exampleScored().bundle.sha256): InferenceStatus {
  const bundle = { ...exampleScored().bundle, sha256 };
  return { state: "ready", device: { bundle, manifest: exampleManifest(), provider: "wasm", threads: 1, choice: "automatic", selfTests } };
}

interface Example {
  readonly status?: InferenceStatus;
  readonly settings?: Partial<SiteSettings>;
  /** As the screen showed it; else it is as it is stored. */
  readonly shown?: Study;
  readonly lastBundle?: BundleInUse | null;
}

async function sign(store: StudyStore, draft: Draft, { status = ready(), settings = {}, shown, lastBundle = null }: Example = {}) {
  const stored = await store.get(uid);
  const study = shown ?? (stored.ok ? stored.value : null);
  const name = draft.readerId.replace("id of ", "");
  const ports = { store, inference: fakeInference(() => ({ state: "notRun" }), status), clock: { now: () => 100 } };
  const chosen = { ...defaultSettings, ...settings };
  const role = study === null ? null : roleFor(study, chosen.secondReader, draft.readerId);
  return signRead(ports, { uid, draft, reader: exampleReader(name), role, images: study?.images ?? [], settings: chosen, lastBundle });
}

async function shownNow(store: StudyStore): Promise<Study> {
  const stored = await store.get(uid);
  if (!stored.ok) throw new Error("the study is stored");
  return stored.value;
}

async function readsIn(store: StudyStore) {
  const study = await store.get(uid);
  return study.ok ? study.value.reads : [];
}

const clear = validResult(sopUid, 0.1);
const flagged = validResult(sopUid, 0.9);
const conflict = { ok: false, problem: { code: "store/conflict" } };

describe("signing", () => {
  it("stores the read with its digest, and takes the draft away", async () => {
    const store = await storeWith(clear);
    const draft = exampleDraft("Ann", "normal");
    await store.saveDraft(uid, draft);
    const signed = await sign(store, draft);
    const [read] = await readsIn(store);
    expect(read).toMatchObject({ number: 1, role: "first", signedAt: 100, opinion: { verdict: "normal" }, reader: { name: "Ann" } });
    expect(read?.sha256).toBe(read === undefined ? "" : readDigest(uid, read));
    expect(signed).toMatchObject({ ok: true, value: { uid, drafts: [] } });
  });

  it("says what the model said at the site's point, and that this device had passed the self-test", async () => {
    const points = exampleManifest().labels.find(({ id }) => id === "abnormal")?.operatingPoints ?? [];
    const [point] = points;
    if (point === undefined) throw new Error("the bundle calls the overall score somewhere");
    const status = ready();
    if (status.state !== "ready") throw new Error("it is");
    const labels = status.device.manifest.labels.map((label) => ({ ...label, operatingPoints: [{ ...point, name: "specificity95", cutOff: 0.95 as typeof point.cutOff }] }));
    const device = { ...status.device, manifest: { ...status.device.manifest, labels } };
    const store = await storeWith(flagged);
    await sign(store, exampleDraft("Ann", "normal"), { status: { state: "ready", device }, settings: { profile: "checkup" } });
    expect((await readsIn(store))[0]?.statements).toMatchObject([
      { state: "scored", selfTestAt: 50, findings: [{ finding: "abnormal", point: "specificity95", cutOff: 0.95, call: "negative" }] },
    ]);
  });

  it.each<[string, InferenceStatus]>([
    ["the self-test failed", ready([{ ...passed, outcome: { state: "failed", problem: { code: "inference/unavailable" } } }])],
    ["it was the other provider's", ready([{ ...passed, provider: "webgpu" }])],
  ])("does not claim a self-test where %s", async (_, status) => {
    const store = await storeWith(clear);
    await sign(store, exampleDraft("Ann", "normal"), { status });
    expect((await readsIn(store))[0]?.statements).toMatchObject([{ state: "scored", selfTestAt: null }]);
  });

  it("a score of another bundle than the one in use is none", async () => {
    const store = await storeWith(flagged);
    await sign(store, exampleDraft("Ann", "normal"), { status: ready([passed], sha256Of("d")) });
    expect((await readsIn(store))[0]?.statements).toEqual([{ state: "not-scored", sopInstanceUid: sopUid, code: null }]);
  });

  it("a score that no model in use can call at the site's point is none", async () => {
    const store = await storeWith(flagged);
    await sign(store, exampleDraft("Ann", "normal"), { status: { state: "preparing" } });
    expect((await readsIn(store))[0]?.statements).toEqual([{ state: "not-scored", sopInstanceUid: sopUid, code: null }]);
  });

  it("the first verdict that was stored stands, whatever another window has kept", async () => {
    const store = await storeWith(clear);
    await store.saveDraft(uid, exampleDraft("Ann", "urgent", { firstVerdict: { verdict: "urgent", at: 2 } }));
    await sign(store, exampleDraft("Ann", "normal", { firstVerdict: { verdict: "normal", at: 3 } }), { settings: { mode: "blind" } });
    expect(await readsIn(store)).toMatchObject([{ mode: "blind", firstVerdict: { verdict: "urgent", at: 2 }, opinion: { verdict: "normal" } }]);
  });

  it("a film without a score is signed all the same", async () => {
    const store = await storeWith({ state: "refused", reason: { code: "inference/child", ageYears: 4, minimumAgeYears: 15 } });
    await sign(store, exampleDraft("Ann", "normal"));
    expect((await readsIn(store))[0]?.statements).toEqual([{ state: "not-scored", sopInstanceUid: sopUid, code: "inference/child" }]);
  });
});

describe("signing after one another", () => {
  const twice: Example = { settings: { secondReader: "always" } };

  it("goes from the first to the second reader, and to the adjudicator where they differ", async () => {
    const store = await storeWith({ state: "notRun" });
    for (const [name, verdict] of [["Ann", "normal"], ["Ben", "urgent"], ["Cid", "abnormal"]] as const) await sign(store, exampleDraft(name, verdict), twice);
    expect((await readsIn(store)).map(({ number, role }) => `${number} ${role}`)).toEqual(["1 first", "2 second", "3 adjudication"]);
  });

  it("an amendment is added behind what it amends", async () => {
    const store = await storeWith(clear);
    await sign(store, exampleDraft("Ann", "normal"));
    await sign(store, exampleDraft("Ann", "retake", { amends: { number: 1, reason: "A slip." } }));
    expect(await readsIn(store)).toMatchObject([{ number: 1, amends: null }, { number: 2, role: "first", amends: { number: 1, reason: "A slip." } }]);
  });
});

describe("what changed since the screen was drawn", () => {
  it("a study that somebody else has signed is a conflict, and the draft stays", async () => {
    const store = await storeWith(clear);
    await store.saveDraft(uid, exampleDraft("Ben", "normal"));
    const shown = await shownNow(store);
    await sign(store, exampleDraft("Ann", "normal"));
    expect(await sign(store, exampleDraft("Ben", "normal"), { shown })).toEqual(conflict);
    expect(await readsIn(store)).toHaveLength(1);
    expect(await store.get(uid)).toMatchObject({ ok: true, value: { drafts: [{ readerId: exampleReader("Ben").id }] } });
  });

  it("a second read does not become an adjudication, nor a first one a second", async () => {
    const always = { secondReader: "always" } as const;
    const store = await storeWith({ state: "notRun" });
    const unread = await shownNow(store);
    await sign(store, exampleDraft("Ann", "normal"), { settings: always });
    expect(await sign(store, exampleDraft("Ben", "urgent"), { settings: always, shown: unread })).toEqual(conflict);
    const once = await shownNow(store);
    await sign(store, exampleDraft("Ben", "urgent"), { settings: always });
    expect(await sign(store, exampleDraft("Cid", "urgent"), { settings: always, shown: once })).toEqual(conflict);
    expect(await readsIn(store)).toHaveLength(2);
  });

  it("a film that came after is not signed for, whether the read is a new one or amends", async () => {
    const store = await storeWith({ state: "notRun" });
    const shown = await shownNow(store);
    await sign(store, exampleDraft("Ann", "normal"));
    const [image] = shown.images;
    if (image === undefined) throw new Error("the example has an image");
    const { displayCopy, original } = exampleIngested();
    const radiograph = { ...image.radiograph, sopInstanceUid: "1.2.77" as typeof sopUid };
    await store.save({ study: shown, image: { ...image, radiograph, fileSha256: sha256Of("77") }, displayCopy, original });
    expect(await sign(store, exampleDraft("Ann", "retake", { amends: { number: 1, reason: "A slip." } }))).toEqual(conflict);
    expect(await sign(store, exampleDraft("Ben", "normal"), { shown })).toEqual(conflict);
    expect(await sign(store, exampleDraft("Ann", "normal"))).toMatchObject({ ok: true, value: { reads: [{ number: 1 }, { number: 2, role: "first", amends: null }] } });
  });

  it("of two windows that sign at once only one does", async () => {
    const store = await storeWith(clear);
    const both = await Promise.all([sign(store, exampleDraft("Ann", "normal")), sign(store, exampleDraft("Ben", "urgent"))]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await readsIn(store)).toHaveLength(1);
  });

  it("a film that got a positive score asks for a reason first", async () => {
    const store = await storeWith({ state: "notRun" });
    await store.rescore(sopUid, flagged, 2);
    expect(await sign(store, exampleDraft("Ann", "normal"))).toEqual(conflict);
    const opinion = exampleOpinion("normal", { disagreement: { kind: "model-only", reason: "artifact" } });
    expect(await sign(store, { ...exampleDraft("Ann", null), opinion })).toMatchObject({ ok: true });
  });

  it("a study that was removed is not found", async () => {
    const store = await storeWith(clear);
    await store.remove(uid, 2);
    expect(await sign(store, exampleDraft("Ann", "normal"))).toEqual({ ok: false, problem: { code: "store/not-found" } });
  });
});

describe("what a screen must not ask for", () => {
  it("an unfinished draft, or another reader's, is never signed", async () => {
    const store = await storeWith(clear);
    await expect(sign(store, exampleDraft("Ann", null))).rejects.toThrow("unfinished");
    const request = { uid, draft: exampleDraft("Ann", "normal"), reader: exampleReader("Ben"), role: null, images: [], settings: defaultSettings, lastBundle: null };
    await expect(signRead({ store, inference: fakeInference(() => clear), clock: { now: () => 1 } }, request)).rejects.toThrow("another reader");
    expect(await readsIn(store)).toEqual([]);
  });
});
