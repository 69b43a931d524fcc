import type { WorkerPort } from "../workerCall.ts";

/** A dedicated worker as a port; a message that cannot be read counts as a crash. */
export function portOf(worker: Worker): WorkerPort {
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
