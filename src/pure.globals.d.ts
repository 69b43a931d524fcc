// The few globals that every runtime of this project has: window, worker and Node. Anything else does not compile in a part's root.

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: ArrayBufferView | ArrayBuffer): string;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}

interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}

/** Bytes that need not lie in this thread's memory; never changed. */
interface Blob {
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

declare const Blob: new (parts: readonly (ArrayBuffer | ArrayBufferView<ArrayBuffer>)[]) => Blob;

declare namespace WebAssembly {
  /** Compiled code: immutable, cloned between threads without being compiled again. */
  interface Module {}
}

interface Transferable {}
