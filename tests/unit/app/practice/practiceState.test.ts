import { describe, expect, it } from "vitest";
import { answered, following, scoredIn, startedRun } from "../../../../src/app/practice/practiceState.ts";
import { examplePractice } from "../../../harness/examplePractice.ts";

const films = examplePractice(0).slice(0, 2);
const given = { verdict: "urgent", findings: ["pneumothorax"], ms: 4000 } as const;

describe("a run through the samples", () => {
  it("shows the answer after each film where the reader wants to learn", () => {
    const run = answered(startedRun(films, true), 0, given);
    expect(run.place).toEqual({ kind: "answer", index: 0 });
    expect(run.answers).toEqual([{ truth: "pneumothorax", ...given }, null]);
    expect(following(run, 0).place).toEqual({ kind: "reading", index: 1 });
  });

  it("goes straight on where answers come at the end, and ends with the summary", () => {
    const second = answered(startedRun(films, false), 0, given);
    expect(second.place).toEqual({ kind: "reading", index: 1 });
    expect(answered(second, 1, given).place).toEqual({ kind: "summary" });
  });

  it("keeps what the model said of a film when the reader is further on", async () => {
    const opened = await films[0]?.open();
    if (opened?.ok !== true) throw new Error("The film did not open.");
    const run = scoredIn(answered(startedRun(films, false), 0, given), 0, opened.value.study);
    expect(run.scored).toEqual([opened.value.study, null]);
    expect(run.place).toEqual({ kind: "reading", index: 1 });
  });
});
