import { describe, expect, it } from "vitest";
import { verify } from "../../src/audit/audit.ts";
import type { StudyStore } from "../../src/store/store.ts";
import { exampleDraft, exampleFirstVerdict, exampleOpinion, exampleSignedRead, readerId } from "../fakes/fullReads.ts";
import { exampleNewImage, resultWithHeatmap, sopUid, studyUid } from "../fakes/newImages.ts";
import { sha256Of } from "../fakes/examples.ts";
import { codeOf, valueOf } from "./studyStore.ts";

const uid = studyUid("1.2.9");

/** What every `StudyStore` does with readers' work. `open` gives an empty one each time; the caller of `use` closes it. */
export function readsInStoreContract(name: string, open: () => Promise<StudyStore>): void {
  /** With one study, 1.2.9. */
  async function use(test: (store: StudyStore) => Promise<void>): Promise<void> {
    const store = await open();
    try {
      await store.save(exampleNewImage());
      await test(store);
    } finally {
      store.close();
    }
  }

  describe(`${name}: priority`, () => {
    it("is what a person set last, with an event for each change", () => use(async (store) => {
      expect(valueOf(await store.prioritize(uid, "urgent", 2000)).priority).toBe("urgent");
      expect(valueOf(await store.get(uid)).priority).toBe("urgent");
      await store.prioritize(uid, "urgent", 2500);
      expect(valueOf(await store.prioritize(uid, "routine", 3000)).priority).toBe("routine");
      const events = valueOf(await store.trail()).slice(1);
      expect(events.map(({ at, action, subject, detail }) => [at, action, subject, detail])).toEqual([
        [2000, "study-prioritized", "1.2.9", { priority: "urgent" }], [3000, "study-prioritized", "1.2.9", { priority: "routine" }],
      ]);
    }));
  });

  describe(`${name}: drafts`, () => {
    it("come back with their study, one a reader, the last one saved", () => use(async (store) => {
      expect(valueOf(await store.saveDraft(uid, exampleDraft()))).toEqual(exampleDraft());
      await store.saveDraft(uid, exampleDraft({ readerId: readerId("r2") }));
      const later = exampleDraft({ opinion: { ...exampleOpinion(), verdict: null, impression: "고친 문장" }, updatedAt: 5000 });
      await store.saveDraft(uid, later);
      const drafts = [later, exampleDraft({ readerId: readerId("r2") })];
      expect(valueOf(await store.get(uid)).drafts).toEqual(drafts);
      expect(valueOf(await store.list()).map((study) => study.drafts)).toEqual([drafts]);
    }));

    it("leave no event, but for the first verdict, which never changes", () => use(async (store) => {
      await store.saveDraft(uid, exampleDraft());
      expect(valueOf(await store.trail())).toHaveLength(1);
      await store.saveDraft(uid, exampleDraft({ firstVerdict: exampleFirstVerdict }));
      const saved = valueOf(await store.saveDraft(uid, exampleDraft({ firstVerdict: { verdict: "urgent", at: 9000 } })));
      expect(saved.firstVerdict).toEqual(exampleFirstVerdict);
      expect(valueOf(await store.saveDraft(uid, exampleDraft())).firstVerdict).toEqual(exampleFirstVerdict);
      const [, ...events] = valueOf(await store.trail());
      expect(events.map(({ at, action, subject, detail }) => ({ at, action, subject, detail }))).toEqual([
        { at: 2500, action: "verdict-given", subject: "1.2.9", detail: { verdict: "normal" } },
      ]);
    }));

    it("take another first verdict once a film has come after it, and tell of that", () => use(async (store) => {
      await store.saveDraft(uid, exampleDraft({ firstVerdict: exampleFirstVerdict }));
      await store.save(exampleNewImage({ uid: "1.2.4", receivedAt: 8000 }));
      const anew = { verdict: "urgent" as const, at: 9000 };
      expect(valueOf(await store.saveDraft(uid, exampleDraft())).firstVerdict).toEqual(exampleFirstVerdict);
      expect(valueOf(await store.saveDraft(uid, exampleDraft({ firstVerdict: anew }))).firstVerdict).toEqual(anew);
      expect(valueOf(await store.saveDraft(uid, exampleDraft({ firstVerdict: { verdict: "normal", at: 9001 } }))).firstVerdict).toEqual(anew);
      expect(valueOf(await store.trail()).filter(({ action }) => action === "verdict-given").map(({ at }) => at)).toEqual([2500, 9000]);
    }));

    it("of who signed before another film came are kept: there is something new to be read", () => use(async (store) => {
      await store.sign(uid, exampleSignedRead({ statements: [{ state: "not-scored", sopInstanceUid: sopUid("1.2.3"), code: null }] }));
      await store.save(exampleNewImage({ uid: "1.2.4" }));
      expect(codeOf(await store.saveDraft(uid, exampleDraft()))).toBe("ok");
    }));

    it("that are discarded are gone, but for a first verdict", () => use(async (store) => {
      await store.saveDraft(uid, exampleDraft());
      await store.saveDraft(uid, exampleDraft({ readerId: readerId("r2"), firstVerdict: exampleFirstVerdict, amends: { number: 1, reason: "?" } }));
      expect(valueOf(await store.discardDraft(uid, readerId("r1")))).toBeNull();
      expect(valueOf(await store.discardDraft(uid, readerId("r2")))).toBeNull();
      expect(valueOf(await store.discardDraft(uid, readerId("nobody")))).toBeNull();
      const { drafts } = valueOf(await store.get(uid));
      expect(drafts.map((draft) => [draft.readerId, draft.firstVerdict, draft.amends])).toEqual([["r2", exampleFirstVerdict, null]]);
      expect(drafts[0]?.opinion).toMatchObject({ verdict: null, impression: "", findings: [], marks: [] });
    }));

    it("stay where they are when the study gets another film or another result", () => use(async (store) => {
      await store.saveDraft(uid, exampleDraft());
      await store.save(exampleNewImage({ uid: "1.2.4" }));
      expect(valueOf(await store.rescore(sopUid("1.2.3"), resultWithHeatmap("1.2.3", 0.2), 5000)).drafts).toEqual([exampleDraft()]);
      expect(valueOf(await store.get(uid)).drafts).toEqual([exampleDraft()]);
    }));

    it("are told to who watches", () => use(async (store) => {
      const told: number[] = [];
      const stop = store.watch((studies) => told.push(valueOf(studies)[0]?.drafts.length ?? -1));
      await expect.poll(() => told.at(-1)).toBe(0);
      await store.saveDraft(uid, exampleDraft());
      await expect.poll(() => told.at(-1)).toBe(1);
      await store.discardDraft(uid, readerId("r1"));
      await expect.poll(() => told.at(-1)).toBe(0);
      stop();
    }));

    it("of a study that is not there, and what is no draft, are refused", () => use(async (store) => {
      expect(codeOf(await store.saveDraft(studyUid("9"), exampleDraft()))).toBe("store/not-found");
      expect(codeOf(await store.saveDraft(uid, exampleDraft({ updatedAt: Number.NaN, firstVerdict: exampleFirstVerdict })))).toBe("store/failed");
      expect(valueOf(await store.trail())).toHaveLength(1);
    }));

    it("that come late, when their reader has signed in another tab, are refused; an amendment is not", () => use(async (store) => {
      await store.sign(uid, exampleSignedRead());
      expect(codeOf(await store.saveDraft(uid, exampleDraft()))).toBe("store/conflict");
      const amendment = exampleDraft({ amends: { number: 1, reason: "오타" } });
      expect(valueOf(await store.saveDraft(uid, amendment))).toEqual(amendment);
      expect(codeOf(await store.saveDraft(uid, exampleDraft({ readerId: readerId("r2") })))).toBe("ok");
    }));
  });

  describe(`${name}: signing`, () => {
    it("adds the read to the study and takes the signer's draft away, nobody else's", () => use(async (store) => {
      const others = exampleDraft({ readerId: readerId("r2") });
      await store.saveDraft(uid, exampleDraft());
      await store.saveDraft(uid, others);
      const signed = valueOf(await store.sign(uid, exampleSignedRead()));
      expect(signed).toMatchObject({ reads: [exampleSignedRead()], drafts: [others] });
      expect(valueOf(await store.get(uid))).toEqual(signed);
      expect(valueOf(await store.list())).toEqual([signed]);
    }));

    it("leaves an event with codes and digests, and neither a name nor what was written", () => use(async (store) => {
      await store.sign(uid, exampleSignedRead());
      await store.sign(uid, exampleSignedRead({ number: 2, amends: { number: 1, reason: "오타" }, signedAt: 6000, sha256: sha256Of("f") }));
      const [, ...events] = valueOf(await store.trail());
      expect(events.map(({ at, action, subject, detail }) => ({ at, action, subject, detail }))).toEqual([
        { at: 4000, action: "read-signed", subject: "1.2.9", detail: { number: 1, role: "first", verdict: "abnormal", sha256: sha256Of("e") } },
        { at: 6000, action: "read-signed", subject: "1.2.9", detail: { number: 2, role: "first", verdict: "abnormal", sha256: sha256Of("f"), amends: 1 } },
      ]);
      expect(JSON.stringify(events)).not.toMatch(/가상|비활동성|오타|SYN-0001/);
    }));

    it("is refused when somebody else has signed meanwhile, and writes nothing", () => use(async (store) => {
      await store.saveDraft(uid, exampleDraft({ readerId: readerId("r2") }));
      const second = exampleSignedRead({ role: "second", reader: { ...exampleSignedRead().reader, id: readerId("r2") } });
      const answers = await Promise.all([store.sign(uid, exampleSignedRead()), store.sign(uid, second)]);
      expect(answers.map(codeOf)).toEqual(["ok", "store/conflict"]);
      expect(valueOf(await store.get(uid))).toMatchObject({ reads: [exampleSignedRead()], drafts: [{ readerId: "r2" }] });
      expect(valueOf(await store.trail())).toHaveLength(2);
    }));

    it("refuses a read that could not be read back", () => use(async (store) => {
      const blank = exampleSignedRead({ opinion: { ...exampleOpinion(), impression: "" } });
      expect(codeOf(await store.sign(uid, blank))).toBe("store/failed");
      expect(codeOf(await store.sign(uid, exampleSignedRead({ amends: { number: 1, reason: "of itself" } })))).toBe("store/failed");
      expect(codeOf(await store.sign(studyUid("9"), exampleSignedRead()))).toBe("store/not-found");
      expect(valueOf(await store.get(uid)).reads).toEqual([]);
    }));

    it("outlives a new result and a new film", () => use(async (store) => {
      await store.sign(uid, exampleSignedRead());
      await store.save(exampleNewImage({ uid: "1.2.4" }));
      expect(valueOf(await store.rescore(sopUid("1.2.3"), resultWithHeatmap("1.2.3", 0.2), 5000)).reads).toEqual([exampleSignedRead()]);
    }));
  });

  describe(`${name}: removing what was read`, () => {
    it("takes reads and drafts with it and keeps the digests of the reads in the trail", () => use(async (store) => {
      await store.sign(uid, exampleSignedRead());
      await store.saveDraft(uid, exampleDraft({ readerId: readerId("r2") }));
      await store.remove(uid, 9000);
      await store.save(exampleNewImage());
      expect(valueOf(await store.get(uid))).toMatchObject({ reads: [], drafts: [] });
      expect(valueOf(await store.list())).toMatchObject([{ reads: [], drafts: [] }]);
      const trail = valueOf(await store.trail());
      expect(trail.find(({ action }) => action === "study-removed")?.detail).toMatchObject({ images: 1, reads: 1, "readSha256.1": sha256Of("e") });
      expect(verify(trail)).toEqual({ ok: true });
    }));
  });
}
