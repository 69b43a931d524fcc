import { afterEach, describe, expect, it, vi } from "vitest";
import { cdp } from "vitest/browser";
import { verify } from "../../src/audit/audit.ts";
import { openDexieStore } from "../../src/store/browser/dexieStore.ts";
import type { StudyStore } from "../../src/store/store.ts";
import { codeOf, valueOf } from "../contract/studyStore.ts";
import { exampleDraft, exampleFirstVerdict, exampleReader, exampleSignedRead } from "../fakes/fullReads.ts";
import { exampleNewImage, resultWithHeatmap, sopUid, studyUid } from "../fakes/newImages.ts";
import { countRaw, tables } from "./rawDatabase.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("transactions", () => {
  it("are strict wherever something is written: it is on the disk before it counts as saved", async () => {
    const opened = vi.spyOn(IDBDatabase.prototype, "transaction");
    const store = valueOf(await openDexieStore({ name: crypto.randomUUID() }));
    await store.save(exampleNewImage());
    await store.rescore(sopUid("1.2.3"), resultWithHeatmap("1.2.3", 0.1), 2000);
    await store.note({ at: 1, action: "notice-accepted", subject: null, detail: {} });
    await store.saveDraft(studyUid("1.2.9"), exampleDraft());
    await store.sign(studyUid("1.2.9"), exampleSignedRead());
    await store.saveReader(exampleReader(), 2500);
    await store.remove(studyUid("1.2.9"), 3000);
    store.close();
    const writes = opened.mock.calls.filter(([, mode]) => mode === "readwrite");
    expect(writes.length).toBeGreaterThanOrEqual(8);
    expect(writes.map(([, , options]) => options?.durability)).toEqual(Array(writes.length).fill("strict"));
  });

  it("leave the pixels alone when studies are listed", async () => {
    const opened = vi.spyOn(IDBDatabase.prototype, "transaction");
    const store = valueOf(await openDexieStore({ name: crypto.randomUUID() }));
    await store.save(exampleNewImage());
    opened.mockClear();
    expect(valueOf(await store.list())).toHaveLength(1);
    store.close();
    expect(opened.mock.calls.map(([names]) => names)).toEqual([["meta", "studies", "drafts", "trail"]]);
  });

  it.each(tables)("leave nothing behind when the write to %s fails", async (table) => {
    const name = crypto.randomUUID();
    const store = valueOf(await openDexieStore({ name }));
    failWritesTo(table);
    expect(await store.save(exampleNewImage())).toEqual({ ok: false, problem: { code: "store/failed", reason: "DataError" } });
    vi.restoreAllMocks();
    expect(await countRaw(name)).toEqual({ studies: 0, originals: 0, displayCopies: 0, trail: 0 });
    expect(valueOf(await store.save(exampleNewImage())).wasKnown).toBe(false);
    store.close();
  });

  it("leave the older result in place when the event of a newer one cannot be written", async () => {
    const store = valueOf(await openDexieStore({ name: crypto.randomUUID() }));
    await store.save(exampleNewImage());
    failWritesTo("trail");
    expect(codeOf(await store.rescore(sopUid("1.2.3"), resultWithHeatmap("1.2.3", 0.1), 2000))).toBe("store/failed");
    expect(codeOf(await store.remove(studyUid("1.2.9"), 2000))).toBe("store/failed");
    vi.restoreAllMocks();
    expect(valueOf(await store.get(studyUid("1.2.9"))).images[0]?.result).toEqual(resultWithHeatmap("1.2.3", 0.8));
    expect(valueOf(await store.trail())).toHaveLength(1);
    store.close();
  });
});

describe("a reader's work", () => {
  it.each(["studies", "trail"])("is unsigned and still a draft when the write to %s fails", async (table) => {
    const name = crypto.randomUUID();
    const store = valueOf(await openDexieStore({ name }));
    await store.save(exampleNewImage());
    await store.saveDraft(studyUid("1.2.9"), exampleDraft());
    failWritesTo(table);
    expect(codeOf(await store.sign(studyUid("1.2.9"), exampleSignedRead()))).toBe("store/failed");
    vi.restoreAllMocks();
    expect(valueOf(await store.get(studyUid("1.2.9")))).toMatchObject({ reads: [], drafts: [exampleDraft()] });
    expect(valueOf(await store.trail())).toHaveLength(1);
    store.close();
  });

  it("is not signed when its draft cannot be taken away", async () => {
    const store = valueOf(await openDexieStore({ name: crypto.randomUUID() }));
    await store.save(exampleNewImage());
    await store.saveDraft(studyUid("1.2.9"), exampleDraft());
    vi.spyOn(IDBObjectStore.prototype, "delete").mockImplementation(() => {
      throw new DOMException("injected", "DataError");
    });
    expect(codeOf(await store.sign(studyUid("1.2.9"), exampleSignedRead()))).toBe("store/failed");
    vi.restoreAllMocks();
    expect(valueOf(await store.get(studyUid("1.2.9")))).toMatchObject({ reads: [], drafts: [exampleDraft()] });
    expect(valueOf(await store.trail())).toHaveLength(1);
    store.close();
  });

  it("has a first verdict only together with its event", async () => {
    const store = valueOf(await openDexieStore({ name: crypto.randomUUID() }));
    await store.save(exampleNewImage());
    failWritesTo("drafts");
    expect(codeOf(await store.saveDraft(studyUid("1.2.9"), exampleDraft({ firstVerdict: exampleFirstVerdict })))).toBe("store/failed");
    vi.restoreAllMocks();
    expect(valueOf(await store.trail())).toHaveLength(1);
    store.close();
  });
});

describe("a full disk", () => {
  it("costs the film that no longer fits and none of those before it", () => withQuota(6_000_000, async (name) => {
    const store = valueOf(await openDexieStore({ name }));
    const { uids, refusal } = await fill(store);
    expect(codeOf(refusal)).toBe("store/full");
    expect(uids.length).toBeGreaterThan(1);
    const kept = uids.length;
    expect(await countRaw(name)).toEqual({ studies: kept, originals: kept, displayCopies: kept, trail: kept });
    for (const uid of uids) expect(valueOf(await store.original(sopUid(uid))).byteLength).toBe(500_000);
    store.close();
  }));

  it("can be emptied even when not the smallest event fits any more, and takes films again", () => withQuota(6_000_000, async (name) => {
    const store = valueOf(await openDexieStore({ name }));
    const { uids } = await fill(store);
    const event = { at: 1, action: "notice-accepted", subject: null, detail: { filling: "x".repeat(2000) } } as const;
    let noted = await store.note(event);
    while (noted.ok) noted = await store.note(event);
    expect(codeOf(noted)).toBe("store/full");
    for (const uid of uids) expect(await store.remove(studyUid(`${uid}.9`), 5000)).toEqual({ ok: true, value: null });
    expect(valueOf(await store.list())).toEqual([]);
    expect(codeOf(await store.save(large("1.2.50")))).toBe("ok");
    expect(verify(valueOf(await store.trail()))).toEqual({ ok: true });
    store.close();
  }));
});

/** Saves films until one is refused. */
async function fill(store: StudyStore) {
  const uids: string[] = [];
  for (;;) {
    const answer = await store.save(large(`1.2.${uids.length + 1}`));
    if (!answer.ok || uids.length > 40) return { uids, refusal: answer };
    uids.push(answer.value.sopInstanceUid);
  }
}

/** Noise, so that no backend makes it smaller. */
function large(uid: string) {
  const bytes = new Uint8Array(500_000);
  for (let start = 0; start < bytes.length; start += 50_000) crypto.getRandomValues(bytes.subarray(start, start + 50_000));
  return { ...exampleNewImage({ study: `${uid}.9`, uid }), original: new Blob([bytes]) };
}

/** Empties the origin first: Chromium looks at the quota anew only when nothing of it is open, else after half a minute. */
async function withQuota(quotaSize: number, test: (name: string) => Promise<void>): Promise<void> {
  const { origin } = location;
  await cdp().send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
  await cdp().send("Storage.overrideQuotaForOrigin", { origin, quotaSize });
  try {
    await test(crypto.randomUUID());
  } finally {
    await cdp().send("Storage.overrideQuotaForOrigin", { origin });
  }
}

function failWritesTo(table: string): void {
  for (const method of ["add", "put"] as const) {
    const { [method]: real } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function write(this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      if (this.name === table) throw new DOMException("injected", "DataError");
      return key === undefined ? real.call(this, value) : real.call(this, value, key);
    });
  }
}
