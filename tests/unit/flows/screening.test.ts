import { describe, expect, it } from "vitest";
import { fail, succeed } from "../../../src/domain/outcome.ts";
import type { Radiograph } from "../../../src/domain/radiograph.ts";
import type { Result } from "../../../src/domain/result.ts";
import type { BatchItem } from "../../../src/flows/journeys.ts";
import { hasEnded, openScreening } from "../../../src/flows/screening.ts";
import type { StudyStore } from "../../../src/store/store.ts";
import { exampleIngested, validResult } from "../../fakes/examples.ts";
import { fakeFile, fakeIngest, type FakeAnswer } from "../../fakes/fakeIngest.ts";
import { fakeInference } from "../../fakes/fakeInference.ts";
import { memoryStore } from "../../fakes/memoryStore.ts";

interface Given {
  readonly answers?: Readonly<Record<string, FakeAnswer | readonly FakeAnswer[]>>;
  readonly score?: (radiograph: Radiograph) => Result;
  readonly store?: StudyStore;
}

function given({ answers = {}, score = (radiograph) => validResult(radiograph.sopInstanceUid), store = memoryStore() }: Given) {
  const ingest = fakeIngest(answers);
  const samples = () => Promise.resolve(succeed([fakeFile("sample.dcm")]));
  const screening = openScreening({ ingest, inference: fakeInference(score), store, clock: { now: () => 1000 }, samples, parallel: 2 });
  return { screening, store, ingest };
}

/** The batch once every file has its answer. */
function settled(screening: ReturnType<typeof openScreening>): Promise<readonly BatchItem[]> {
  return new Promise((resolve) => {
    const stop = screening.watch((items) => {
      if (items.length === 0 || !items.every(({ state }) => hasEnded(state))) return;
      queueMicrotask(() => stop());
      resolve(items);
    });
  });
}

const kinds = (items: readonly BatchItem[]) => items.map(({ fileName, state }) => `${fileName} ${state.kind}`);

describe("screening a batch", () => {
  it("a broken file in the middle costs only itself", async () => {
    const { screening, store } = given({ answers: { "a.dcm": exampleIngested("1.1", "a"), "b.dcm": { code: "ingest/truncated" }, "c.dcm": exampleIngested("1.3", "c") } });
    screening.screen([fakeFile("a.dcm"), fakeFile("b.dcm"), fakeFile("c.dcm")]);
    const items = await settled(screening);
    expect(kinds(items)).toEqual(["a.dcm saved", "b.dcm failed", "c.dcm saved"]);
    expect(items[1]?.state).toEqual({ kind: "failed", problem: { code: "ingest/truncated" } });
    const list = await store.list();
    expect(list.ok && list.value.length).toBe(2);
  });

  it.each<Extract<Result, { state: "refused" }>["reason"]>([
    { code: "inference/lateral-view", viewPosition: "LL" },
    { code: "inference/gate-upside-down", frontalProbability: 0.02 },
  ])("an image that must not be scored ($code) is stored and says why", async (reason) => {
    const refused: Result = { state: "refused", reason };
    const { screening, store } = given({ answers: { "a.dcm": exampleIngested() }, score: () => refused });
    screening.screen([fakeFile("a.dcm")]);
    await settled(screening);
    const list = await store.list();
    expect(list.ok && list.value[0]?.images[0]?.result).toEqual(refused);
  });

  it("a full disk fails the file it meets, in words, and the next one is tried all the same", async () => {
    const real = memoryStore();
    let calls = 0;
    const store: StudyStore = { ...real, save: (image) => (calls++ === 0 ? Promise.resolve(fail({ code: "store/full" })) : real.save(image)) };
    const { screening } = given({ answers: { "a.dcm": exampleIngested("1.1", "a"), "b.dcm": exampleIngested("1.2", "b") }, store });
    screening.screen([fakeFile("a.dcm"), fakeFile("b.dcm")]);
    const states = (await settled(screening)).map(({ state }) => (state.kind === "failed" ? state.problem.code : state.kind));
    expect(states.toSorted()).toEqual(["saved", "store/full"]);
  });

  it("the same file dropped twice is stored once, and said so", async () => {
    const { screening, store } = given({ answers: { "a.dcm": exampleIngested() } });
    screening.screen([fakeFile("a.dcm")]);
    await settled(screening);
    screening.screen([fakeFile("a.dcm")]);
    const items = await settled(screening);
    expect(items.map(({ state }) => state.kind === "saved" && state.wasKnown)).toEqual([false, true]);
    const list = await store.list();
    expect(list.ok && list.value.length).toBe(1);
  });

  it("a film without a score that is opened again gets one, where it is", async () => {
    const results: Result[] = [{ state: "failed", problem: { code: "inference/worker-crashed" } }, validResult("1.2.3")];
    const { screening, store } = given({ answers: { "a.dcm": exampleIngested() }, score: () => results.shift() ?? { state: "notRun" } });
    screening.screen([fakeFile("a.dcm")]);
    await settled(screening);
    screening.screen([fakeFile("a.dcm")]);
    await settled(screening);
    const list = await store.list();
    expect(list.ok && list.value.flatMap(({ images }) => images.map(({ result }) => result.state))).toEqual(["valid"]);
  });

  it("every film of an archive has its own line", async () => {
    const { screening } = given({ answers: { "cd.zip": [exampleIngested("1.1", "a"), { code: "ingest/multi-frame", frames: 20 }, exampleIngested("1.3", "c")] } });
    screening.screen([fakeFile("cd.zip")]);
    expect(kinds(await settled(screening))).toEqual(["cd.zip saved", "cd.zip failed", "cd.zip saved"]);
  });

  it("an archive without any film is a failure, not silence", async () => {
    const { screening } = given({ answers: { "cd.zip": [] } });
    screening.screen([fakeFile("cd.zip")]);
    expect((await settled(screening))[0]?.state).toEqual({ kind: "failed", problem: { code: "ingest/empty-archive" } });
  });

  it("never more than two files are under way", async () => {
    const { screening, ingest } = given({ answers: {} });
    screening.screen(Array.from({ length: 9 }, (_, index) => fakeFile(`${index}.dcm`)));
    await settled(screening);
    expect(ingest.peak()).toBe(2);
  });

  it("cancelling ends what waits and what is under way, and keeps what is stored", async () => {
    const answers = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`${index}.dcm`, exampleIngested(`1.${index}`, "0123456789"[index] ?? "f")]));
    const { screening, store } = given({ answers });
    screening.screen(Object.keys(answers).map(fakeFile));
    const ended = settled(screening);
    screening.cancel();
    const items = await ended;
    expect(items.every(({ state }) => state.kind === "failed" && state.problem.code === "ingest/cancelled")).toBe(true);
    screening.screen([fakeFile("0.dcm")]);
    const again = await settled(screening);
    expect(again.at(-1)?.state.kind).toBe("saved");
    const list = await store.list();
    expect(list.ok && list.value.length).toBe(1);
  });

  it("dismissing forgets the answers, not the studies", async () => {
    const { screening, store } = given({ answers: { "a.dcm": exampleIngested() } });
    screening.screen([fakeFile("a.dcm")]);
    await settled(screening);
    screening.dismiss();
    let left: readonly BatchItem[] | null = null;
    screening.watch((items) => (left = items))();
    expect(left).toEqual([]);
    const list = await store.list();
    expect(list.ok && list.value.length).toBe(1);
  });

  it("the samples go the way of every other file", async () => {
    const { screening } = given({ answers: { "sample.dcm": exampleIngested() } });
    await screening.openSamples();
    expect(kinds(await settled(screening))).toEqual(["sample.dcm saved"]);
  });
});
