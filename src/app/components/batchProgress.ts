import type { BatchItem } from "../../flows/journeys.ts";

export interface BatchProgress {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
}

/** "done" counts what has ended, well or not. */
export function batchProgress(batch: readonly BatchItem[]): BatchProgress {
  const failed = batch.filter(({ state }) => state.kind === "failed").length;
  const saved = batch.filter(({ state }) => state.kind === "saved").length;
  return { done: saved + failed, total: batch.length, failed };
}

/** What is worth saying aloud: every tenth of the way, and the end. */
export function announcedProgress({ done, total }: BatchProgress): number {
  const step = Math.max(1, Math.ceil(total / 10));
  return done === total ? done : Math.floor(done / step) * step;
}
