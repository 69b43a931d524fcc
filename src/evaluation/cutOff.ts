import type { Sample, Weights } from "./sample.ts";

/** The four counts at a cut-off. */
export interface Counts {
  readonly truePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
  readonly falsePositives: number;
}

/** A score equal to the cut-off is positive, as `callAt` decides. */
export function countsAt({ scores, outcomes }: Sample, weights: Weights, cutOff: number): Counts {
  const counts = { truePositives: 0, falseNegatives: 0, trueNegatives: 0, falsePositives: 0 };
  for (let at = 0; at < scores.length; at++) {
    const isFlagged = (scores[at] ?? 0) >= cutOff;
    const weight = weights[at] ?? 0;
    if (outcomes[at] === 1) counts[isFlagged ? "truePositives" : "falseNegatives"] += weight;
    else counts[isFlagged ? "falsePositives" : "trueNegatives"] += weight;
  }
  return counts;
}

/** Not a number without a positive. */
export function sensitivityOf({ truePositives, falseNegatives }: Counts): number {
  return truePositives / (truePositives + falseNegatives);
}

/** Not a number without a negative. */
export function specificityOf({ trueNegatives, falsePositives }: Counts): number {
  return trueNegatives / (trueNegatives + falsePositives);
}

/** Share of the flagged that have the finding (Bayes); null where nothing would be flagged. `prevalence` 0..1. */
export function positivePredictiveValue(sensitivity: number, specificity: number, prevalence: number): number | null {
  const right = sensitivity * prevalence;
  const flagged = right + (1 - specificity) * (1 - prevalence);
  return flagged > 0 ? right / flagged : null;
}

/** Share of the not flagged that do not have the finding; null where all would be flagged. */
export function negativePredictiveValue(sensitivity: number, specificity: number, prevalence: number): number | null {
  const right = specificity * (1 - prevalence);
  const notFlagged = right + (1 - sensitivity) * prevalence;
  return notFlagged > 0 ? right / notFlagged : null;
}
