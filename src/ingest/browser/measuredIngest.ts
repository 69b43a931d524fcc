import type { Ingest } from "../ingest.ts";

/** The same port; what each file took is also written as a measure of the User Timing API (https://www.w3.org/TR/user-timing/), for `npm run bench`. */
export function measuredIngest(ingest: Ingest): Ingest {
  return {
    close: () => ingest.close(),
    async read(file, signal) {
      const answers = await ingest.read(file, signal);
      for (const { outcome } of answers) {
        if (!outcome.ok) continue;
        record("decode", outcome.value.ms.decode);
        record("normalize", outcome.value.ms.normalize);
      }
      return answers;
    },
  };
}

function record(step: string, durationMs: number): void {
  performance.measure(`firstread/${step}`, { start: performance.now() - durationMs, duration: durationMs });
}
