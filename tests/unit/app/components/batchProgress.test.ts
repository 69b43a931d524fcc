import { describe, expect, it } from "vitest";
import { announcedProgress, batchProgress } from "../../../../src/app/components/batchProgress.ts";

describe("the progress of a batch", () => {
  it("counts a failed file as done, and says so apart", () => {
    const states = [{ kind: "failed", problem: { code: "ingest/truncated" } }, { kind: "reading" }] as const;
    expect(batchProgress(states.map((state, id) => ({ id, fileName: "a", state })))).toEqual({ done: 1, total: 2, failed: 1 });
  });

  it("is said aloud about ten times, and at the end", () => {
    const said = Array.from({ length: 51 }, (_, done) => announcedProgress({ done, total: 50, failed: 0 }));
    expect(new Set(said).size).toBe(11);
    expect(said.at(-1)).toBe(50);
  });
});
