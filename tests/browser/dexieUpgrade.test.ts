import { describe, expect, it } from "vitest";
import { append, verify } from "../../src/audit/audit.ts";
import { defaultSettings } from "../../src/reading/reading.ts";
import { openDexieStore } from "../../src/store/browser/dexieStore.ts";
import { codeOf, valueOf } from "../contract/studyStore.ts";
import version1 from "../corpus/records/study.v1.json" with { type: "json" };
import { exampleDraft, exampleReader, exampleSignedRead } from "../fakes/fullReads.ts";
import { sopUid, studyUid } from "../fakes/newImages.ts";
import { openRawVersion1, putRaw } from "./rawDatabase.ts";

const pixels = new Uint16Array(6).map((_, index) => index * 100);
const first = append(null, { at: 1, action: "notice-accepted", subject: null, detail: {} });
const stored = append(first, { at: 1000, action: "study-stored", subject: "1.2.9", detail: { state: "valid" } });

/** A laptop on which the first release was used: one study, its pixels, two events. */
async function usedBefore(): Promise<string> {
  const name = crypto.randomUUID();
  (await openRawVersion1(name)).close();
  await putRaw(name, "studies", version1);
  await putRaw(name, "originals", { version: 1, sopInstanceUid: "1.2.3", bytes: new Blob(["as it came"]) });
  await putRaw(name, "displayCopies", { version: 1, sopInstanceUid: "1.2.3", rows: 2, columns: 3, pixels: pixels.buffer });
  for (const event of [first, stored]) await putRaw(name, "trail", { version: 1, sequence: event.sequence, event });
  await putRaw(name, "meta", { key: "schemaEpoch", value: 1 });
  return name;
}

describe("a database of the first release", () => {
  it("keeps its studies, pixels, files and events", async () => {
    const store = valueOf(await openDexieStore({ name: await usedBefore() }));
    expect(valueOf(await store.list())).toEqual([{ ...version1.study, priority: "routine", reads: [], drafts: [] }]);
    expect(valueOf(await store.displayCopy(sopUid("1.2.3")))).toEqual({ rows: 2, columns: 3, pixels });
    expect(new TextDecoder().decode(valueOf(await store.original(sopUid("1.2.3"))))).toBe("as it came");
    expect(valueOf(await store.trail())).toEqual([first, stored]);
    expect(valueOf(await store.site())).toEqual({ settings: null, readers: [] });
    store.close();
  });

  it("takes drafts, reads and readers for them, and goes on with its trail", async () => {
    const name = await usedBefore();
    const store = valueOf(await openDexieStore({ name }));
    const uid = studyUid("1.2.9");
    const written = [
      await store.saveReader(exampleReader(), 3000), await store.saveDraft(uid, exampleDraft()), await store.sign(uid, exampleSignedRead()),
      await store.prioritize(uid, "urgent", 5000),
    ];
    expect(written.map(codeOf)).toEqual(["ok", "ok", "ok", "ok"]);
    store.close();
    const again = valueOf(await openDexieStore({ name }));
    expect(valueOf(await again.list())).toEqual([{ ...version1.study, priority: "urgent", reads: [exampleSignedRead()], drafts: [] }]);
    expect(verify(valueOf(await again.trail()))).toEqual({ ok: true });
    expect(valueOf(await again.trail()).map(({ action }) => action)).toEqual(["notice-accepted", "study-stored", "reader-changed", "read-signed", "study-prioritized"]);
    again.close();
  });
});

describe("a site that cannot be read", () => {
  it("is a problem, not a site without settings; new settings take its place, but never those of a newer app", async () => {
    const name = crypto.randomUUID();
    const store = valueOf(await openDexieStore({ name }));
    await putRaw(name, "site", { version: 1, key: "settings", settings: { profile: "unknown" } });
    expect(await store.site()).toEqual({ ok: false, problem: { code: "store/failed", reason: "unreadable-site" } });
    expect(codeOf(await store.saveSettings(defaultSettings, 1000))).toBe("ok");
    expect(valueOf(await store.site()).settings).toEqual(defaultSettings);
    await putRaw(name, "site", { version: 2, key: "settings" });
    expect([await store.site(), await store.saveSettings(defaultSettings, 2000)].map(codeOf)).toEqual(["store/newer-version", "store/newer-version"]);
    store.close();
  });

  it("is a problem where one of its readers cannot be read", async () => {
    const name = crypto.randomUUID();
    const store = valueOf(await openDexieStore({ name }));
    await store.saveReader(exampleReader(), 1000);
    await putRaw(name, "readers", { version: 1, id: "r2", addedAs: 2, reader: { id: "r2" } });
    expect(await store.site()).toEqual({ ok: false, problem: { code: "store/failed", reason: "unreadable-reader" } });
    store.close();
  });
});
