import { describe, expect, it } from "vitest";
import { verify } from "../../src/audit/audit.ts";
import { uidFromDigest } from "../../src/domain/ids.ts";
import type { Outcome } from "../../src/domain/outcome.ts";
import type { Study } from "../../src/domain/study.ts";
import type { StudyStore } from "../../src/store/store.ts";
import { exampleNewImage, fileSha256Of, resultWithHeatmap, sopUid, studyUid } from "../fakes/newImages.ts";

/** What every `StudyStore` does. `open` gives an empty one each time; the caller of `use` closes it. */
export function studyStoreContract(name: string, open: () => Promise<StudyStore>): void {
  async function use(test: (store: StudyStore) => Promise<void>): Promise<void> {
    const store = await open();
    try {
      await test(store);
    } finally {
      store.close();
    }
  }

  describe(`${name}: saving`, () => {
    it("gives back the study, its result and heatmap, the display copy and the original file as they were", () => use(async (store) => {
      const added = exampleNewImage();
      expect(valueOf(await store.save(added))).toEqual({ studyUid: "1.2.9", sopInstanceUid: "1.2.3", wasKnown: false, fileSha256: fileSha256Of("1.2.3") });
      expect(valueOf(await store.get(studyUid("1.2.9")))).toEqual({ ...added.study, receivedAt: 1000, images: [added.image], priority: "routine", reads: [], drafts: [] });
      expect(valueOf(await store.displayCopy(sopUid("1.2.3")))).toEqual(added.displayCopy);
      expect(new TextDecoder().decode(valueOf(await store.original(sopUid("1.2.3"))))).toBe("the bytes of 1.2.3");
    }));

    it("stores the same file once, under whatever name it comes", () => use(async (store) => {
      await store.save(exampleNewImage());
      const again = exampleNewImage({ receivedAt: 2000 });
      const saved = valueOf(await store.save({ ...again, image: { ...again.image, fileName: "copy.dcm" } }));
      expect(saved).toEqual({ studyUid: "1.2.9", sopInstanceUid: "1.2.3", wasKnown: true, fileSha256: fileSha256Of("1.2.3") });
      expect(valueOf(await store.get(studyUid("1.2.9"))).images.map(({ fileName }) => fileName)).toEqual(["1.2.3.dcm"]);
      expect(valueOf(await store.trail())).toHaveLength(1);
    }));

    it("stores one film when the same file arrives twice at once", () => use(async (store) => {
      const saved = await Promise.all([store.save(exampleNewImage()), store.save(exampleNewImage())]);
      expect(saved.filter((one) => valueOf(one).wasKnown)).toHaveLength(1);
      expect(valueOf(await store.get(studyUid("1.2.9"))).images).toHaveLength(1);
    }));

    it("puts a second film into its study, which then counts as received when that film came", () => use(async (store) => {
      await store.save(exampleNewImage({ uid: "1.2.3", receivedAt: 1000 }));
      await store.save(exampleNewImage({ uid: "1.2.4", receivedAt: 3000 }));
      const study = valueOf(await store.get(studyUid("1.2.9")));
      expect(study.images.map(({ radiograph }) => radiograph.sopInstanceUid)).toEqual(["1.2.3", "1.2.4"]);
      expect(study.receivedAt).toBe(3000);
    }));

    it("keeps a different file with a taken UID beside the first, under a UID of its own", () => use(async (store) => {
      await store.save(exampleNewImage({ file: "first" }));
      const saved = valueOf(await store.save(exampleNewImage({ file: "second" })));
      const spare = uidFromDigest(fileSha256Of("second"));
      expect(saved).toMatchObject({ sopInstanceUid: spare, wasKnown: false });
      expect(new TextDecoder().decode(valueOf(await store.original(sopUid("1.2.3"))))).toBe("the bytes of first");
      expect(new TextDecoder().decode(valueOf(await store.original(sopUid(spare))))).toBe("the bytes of second");
      expect(valueOf(await store.get(studyUid("1.2.9"))).images[1]?.result).toMatchObject({ state: "valid", scored: { sopInstanceUid: spare } });
      expect(valueOf(await store.trail())[1]?.detail).toMatchObject({ uidInFile: "1.2.3", sopInstanceUid: spare });
    }));

    it("knows a film that it keeps under a UID of its own when its file comes again", () => use(async (store) => {
      await store.save(exampleNewImage({ file: "first" }));
      const kept = valueOf(await store.save(exampleNewImage({ file: "second" })));
      expect(valueOf(await store.save(exampleNewImage({ file: "second" })))).toEqual({ ...kept, wasKnown: true });
    }));

    it("keeps films apart that carry one UID in two studies", () => use(async (store) => {
      await store.save(exampleNewImage({ study: "1.2.9", file: "first" }));
      const saved = valueOf(await store.save(exampleNewImage({ study: "1.2.8", file: "second" })));
      expect(saved.sopInstanceUid).toBe(uidFromDigest(fileSha256Of("second")));
      expect(valueOf(await store.list())).toHaveLength(2);
    }));

    it("refuses another patient's film in a study and changes nothing", () => use(async (store) => {
      await store.save(exampleNewImage());
      const before = valueOf(await store.list());
      expect(codeOf(await store.save(exampleNewImage({ uid: "1.2.4", patient: { id: "SYN-2" } })))).toBe("store/patient-mismatch");
      expect(valueOf(await store.list())).toEqual(before);
      expect(codeOf(await store.original(sopUid("1.2.4")))).toBe("store/not-found");
      expect(valueOf(await store.trail())).toHaveLength(1);
    }));

    it("refuses a result that is about another radiograph and writes nothing", () => use(async (store) => {
      expect(codeOf(await store.save(exampleNewImage({ uid: "1.2.3", result: resultWithHeatmap("1.2.4", 0.1) })))).toBe("store/failed");
      expect(valueOf(await store.list())).toEqual([]);
      expect(valueOf(await store.trail())).toEqual([]);
    }));

    it("keeps none of the buffers that it was given, and gives none of its own away", () => use(async (store) => {
      const added = exampleNewImage();
      const pixels = added.displayCopy.pixels.slice();
      await store.save(added);
      added.displayCopy.pixels.fill(0);
      valueOf(await store.displayCopy(sopUid("1.2.3"))).pixels.fill(1);
      new Uint8Array(valueOf(await store.original(sopUid("1.2.3")))).fill(1);
      expect(valueOf(await store.displayCopy(sopUid("1.2.3"))).pixels).toEqual(pixels);
      expect(new TextDecoder().decode(valueOf(await store.original(sopUid("1.2.3"))))).toBe("the bytes of 1.2.3");
    }));

    it("stores a display copy that is a view of a larger buffer without the rest of it", () => use(async (store) => {
      const added = exampleNewImage();
      const pixels = new Uint16Array(10_000).fill(7).subarray(100, 100 + 32 * 28);
      await store.save({ ...added, displayCopy: { ...added.displayCopy, pixels } });
      expect([...valueOf(await store.displayCopy(sopUid("1.2.3"))).pixels]).toEqual([...pixels]);
    }));

    it("never stores that something is running: what is read again was not run", () => use(async (store) => {
      await store.save(exampleNewImage({ result: { state: "running" } }));
      expect(valueOf(await store.get(studyUid("1.2.9"))).images[0]?.result).toEqual({ state: "notRun" });
    }));
  });

  describe(`${name}: listing`, () => {
    it("lists the newest study first", () => use(async (store) => {
      await saveThree(store);
      expect(valueOf(await store.list()).map(({ uid }) => uid)).toEqual(["1.3.3", "1.3.2", "1.3.1"]);
    }));

    it("says of what it does not have that it was not found", () => use(async (store) => {
      const answers = [await store.get(studyUid("9")), await store.displayCopy(sopUid("9")), await store.original(sopUid("9"))];
      expect(answers.map(codeOf)).toEqual(["store/not-found", "store/not-found", "store/not-found"]);
      expect(codeOf(await store.rescore(sopUid("9"), { state: "notRun" }, 1))).toBe("store/not-found");
      expect(codeOf(await store.remove(studyUid("9"), 1))).toBe("store/not-found");
      expect(valueOf(await store.trail())).toEqual([]);
    }));
  });

  describe(`${name}: changing`, () => {
    it("puts a newer result in place of an older one and leaves the other films alone", () => use(async (store) => {
      await store.save(exampleNewImage({ uid: "1.2.3", result: { state: "failed", problem: { code: "inference/unavailable" } } }));
      await store.save(exampleNewImage({ uid: "1.2.4" }));
      const rescored = valueOf(await store.rescore(sopUid("1.2.3"), resultWithHeatmap("1.2.3", 0.2), 5000));
      expect(rescored.images.map(({ result }) => result)).toEqual([resultWithHeatmap("1.2.3", 0.2), resultWithHeatmap("1.2.4", 0.8)]);
      expect(valueOf(await store.get(studyUid("1.2.9")))).toEqual(rescored);
    }));

    it("does not take a result that is about another radiograph", () => use(async (store) => {
      await store.save(exampleNewImage());
      expect(codeOf(await store.rescore(sopUid("1.2.3"), resultWithHeatmap("1.2.4", 0.2), 5000))).toBe("store/failed");
      expect(valueOf(await store.get(studyUid("1.2.9"))).images[0]?.result).toEqual(resultWithHeatmap("1.2.3", 0.8));
    }));

    it("removes a study with all its films", () => use(async (store) => {
      await store.save(exampleNewImage({ uid: "1.2.3" }));
      await store.save(exampleNewImage({ uid: "1.2.4" }));
      await store.save(exampleNewImage({ study: "1.2.8", uid: "1.2.5" }));
      expect(valueOf(await store.remove(studyUid("1.2.9"), 9000))).toBeNull();
      expect(valueOf(await store.list()).map(({ uid }) => uid)).toEqual(["1.2.8"]);
      const gone = [await store.original(sopUid("1.2.3")), await store.original(sopUid("1.2.4")), await store.displayCopy(sopUid("1.2.4"))];
      expect(gone.map(codeOf)).toEqual(["store/not-found", "store/not-found", "store/not-found"]);
      expect((await store.original(sopUid("1.2.5"))).ok).toBe(true);
    }));

    it("takes a removed film again as a new one", () => use(async (store) => {
      await store.save(exampleNewImage());
      await store.remove(studyUid("1.2.9"), 2000);
      expect(valueOf(await store.save(exampleNewImage())).wasKnown).toBe(false);
    }));
  });

  describe(`${name}: the audit trail`, () => {
    it("has one chained event for each change and keeps those of a removed study", () => use(async (store) => {
      await store.note({ at: 1, action: "notice-accepted", subject: null, detail: { notice: 1 } });
      await store.save(exampleNewImage({ uid: "1.2.3" }));
      await store.save(exampleNewImage({ uid: "1.2.4" }));
      await store.rescore(sopUid("1.2.3"), resultWithHeatmap("1.2.3", 0.2), 5000);
      await store.remove(studyUid("1.2.9"), 9000);
      const trail = valueOf(await store.trail());
      expect(trail.map(({ action, subject }) => [action, subject])).toEqual([
        ["notice-accepted", null], ["study-stored", "1.2.9"], ["image-stored", "1.2.4"], ["image-rescored", "1.2.3"], ["study-removed", "1.2.9"],
      ]);
      expect(verify(trail)).toEqual({ ok: true });
    }));

    it("answers with the event that it noted", () => use(async (store) => {
      const event = valueOf(await store.note({ at: 1, action: "notice-accepted", subject: null, detail: {} }));
      expect(valueOf(await store.trail())).toEqual([event]);
    }));

    it("names neither patient nor file", () => use(async (store) => {
      await store.save(exampleNewImage({ file: "Kim Gildong" }));
      await store.remove(studyUid("1.2.9"), 9000);
      const written = JSON.stringify(valueOf(await store.trail()));
      expect(["가상", "SYN-1", "1970-01-01", "Gildong"].filter((word) => written.includes(word))).toEqual([]);
    }));

    it("does not fork when many writes come at once", () => use(async (store) => {
      await Promise.all(Array.from({ length: 12 }, (_, index) => store.save(exampleNewImage({ study: `1.4.${index}`, uid: `1.5.${index}` }))));
      const trail = valueOf(await store.trail());
      expect(trail).toHaveLength(12);
      expect(verify(trail)).toEqual({ ok: true });
    }));
  });

  describe(`${name}: watching`, () => {
    it("tells at once what is there, and then each change until it is stopped", () => use(async (store) => {
      const told = watchCounts(store);
      await expect.poll(told.counts).toEqual([0]);
      await store.save(exampleNewImage());
      await expect.poll(told.last).toBe(1);
      await store.remove(studyUid("1.2.9"), 2000);
      await expect.poll(told.last).toBe(0);
      told.stop();
      const before = told.counts().length;
      await store.save(exampleNewImage({ uid: "1.2.4" }));
      await store.list();
      expect(told.counts()).toHaveLength(before);
    }));

    it("tells a new result", () => use(async (store) => {
      await store.save(exampleNewImage({ result: { state: "notRun" } }));
      const states: (string | undefined)[] = [];
      const stop = store.watch((studies) => states.push(valueOf(studies)[0]?.images[0]?.result.state));
      await store.rescore(sopUid("1.2.3"), resultWithHeatmap("1.2.3", 0.2), 5000);
      await expect.poll(() => states.at(-1)).toBe("valid");
      stop();
    }));
  });

  describe(`${name}: closing`, () => {
    it("answers everything with closed once it is closed", async () => {
      const store = await open();
      await store.save(exampleNewImage());
      store.close();
      const answers = [await store.list(), await store.save(exampleNewImage({ uid: "1.2.4" })), await store.trail()];
      expect(answers.map(codeOf)).toEqual(["store/closed", "store/closed", "store/closed"]);
    });
  });
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

export function codeOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? "ok" : outcome.problem.code;
}

/** How many studies each call of `watch` told of. */
export function watchCounts(store: StudyStore) {
  const told: Outcome<readonly Study[]>[] = [];
  const stop = store.watch((studies) => told.push(studies));
  const counts = () => told.map((studies) => (studies.ok ? studies.value.length : studies.problem.code));
  return { stop, counts, last: () => counts().at(-1) };
}

/** "1.3.1" is the oldest and most urgent. */
async function saveThree(store: StudyStore): Promise<void> {
  const scores = [0.9, 0.7, 0.1];
  for (const [index, score] of scores.entries()) {
    const uid = `1.6.${index + 1}`;
    await store.save(exampleNewImage({ study: `1.3.${index + 1}`, uid, result: resultWithHeatmap(uid, score), receivedAt: 1000 * (index + 1) }));
  }
}
