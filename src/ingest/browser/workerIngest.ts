import { fail } from "../../domain/outcome.ts";
import type { IngestProblem } from "../../domain/problem.ts";
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
        return await callWorker(workers.take(), { kind: "read", callId: ++lastCallId, fileName: file.name, bytes }, stop);
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

/** A module worker whose messages that cannot be read count as a crash. */
function startIngestWorker(): WorkerPort {
  const worker = new Worker(new URL("../worker/ingest.worker.ts", import.meta.url), { type: "module", name: "ingest" });
  const port: WorkerPort = {
    postMessage: (message, transfer) => worker.postMessage(message, transfer),
    terminate: () => worker.terminate(),
    onmessage: null,
    onerror: null,
  };
  worker.onmessage = (event) => port.onmessage?.(event);
  worker.onerror = (event) => port.onerror?.(event);
  worker.onmessageerror = (event) => port.onerror?.(event);
  return port;
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

/** Closes `worker` in every case. `call.bytes` is transferred. */
function callWorker(worker: WorkerPort, call: ToWorker, stop: AbortSignal): Promise<readonly IngestAnswer[]> {
  return new Promise((resolve) => {
    const end = (answers: readonly IngestAnswer[]): void => {
      clearTimeout(timer);
      stop.removeEventListener("abort", cancel);
      worker.terminate();
      resolve(answers);
    };
    const endWith = (problem: IngestProblem): void => end([{ fileName: call.fileName, outcome: fail(problem) }]);
    const cancel = (): void => endWith({ code: "ingest/cancelled" });
    const timer = setTimeout(() => endWith({ code: "ingest/timeout", limitMs }), limitMs);
    stop.addEventListener("abort", cancel, { once: true });
    worker.onerror = () => endWith({ code: "ingest/worker-crashed" });
    worker.onmessage = ({ data }) => {
      const message = data as FromWorker;
      if (message.kind === "answered" && message.callId === call.callId) end(message.answers);
    };
    worker.postMessage(call, [call.bytes]);
  });
}
