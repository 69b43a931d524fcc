/** What every message to a worker carries, so that its answer finds the caller. */
export interface Call {
  readonly callId: number;
}

/** The part of a `Worker` that a call needs; a fake has the same shape. */
export interface WorkerPort {
  postMessage(message: unknown, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: unknown) => void) | null;
}
