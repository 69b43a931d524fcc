import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verify } from "../../src/audit/audit.ts";
import type { Study } from "../../src/domain/study.ts";
import { openDexieStore } from "../../src/store/browser/dexieStore.ts";
import type { StudyStore } from "../../src/store/store.ts";
import { valueOf } from "../contract/studyStore.ts";
import { memoryStore } from "../fakes/memoryStore.ts";
import { exampleDraft, exampleSignedRead, readerId } from "../fakes/fullReads.ts";
import { exampleNewImage, resultWithHeatmap, sopUid, studyUid } from "../fakes/newImages.ts";
import { putRaw } from "./rawDatabase.ts";

type Step = (store: StudyStore) => Promise<unknown>;
const few = fc.integer({ min: 1, max: 4 });

/** Steps on few studies and films, so that they meet. `tab`: which of the two open stores takes the step. */
const steps: fc.Arbitrary<readonly { readonly tab: 0 | 1; readonly step: Step }[]> = fc.array(
  fc.record({
    tab: fc.constantFrom(0 as const, 1 as const),
    step: fc.oneof<fc.Arbitrary<Step>[]>(
      fc.record({ study: few, uid: few, file: few, at: few }).map(({ study, uid, file, at }) => (store) =>
        store.save(exampleNewImage({ study: `1.8.${study}`, uid: `1.7.${uid}`, file: `${study} ${uid} ${file}`, receivedAt: at }))),
      fc.record({ uid: few, at: few }).map(({ uid, at }) => (store) => store.rescore(sopUid(`1.7.${uid}`), resultWithHeatmap(`1.7.${uid}`, at / 10), at)),
      fc.record({ study: few, reader: few, at: few }).map(({ study, reader, at }) => (store) =>
        store.saveDraft(studyUid(`1.8.${study}`), exampleDraft({ readerId: readerId(`r${reader}`), updatedAt: at }))),
      fc.record({ study: few, reader: few }).map(({ study, reader }) => (store) => store.discardDraft(studyUid(`1.8.${study}`), readerId(`r${reader}`))),
      fc.record({ study: few, number: few, reader: few }).map(({ study, number, reader }) => (store) =>
        store.sign(studyUid(`1.8.${study}`), exampleSignedRead({ number, reader: { ...exampleSignedRead().reader, id: readerId(`r${reader}`) } }))),
      fc.record({ study: few, at: few }).map(({ study, at }) => (store) => store.prioritize(studyUid(`1.8.${study}`), at % 2 === 0 ? "urgent" : "routine", at)),
      few.map((study) => (store) => store.remove(studyUid(`1.8.${study}`), 1)),
      fc.constant<Step>(studiesOf),
    ),
  }),
  { minLength: 1, maxLength: 20 },
);

async function contentOf(store: StudyStore) {
  return { studies: await studiesOf(store), trail: valueOf(await store.trail()) };
}

/** By UID: of two studies that came in the same millisecond, any may be first. */
async function studiesOf(store: StudyStore): Promise<readonly Study[]> {
  return valueOf(await store.list()).toSorted((a, b) => a.uid.localeCompare(b.uid));
}

describe("the list of studies", () => {
  it("is in two tabs what a store without any memory of before would say, after any steps in either", async () => {
    await fc.assert(fc.asyncProperty(steps, async (all) => {
      const name = crypto.randomUUID();
      const tabs = [valueOf(await openDexieStore({ name })), valueOf(await openDexieStore({ name }))] as const;
      const model = memoryStore();
      for (const { tab, step } of all) expect(await step(tabs[tab])).toEqual(await step(model));
      const expected = await contentOf(model);
      expect(await contentOf(tabs[0])).toEqual(expected);
      expect(await contentOf(tabs[1])).toEqual(expected);
      for (const tab of tabs) tab.close();
    }), { numRuns: 40 });
  });

  it("ends as the model whatever two tabs do at the same time: no film lost, no event forked", async () => {
    await fc.assert(fc.asyncProperty(steps, async (all) => {
      const name = crypto.randomUUID();
      const tabs = [valueOf(await openDexieStore({ name })), valueOf(await openDexieStore({ name }))] as const;
      await Promise.all(all.map(({ tab, step }) => step(tabs[tab])));
      const fresh = valueOf(await openDexieStore({ name }));
      const expected = await contentOf(fresh);
      expect(await contentOf(tabs[0])).toEqual(expected);
      expect(await contentOf(tabs[1])).toEqual(expected);
      expect(verify(expected.trail)).toEqual({ ok: true });
      for (const { images } of expected.studies) for (const { radiograph } of images) expect((await fresh.original(radiograph.sopInstanceUid)).ok).toBe(true);
      for (const tab of [...tabs, fresh]) tab.close();
    }), { numRuns: 40 });
  });

  it("is complete when there are more studies than are read at once", async () => {
    const name = crypto.randomUUID();
    const store = valueOf(await openDexieStore({ name }));
    const uids = Array.from({ length: 201 }, (_, index) => `1.8.${1000 + index}`);
    await Promise.all(uids.map((uid) => store.save(exampleNewImage({ study: uid, uid: `${uid}.1` }))));
    const fresh = valueOf(await openDexieStore({ name }));
    expect(valueOf(await fresh.list()).map(({ uid }) => uid).toSorted()).toEqual(uids);
    store.close();
    fresh.close();
  });

  it("has the same objects as before for what did not change, and new ones for what did, also where it was a draft", async () => {
    const store = valueOf(await openDexieStore({ name: crypto.randomUUID() }));
    for (const study of ["1.8.1", "1.8.2", "1.8.3"]) await store.save(exampleNewImage({ study, uid: `${study}.1` }));
    await store.saveDraft(studyUid("1.8.3"), exampleDraft());
    const before = await studiesOf(store);
    await store.saveDraft(studyUid("1.8.1"), exampleDraft());
    const drafted = await studiesOf(store);
    expect(drafted.map((study, index) => study === before[index])).toEqual([false, true, true]);
    await store.prioritize(studyUid("1.8.2"), "urgent", 5000);
    await store.discardDraft(studyUid("1.8.1"), readerId("r1"));
    expect((await studiesOf(store)).map((study, index) => study === drafted[index])).toEqual([false, false, true]);
    store.close();
  });

  it("has every study, and every other draft, where a draft cannot be read", async () => {
    const name = crypto.randomUUID();
    const store = valueOf(await openDexieStore({ name }));
    await store.save(exampleNewImage());
    await store.saveDraft(studyUid("1.2.9"), exampleDraft());
    await putRaw(name, "drafts", { version: 1, studyUid: "1.2.9", readerId: "r2", revision: 2, draft: { opinion: "?" } });
    await putRaw(name, "drafts", { studyUid: "1.2.9", readerId: "r3" });
    expect((await studiesOf(store)).map(({ drafts }) => drafts)).toEqual([[exampleDraft()]]);
    expect(valueOf(await store.get(studyUid("1.2.9"))).drafts).toEqual([exampleDraft()]);
    expect((await store.saveDraft(studyUid("1.2.9"), exampleDraft({ readerId: readerId("r2") }))).ok).toBe(true);
    expect(valueOf(await store.list())[0]?.drafts).toHaveLength(2);
    store.close();
  });

  it("does not leave out in silence a study whose record cannot be read", async () => {
    const name = crypto.randomUUID();
    const store = valueOf(await openDexieStore({ name }));
    await store.save(exampleNewImage());
    await putRaw(name, "studies", { version: 1, uid: "1.2.8", sopInstanceUids: [], fileSha256s: [] });
    expect(await store.list()).toEqual({ ok: false, problem: { code: "store/failed", reason: "unreadable-study" } });
    expect((await store.get(studyUid("1.2.9"))).ok).toBe(true);
    store.close();
  });
});
