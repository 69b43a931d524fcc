import type { FindingScore } from "../../domain/result.ts";

/** A score and its cut-off on the scale 0-100, in as many decimals as it takes that the numbers never contradict the call. */
export interface ScaleNumbers {
  readonly score: string;
  readonly cutOff: string;
}

const mostDigits = 3;

export function scaleNumbers({ score, call, operatingPoint }: Pick<FindingScore, "score" | "call" | "operatingPoint">): ScaleNumbers {
  const at = (digits: number) => ({ score: (score * 100).toFixed(digits), cutOff: (operatingPoint.cutOff * 100).toFixed(digits) });
  const agrees = (shown: ScaleNumbers) => Number(shown.score) >= Number(shown.cutOff) === (call === "positive");
  const digits = [0, 1, 2].find((count) => agrees(at(count))) ?? mostDigits;
  return at(digits);
}

/** 0..100, the place on the scale's line; what is outside 0..1 stays at its end. */
export function scalePosition(ratio: number): number {
  return Math.min(Math.max(ratio, 0), 1) * 100;
}
