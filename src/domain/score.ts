import type { Brand } from "./ids.ts";

/** Raw network output, any finite number. */
export type Logit = Brand<number, "Logit">;
/** Calibrated probability, 0..1. */
export type Score = Brand<number, "Score">;
export type Call = "positive" | "negative";

/** A cut-off with what was measured at it. */
export interface OperatingPoint {
  readonly name: string;
  readonly cutOff: Score;
  readonly sensitivity: Proportion | null;
  readonly specificity: Proportion | null;
}

/** An estimate with its 95 % confidence interval, all 0..1. */
export interface Proportion {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A score equal to the cut-off is positive: screening prefers the false alarm. */
export function callAt(point: OperatingPoint, score: Score): Call {
  return score >= point.cutOff ? "positive" : "negative";
}
