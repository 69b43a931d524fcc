import { fail, succeed } from "../../src/domain/outcome.ts";
import type { Problem } from "../../src/domain/problem.ts";
import type { Ingest, IngestFile, Ingested } from "../../src/ingest/ingest.ts";

export type FakeAnswer = Ingested | Problem;

export interface FakeIngest extends Ingest {
  /** The most files that were under way at the same time. */
  peak(): number;
}

/** Answers by file name; a name that ends in .zip gives every answer of its list. Each answer comes a turn of the event loop later. */
export function fakeIngest(answers: Readonly<Record<string, FakeAnswer | readonly FakeAnswer[]>>): FakeIngest {
  let underWay = 0;
  let peak = 0;
  return {
    async read(file, signal) {
      underWay += 1;
      peak = Math.max(peak, underWay);
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay -= 1;
      if (signal.aborted) return [{ fileName: file.name, outcome: fail({ code: "ingest/cancelled" }) }];
      const found = answers[file.name] ?? { code: "ingest/unknown-format" };
      return (Array.isArray(found) ? found : [found]).map((one: FakeAnswer) => ({
        fileName: file.name,
        outcome: "code" in one ? fail(one) : succeed(one),
      }));
    },
    close: () => undefined,
    peak: () => peak,
  };
}

export function fakeFile(name: string): IngestFile {
  return { name, size: 3, arrayBuffer: () => Promise.resolve(new Uint8Array([1, 2, 3]).buffer) };
}
