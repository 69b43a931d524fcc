import { afterEach, describe, expect, it, vi } from "vitest";
import { cdp } from "vitest/browser";
import { openDexieStore } from "../../src/store/browser/dexieStore.ts";
import { codeOf, valueOf, watchCounts } from "../contract/studyStore.ts";
import { exampleDraft, exampleSignedRead } from "../fakes/fullReads.ts";
import { exampleNewImage, sopUid, studyUid } from "../fakes/newImages.ts";
import { countRaw, openRaw, putRaw } from "./rawDatabase.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("two tabs", () => {
  it("tell each other of their changes", async () => {
    const name = crypto.randomUUID();
    const store = valueOf(await openDexieStore({ name }));
    const told = watchCounts(store);
    await expect.poll(told.counts).toEqual([0]);
    const worker = new Worker(new URL("otherTab.worker.ts", import.meta.url), { type: "module" });
    worker.postMessage({ name, uid: "1.2.3" });
    await expect.poll(told.last).toBe(1);
    expect(valueOf(await store.get(studyUid("1.2.9"))).images).toHaveLength(1);
    worker.terminate();
    store.close();
  });

  it("tell each other of a draft", async () => {
    const name = crypto.randomUUID();
    const [one, other] = [valueOf(await openDexieStore({ name })), valueOf(await openDexieStore({ name }))];
    await one.save(exampleNewImage());
    const told: number[] = [];
    const stop = other.watch((studies) => told.push(valueOf(studies)[0]?.drafts.length ?? -1));
    await expect.poll(() => told.at(-1)).toBe(0);
    await one.saveDraft(studyUid("1.2.9"), exampleDraft());
    await expect.poll(() => told.at(-1)).toBe(1);
    stop();
    one.close();
    other.close();
  });

  it("let one reader sign when two do at the same moment", async () => {
    const name = crypto.randomUUID();
    const [one, other] = [valueOf(await openDexieStore({ name })), valueOf(await openDexieStore({ name }))];
    await one.save(exampleNewImage());
    const signed = await Promise.all([one.sign(studyUid("1.2.9"), exampleSignedRead()), other.sign(studyUid("1.2.9"), exampleSignedRead())]);
    expect(signed.map(codeOf).toSorted()).toEqual(["ok", "store/conflict"]);
    expect(valueOf(await other.get(studyUid("1.2.9"))).reads).toHaveLength(1);
    one.close();
    other.close();
  });

  it("store a film once when both save it at the same moment", async () => {
    const name = crypto.randomUUID();
    const [one, other] = [valueOf(await openDexieStore({ name })), valueOf(await openDexieStore({ name }))];
    const saved = await Promise.all([one.save(exampleNewImage()), other.save(exampleNewImage())]);
    expect(saved.filter((answer) => valueOf(answer).wasKnown)).toHaveLength(1);
    expect(await countRaw(name)).toEqual({ studies: 1, originals: 1, displayCopies: 1, trail: 1 });
    one.close();
    other.close();
  });

  it("do not hold up a newer version of the app: the older one lets go and says why", async () => {
    const name = crypto.randomUUID();
    const store = valueOf(await openDexieStore({ name }));
    await store.save(exampleNewImage());
    const told = watchCounts(store);
    await expect.poll(told.last).toBe(1);
    const newer = await openRaw(name, 30);
    expect(newer.version).toBe(30);
    newer.close();
    expect(codeOf(await store.save(exampleNewImage({ uid: "1.2.4" })))).toBe("store/newer-version");
    await expect.poll(told.last).toBe("store/newer-version");
    store.close();
  });

  it("give up after a while when the other keeps an older database open, and open once it is closed", async () => {
    const name = crypto.randomUUID();
    const old = await openRaw(name, 5);
    expect(await openDexieStore({ name, blockedMs: 30 })).toEqual({ ok: false, problem: { code: "store/failed", reason: "blocked" } });
    old.close();
    const store = valueOf(await openDexieStore({ name }));
    expect((await store.save(exampleNewImage())).ok).toBe(true);
    store.close();
    await expect(openRaw(name, 40).then((database) => database.close())).resolves.toBeUndefined();
  });
});

describe("a newer version's data", () => {
  it("is not opened by an older app", async () => {
    const name = crypto.randomUUID();
    const store = valueOf(await openDexieStore({ name }));
    await store.save(exampleNewImage());
    store.close();
    await putRaw(name, "meta", { key: "schemaEpoch", value: 3 });
    expect(codeOf(await openDexieStore({ name }))).toBe("store/newer-version");
  });

  it("is neither read nor written by an older app that was open before", async () => {
    const name = crypto.randomUUID();
    const store = valueOf(await openDexieStore({ name }));
    await putRaw(name, "meta", { key: "schemaEpoch", value: 3 });
    const answers = [await store.save(exampleNewImage()), await store.list(), await store.note({ at: 1, action: "notice-accepted", subject: null, detail: {} })];
    expect(answers.map(codeOf)).toEqual(["store/newer-version", "store/newer-version", "store/newer-version"]);
    expect(await countRaw(name)).toEqual({ studies: 0, originals: 0, displayCopies: 0, trail: 0 });
    store.close();
  });

  it("is refused record by record where only the record is newer", async () => {
    const name = crypto.randomUUID();
    const store = valueOf(await openDexieStore({ name }));
    await putRaw(name, "studies", { version: 3, uid: "1.2.9", sequence: 1, sopInstanceUids: ["1.2.3"], fileSha256s: [], study: {} });
    expect(codeOf(await store.list())).toBe("store/newer-version");
    expect(codeOf(await store.save(exampleNewImage()))).toBe("store/newer-version");
    store.close();
  });
});

describe("a connection that the browser lost", () => {
  it.each(["UnknownError", "InvalidStateError"])("is opened again after %s, and the film is stored once", async (errorName) => {
    const failNext = prepareFaults();
    const name = crypto.randomUUID();
    const store = valueOf(await openDexieStore({ name }));
    failNext(2, errorName);
    expect((await store.save(exampleNewImage())).ok).toBe(true);
    expect(await countRaw(name)).toEqual({ studies: 1, originals: 1, displayCopies: 1, trail: 1 });
    store.close();
  });

  it("serves all calls that lost it together", async () => {
    const failNext = prepareFaults();
    const store = valueOf(await openDexieStore({ name: crypto.randomUUID() }));
    failNext(4, "UnknownError");
    const saved = await Promise.all(["1.2.3", "1.2.4", "1.2.5", "1.2.6"].map((uid) => store.save(exampleNewImage({ uid }))));
    expect(saved.map(codeOf)).toEqual(["ok", "ok", "ok", "ok"]);
    store.close();
  });

  it("is reported when it does not come back in three tries, and used again when it does", async () => {
    const failNext = prepareFaults();
    const store = valueOf(await openDexieStore({ name: crypto.randomUUID() }));
    failNext(4, "UnknownError");
    expect(await store.save(exampleNewImage())).toEqual({ ok: false, problem: { code: "store/failed", reason: "UnknownError" } });
    expect((await store.save(exampleNewImage())).ok).toBe(true);
    store.close();
  });

  it("does not end a watch", async () => {
    const failNext = prepareFaults();
    const store = valueOf(await openDexieStore({ name: crypto.randomUUID() }));
    failNext(4, "UnknownError");
    const told = watchCounts(store);
    await expect.poll(told.counts).toEqual(["store/failed"]);
    await store.save(exampleNewImage());
    await expect.poll(told.last).toBe(1);
    store.close();
  });
});

describe("data that the browser cleared while the app was open", () => {
  it("is missed, not taken for an empty start", async () => {
    const store = valueOf(await openDexieStore({ name: crypto.randomUUID() }));
    await store.save(exampleNewImage());
    await cdp().send("Storage.clearDataForOrigin", { origin: location.origin, storageTypes: "indexeddb" });
    const missing = { ok: false, problem: { code: "store/failed", reason: "records-missing" } };
    expect(await store.list()).toEqual(missing);
    expect(await store.original(sopUid("1.2.3"))).toEqual(missing);
    expect(await store.save(exampleNewImage({ uid: "1.2.4" }))).toEqual(missing);
    store.close();
  });
});

/**
 * To be called before the database is opened, which keeps the function that starts transactions. The answer makes the next ones fail,
 * but not those that look at the schema while a database is opened: they carry no options.
 */
function prepareFaults(): (count: number, errorName: string) => void {
  const start = Reflect.get(IDBDatabase.prototype, "transaction");
  const fault = { left: 0, errorName: "" };
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function startOrFail(this: IDBDatabase, ...args) {
    if (args[2] !== undefined) fault.left -= 1;
    if (args[2] !== undefined && fault.left >= 0) throw new DOMException("injected", fault.errorName);
    return start.apply(this, args);
  });
  return (left, errorName) => Object.assign(fault, { left, errorName });
}
