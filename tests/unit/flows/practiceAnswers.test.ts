import { describe, expect, it } from "vitest";
import { verdicts } from "../../../src/domain/read.ts";
import type { Result } from "../../../src/domain/result.ts";
import { judgeModel, judgeReader, medianMs, tallyOf } from "../../../src/flows/practiceAnswers.ts";
import { validResult } from "../../fakes/examples.ts";

const positive = validResult("1.2.3", 0.8);
const negative = validResult("1.2.3", 0.2);
const refused: Result = { state: "refused", reason: { code: "inference/other-body-part", bodyPart: "HAND" } };

describe("the reader", () => {
  it("is right, misses, raises a false alarm or leaves it open", () => {
    const judged = (truth: "normal" | "nodule" | "hand") => verdicts.map((verdict) => judgeReader(truth, verdict));
    expect(judged("normal")).toEqual(["right", "false-alarm", "false-alarm", "undecided", "undecided"]);
    expect(judged("nodule")).toEqual(["missed", "right", "right", "undecided", "undecided"]);
  });

  it("is right not to decide on what is no chest film", () => {
    expect(verdicts.map((verdict) => judgeReader("hand", verdict))).toEqual(["missed", "missed", "missed", "right", "right"]);
  });
});

describe("the model", () => {
  it("is judged by what raises a study", () => {
    expect([judgeModel("effusion", positive), judgeModel("effusion", negative)]).toEqual(["right", "missed"]);
    expect([judgeModel("normal", positive), judgeModel("normal", negative)]).toEqual(["false-alarm", "right"]);
  });

  it("is right to refuse a hand, and wrong to score it, whatever the score is", () => {
    expect([refused, positive, negative].map((result) => judgeModel("hand", result))).toEqual(["right", "missed", "missed"]);
  });

  it("has neither hit nor missed where it gave no score", () => {
    const failed: Result = { state: "failed", problem: { code: "inference/unavailable" } };
    expect([refused, failed, { state: "running" } as const].map((result) => judgeModel("nodule", result))).toEqual(["no-score", "no-score", "no-score"]);
    expect(judgeModel("hand", failed)).toBe("no-score");
  });
});

describe("the summary", () => {
  it("counts each judgement", () => {
    expect(tallyOf(["right", "missed", "right"])).toEqual({ right: 2, missed: 1, "false-alarm": 0, undecided: 0, "no-score": 0 });
  });

  it("takes the middle time, or the mean of the middle two, and none of nothing", () => {
    const times = (...ms: readonly number[]) => medianMs(ms.map((one) => ({ ms: one })));
    expect([times(9000, 1000, 4000), times(1000, 4000, 2000, 9000), times()]).toEqual([4000, 3000, null]);
  });
});
