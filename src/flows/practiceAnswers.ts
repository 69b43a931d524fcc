import type { ReportedFindingId, Verdict } from "../domain/read.ts";
import type { Result } from "../domain/result.ts";
import { triageOfResult } from "../domain/study.ts";
import type { PracticeTruth } from "./journeys.ts";

/** "undecided": a film that could have been decided was left open. */
export type Judgement = "right" | "missed" | "false-alarm" | "undecided" | "no-score";

export interface PracticeAnswer {
  readonly truth: PracticeTruth;
  readonly verdict: Verdict;
  readonly findings: readonly ReportedFindingId[];
  /** From the film on the screen to the answer, in milliseconds. */
  readonly ms: number;
}

/** What cannot be read as a chest film is seen by whoever does not decide on it. */
export function judgeReader(truth: PracticeTruth, verdict: Verdict): Judgement {
  const isOpen = verdict === "retake" || verdict === "undecided";
  if (truth === "hand") return isOpen ? "right" : "missed";
  if (isOpen) return "undecided";
  if (truth === "normal") return verdict === "normal" ? "right" : "false-alarm";
  return verdict === "normal" ? "missed" : "right";
}

/** By what raises a study in the worklist. A refused chest film is no mistake of the model, and no merit. */
export function judgeModel(truth: PracticeTruth, result: Result): Judgement {
  if (truth === "hand") return result.state === "refused" ? "right" : result.state === "valid" ? "missed" : "no-score";
  if (result.state !== "valid") return "no-score";
  const isRaised = triageOfResult(result) === "attention";
  if (truth === "normal") return isRaised ? "false-alarm" : "right";
  return isRaised ? "right" : "missed";
}

export type Tally = Readonly<Record<Judgement, number>>;

export function tallyOf(judgements: readonly Judgement[]): Tally {
  const count = (wanted: Judgement) => judgements.filter((one) => one === wanted).length;
  return { right: count("right"), missed: count("missed"), "false-alarm": count("false-alarm"), undecided: count("undecided"), "no-score": count("no-score") };
}

/** Of the middle two where there is no middle one; null of nothing. */
export function medianMs(answers: readonly Pick<PracticeAnswer, "ms">[]): number | null {
  const sorted = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
