import { fail, succeed } from "../../src/domain/outcome.ts";
import type { Problem } from "../../src/domain/problem.ts";
import type { Destination } from "../../src/platform/destination.ts";

export interface MemoryDestination extends Destination {
  readonly files: Map<string, Uint8Array>;
  /** "open", then one of the others. */
  state(): "open" | "closed" | "abandoned";
}

/** Keeps what it is given; `refuse` says of a file why not. */
export function memoryDestination(kind: Destination["kind"] = "zip", refuse: (fileName: string) => Problem | null = () => null): MemoryDestination {
  const files = new Map<string, Uint8Array>();
  let state: ReturnType<MemoryDestination["state"]> = "open";
  return {
    kind, files, state: () => state,
    put: (fileName, bytes) => {
      const problem = refuse(fileName);
      if (problem === null) files.set(fileName, bytes);
      return Promise.resolve(problem === null ? succeed(null) : fail(problem));
    },
    close: () => {
      state = "closed";
      return Promise.resolve(succeed(null));
    },
    abandon() {
      state = "abandoned";
    },
  };
}
