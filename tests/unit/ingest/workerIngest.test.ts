import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { WorkerPort } from "../../../src/platform/workerCall.ts";
import { openWorkerIngest } from "../../../src/ingest/browser/workerIngest.ts";
import { limitFileBytes, limitMs } from "../../../src/ingest/limits.ts";
import type { ToWorker } from "../../../src/ingest/protocol.ts";

interface FakeWorker extends WorkerPort {
  readonly calls: ToWorker[];
  isClosed: boolean;
}

/** An empty module: magic number and version (WebAssembly core specification, section 5.5.16). */
const compiled = new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));

/** Workers that say nothing until the test lets them. */
function workshop() {
  const workers: FakeWorker[] = [];
  const start = (): WorkerPort => {
    const worker: FakeWorker = {
      calls: [], isClosed: false, onmessage: null, onerror: null,
      postMessage: (message) => worker.calls.push(message as ToWorker),
      terminate: () => (worker.isClosed = true),
    };
    workers.push(worker);
    return worker;
  };
  const busy = () => workers.filter((worker) => worker.calls.length > 0 && !worker.isClosed);
  const answer = (worker: FakeWorker) => {
    const { callId, fileName } = worker.calls[0] ?? {};
    worker.onmessage?.({ data: { kind: "answered", callId, answers: [{ fileName, outcome: { ok: true, value: {} } }], codecs: new Map([["openjph", compiled]]) } });
  };
  return { workers, start, busy, answer };
}

const file = (name: string, size = 3) => ({ name, size, arrayBuffer: () => Promise.resolve(new ArrayBuffer(3)) });
const never = () => new AbortController().signal;
const turn = () => vi.advanceTimersByTimeAsync(0);

function problemOf(answers: Awaited<ReturnType<ReturnType<typeof openWorkerIngest>["read"]>>) {
  const [answer] = answers;
  return answer?.outcome.ok === false ? answer.outcome.problem : null;
}

describe("ingest in workers", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("gives each file a worker of its own that is closed after its answer, and then starts the next one ahead", async () => {
    const { workers, start, busy, answer } = workshop();
    const ingest = openWorkerIngest(start);
    expect(workers.length).toBe(1);
    const first = ingest.read(file("a"), never());
    await turn();
    expect(workers.map(({ calls }) => calls.length)).toEqual([1]);
    busy().forEach(answer);
    expect((await first).map(({ fileName, outcome }) => [fileName, outcome.ok])).toEqual([["a", true]]);
    expect(workers.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  });

  it("a codec that was compiled for one film serves the next", async () => {
    const { workers, start, busy, answer } = workshop();
    const ingest = openWorkerIngest(start);
    const first = ingest.read(file("a"), never());
    await turn();
    expect(workers[0]?.calls[0]?.codecs.size).toBe(0);
    busy().forEach(answer);
    await first;
    void ingest.read(file("b"), never());
    await turn();
    expect(workers[1]?.calls[0]?.codecs.get("openjph")).toBe(compiled);
  });

  it("reads two files at a time, the others in their order", async () => {
    const { start, busy, answer } = workshop();
    const ingest = openWorkerIngest(start);
    const reads = ["a", "b", "c", "d"].map((name) => ingest.read(file(name), never()));
    await turn();
    expect(busy().map(({ calls }) => calls[0]?.fileName)).toEqual(["a", "b"]);
    busy().slice(1).forEach(answer);
    await turn();
    expect(busy().map(({ calls }) => calls[0]?.fileName)).toEqual(["a", "c"]);
    busy().forEach(answer);
    await turn();
    busy().forEach(answer);
    expect((await Promise.all(reads)).flat().map(({ fileName }) => fileName)).toEqual(["a", "b", "c", "d"]);
  });

  it("closes a worker that does not answer in time", async () => {
    const { workers, start } = workshop();
    const read = openWorkerIngest(start).read(file("slow"), never());
    await vi.advanceTimersByTimeAsync(limitMs);
    expect(problemOf(await read)).toEqual({ code: "ingest/timeout", limitMs });
    expect(workers[0]?.isClosed).toBe(true);
  });

  it("a crash fails its own file and no other", async () => {
    const { workers, start, busy, answer } = workshop();
    const ingest = openWorkerIngest(start);
    const [bad, good] = [ingest.read(file("bad"), never()), ingest.read(file("good"), never())];
    await turn();
    workers[0]?.onerror?.({});
    busy().forEach(answer);
    expect(problemOf(await bad)).toEqual({ code: "ingest/worker-crashed" });
    expect((await good)[0]?.outcome.ok).toBe(true);
  });

  it("a cancelled file stops at once and lets the next one in", async () => {
    const { workers, start, busy } = workshop();
    const ingest = openWorkerIngest(start);
    const stop = new AbortController();
    const reads = ["a", "b"].map((name) => ingest.read(file(name), stop.signal));
    const waiting = ingest.read(file("waiting"), stop.signal);
    void ingest.read(file("next"), never());
    await turn();
    stop.abort();
    for (const read of [...reads, waiting]) expect(problemOf(await read)).toEqual({ code: "ingest/cancelled" });
    await turn();
    expect(workers.slice(0, 2).every(({ isClosed }) => isClosed)).toBe(true);
    expect(busy().map(({ calls }) => calls[0]?.fileName)).toEqual(["next"]);
  });

  it("an answer to another call is not taken for one's own", async () => {
    const { workers, start, busy, answer } = workshop();
    const read = openWorkerIngest(start).read(file("a"), never());
    await turn();
    workers[0]?.onmessage?.({ data: { kind: "ready" } });
    workers[0]?.onmessage?.({ data: { kind: "answered", callId: 99, answers: [], codecs: new Map() } });
    busy().forEach(answer);
    expect((await read).length).toBe(1);
  });

  it("refuses what is empty, too large or gone without a worker", async () => {
    const { workers, start } = workshop();
    const ingest = openWorkerIngest(start);
    const gone = { ...file("gone"), arrayBuffer: () => Promise.reject(new Error("NotReadableError")) };
    expect(problemOf(await ingest.read(file("empty", 0), never()))).toEqual({ code: "ingest/empty-file" });
    expect(problemOf(await ingest.read(file("large", limitFileBytes + 1), never()))).toMatchObject({ code: "ingest/too-large" });
    expect(problemOf(await ingest.read(gone, never()))).toEqual({ code: "ingest/unreadable" });
    expect(workers[0]?.calls.length).toBe(0);
  });

  it("closing ends what is under way and frees the spare worker", async () => {
    const { workers, start } = workshop();
    const ingest = openWorkerIngest(start);
    const read = ingest.read(file("a"), never());
    await turn();
    ingest.close();
    expect(problemOf(await read)).toEqual({ code: "ingest/cancelled" });
    expect(problemOf(await ingest.read(file("late"), never()))).toEqual({ code: "ingest/cancelled" });
    expect(workers.every(({ isClosed }) => isClosed)).toBe(true);
  });
});
