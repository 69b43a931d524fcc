import { describe, expect, it } from "vitest";
import type { SiteSettings } from "../../src/domain/site.ts";
import { defaultSettings } from "../../src/reading/reading.ts";
import type { SiteStore, StoredSite, StudyStore } from "../../src/store/store.ts";
import { exampleReader } from "../fakes/fullReads.ts";
import { codeOf, valueOf } from "./studyStore.ts";

const settings: SiteSettings = { ...defaultSettings, letterhead: { name: "은행보건소", address: "가상시 가상로 1", phone: "000-0000" } };

/** What every `SiteStore` does. `open` gives an empty one each time; the caller of `use` closes it. */
export function siteStoreContract(name: string, open: () => Promise<SiteStore & StudyStore>): void {
  async function use(test: (store: SiteStore & StudyStore) => Promise<void>): Promise<void> {
    const store = await open();
    try {
      await test(store);
    } finally {
      store.close();
    }
  }

  describe(`${name}: the site`, () => {
    it("has neither settings nor readers at first", () => use(async (store) => {
      expect(valueOf(await store.site())).toEqual({ settings: null, readers: [] });
    }));

    it("has the settings that were saved last, with an event that names what changed", () => use(async (store) => {
      await store.saveSettings(settings, 1000);
      await store.saveSettings({ ...settings, profile: "checkup", mode: "blind" }, 2000);
      await store.saveSettings({ ...settings, profile: "checkup", mode: "blind" }, 3000);
      expect(valueOf(await store.site()).settings).toEqual({ ...settings, profile: "checkup", mode: "blind" });
      const trail = valueOf(await store.trail());
      expect(trail.map(({ at, action, subject }) => [at, action, subject])).toEqual([[1000, "site-changed", null], [2000, "site-changed", null]]);
      expect(trail[1]?.detail).toEqual({ fields: "profile,mode" });
      expect(JSON.stringify(trail)).not.toContain("은행");
    }));

    it("refuses settings that leave a verdict without a word, or a register without a column, and keeps what it had", () => use(async (store) => {
      await store.saveSettings(settings, 1000);
      const wordless = { ...settings, phrases: settings.phrases.filter(({ verdict }) => verdict !== "retake") };
      const answers = [await store.saveSettings(wordless, 2000), await store.saveSettings({ ...settings, registerColumns: [] }, 2000)];
      answers.push(await store.saveSettings({ ...settings, prevalence: Number.NaN }, 2000));
      expect(answers.map(codeOf)).toEqual(["store/failed", "store/failed", "store/failed"]);
      expect(valueOf(await store.site()).settings).toEqual(settings);
      expect(valueOf(await store.trail())).toHaveLength(1);
    }));

    it("has its readers in the order in which they came, each as it was saved last", () => use(async (store) => {
      const ids = ["z", "a", "m"];
      for (const id of ids) await store.saveReader(exampleReader(id), 1000);
      const gone = exampleReader("z", { name: "새 이름", isActive: false });
      await store.saveReader(gone, 2000);
      expect(valueOf(await store.site()).readers).toEqual([gone, exampleReader("a"), exampleReader("m")]);
      expect(valueOf(await store.trail()).at(-1)).toMatchObject({ action: "reader-changed", subject: null, detail: { readerId: "z", isActive: "no" } });
      expect(JSON.stringify(valueOf(await store.trail()))).not.toMatch(/이름|가상/);
    }));

    it("refuses a reader without a name", () => use(async (store) => {
      expect(codeOf(await store.saveReader(exampleReader("r1", { name: "" }), 1000))).toBe("store/failed");
      expect(valueOf(await store.trail())).toEqual([]);
    }));

    it("is told at once, and then with each change until it is stopped", () => use(async (store) => {
      const told: StoredSite[] = [];
      const stop = store.watchSite((site) => told.push(valueOf(site)));
      await expect.poll(() => told).toEqual([{ settings: null, readers: [] }]);
      await store.saveSettings(settings, 1000);
      await expect.poll(() => told.at(-1)?.settings).toEqual(settings);
      await store.saveReader(exampleReader(), 1000);
      await expect.poll(() => told.at(-1)?.readers).toEqual([exampleReader()]);
      stop();
      const before = told.length;
      await store.saveReader(exampleReader("r2"), 1000);
      await store.site();
      expect(told).toHaveLength(before);
    }));

    it("says that it is closed once it is", async () => {
      const store = await open();
      store.close();
      const answers = [await store.site(), await store.saveSettings(settings, 1), await store.saveReader(exampleReader(), 1)];
      expect(answers.map(codeOf)).toEqual(["store/closed", "store/closed", "store/closed"]);
    });
  });
}
