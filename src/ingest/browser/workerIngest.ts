import { fail } from "../../domain/outcome.ts";
import type { IngestProblem } from "../../domain/problem.ts";
import { portOf } from "../../platform/browser/workerPort.ts";
import type { WorkerPort } from "../../platform/workerCall.ts";
import type { Ingest, IngestAnswer, IngestFile } from "../ingest.ts";
import { limitFileBytes, limitMs, limitWorkers } from "../limits.ts";
import type { FromWorker, ToWorker } from "../protocol.ts";
import { openPlaces } from "./places.ts";

export type StartWorker = () => WorkerPort;

/**
 * Port `Ingest` on dedicated workers. Each file gets a worker of its own that is closed after its answer, so that nothing of one file can reach
 * the next; a spare one is already started. At most `limitWorkers` files are read at a time, each for at most `limitMs`.
 */
export function openWorkerIngest(startWorker: StartWorker = startIngestWorker): Ingest {
  const places = openPlaces(limitWorkers);
  const workers = openSpare(startWorker);
  const closing = new AbortController();
  let codecs: ToWorker["codecs"] = new Map();
  let lastCallId = 0;
  return {
    async read(file, signal) {
      const stop = AbortSignal.any([signal, closing.signal]);
      const problem = refusalOf(file);
      if (problem !== null) return answered(file, problem);
      if (!(await places.enter(stop))) return answered(file, { code: "ingest/cancelled" });
      try {
        const bytes = await bytesOf(file);
        if (stop.aborted) return answered(file, { code: "ingest/cancelled" });
        if (bytes === null) return answered(file, { code: "ingest/unreadable" });
        const answer = await callWorker(workers.take(), { kind: "read", callId: ++lastCallId, fileName: file.name, bytes, codecs }, stop);
        codecs = new Map([...codecs, ...answer.codecs]);
        return answer.answers;
      } finally {
        places.leave();
        workers.refill();
      }
    },
    close() {
      closing.abort();
      workers.close();
    },
  };
}

function startIngestWorker(): WorkerPort {
  return portOf(new Worker(new URL("../worker/ingest.worker.ts", import.meta.url), { type: "module", name: "ingest" }));
}

function refusalOf({ size }: IngestFile): IngestProblem | null {
  if (size === 0) return { code: "ingest/empty-file" };
  return size > limitFileBytes ? { code: "ingest/too-large", sizeBytes: size, limitBytes: limitFileBytes } : null;
}

function answered(file: IngestFile, problem: IngestProblem): readonly IngestAnswer[] {
  return [{ fileName: file.name, outcome: fail(problem) }];
}

/** Null where the file has gone, or its medium cannot be read. */
async function bytesOf(file: IngestFile): Promise<ArrayBuffer | null> {
  try {
    return await file.arrayBuffer();
  } catch {
    return null;
  }
}

interface Spare {
  /** A fresh worker; the caller closes it. */
  take(): WorkerPort;
  /** Once the film is read: a worker that starts while another one reads takes the second core from it. */
  refill(): void;
  close(): void;
}

/** One worker ahead, so that a file does not wait for a script to load. */
function openSpare(startWorker: StartWorker): Spare {
  let spare: WorkerPort | null = startWorker();
  let isClosed = false;
  return {
    take() {
      const taken = spare ?? startWorker();
      spare = null;
      return taken;
    },
    refill() {
      if (!isClosed) spare ??= startWorker();
    },
    close() {
      isClosed = true;
      spare?.terminate();
      spare = null;
    },
  };
}

type Answered = Pick<Extract<FromWorker, { kind: "answered" }>, "answers" | "codecs">;

/** Closes `worker` in every case. `call.bytes` is transferred. */
function callWorker(worker: WorkerPort, call: ToWorker, stop: AbortSignal): Promise<Answered> {
  return new Promise((resolve) => {
    const end = (answer: Answered): void => {
      clearTimeout(timer);
      stop.removeEventListener("abort", cancel);
      worker.terminate();
      resolve(answer);
    };
    const endWith = (problem: IngestProblem): void => end({ answers: [{ fileName: call.fileName, outcome: fail(problem) }], codecs: call.codecs });
    const cancel = (): void => endWith({ code: "ingest/cancelled" });
    const timer = setTimeout(() => endWith({ code: "ingest/timeout", limitMs }), limitMs);
    stop.addEventListener("abort", cancel, { once: true });
    worker.onerror = () => endWith({ code: "ingest/worker-crashed" });
    worker.onmessage = ({ data }) => {
      const message = data as FromWorker;
      if (message.kind === "answered" && message.callId === call.callId) end(message);
    };
    worker.postMessage(call, [call.bytes]);
  });
}
