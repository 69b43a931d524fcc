import { isHiddenAtFirst, type FindingScore } from "../../domain/result.ts";

/** The findings of one radiograph in the order and groups that a reader sees them. */
export interface FindingGroups {
  /** The score for "any abnormality"; null where the bundle has none. */
  readonly overall: FindingScore | null;
  /** Above the cut-off first, then by how near. */
  readonly supported: readonly FindingScore[];
  /** Better than a simple baseline, but on few films or in one source only. */
  readonly weak: readonly FindingScore[];
  /** Not shown to be better than a simple baseline: not on the screen until asked for. */
  readonly experimental: readonly FindingScore[];
}

export function groupFindings(findings: readonly FindingScore[]): FindingGroups {
  const overall = findings.find(({ finding }) => finding === "abnormal") ?? null;
  const others = findings.filter((one) => one !== overall).toSorted((a, b) => nearness(b) - nearness(a));
  return {
    overall,
    supported: others.filter(({ evidence }) => evidence === "supported"),
    weak: others.filter(({ evidence }) => evidence === "weak"),
    experimental: others.filter(isHiddenAtFirst),
  };
}

/** What raises the study: the overall score and findings with evidence. */
export function findingsAbove({ overall, supported }: FindingGroups): readonly FindingScore[] {
  return [...supported, ...(overall === null ? [] : [overall])].filter(isAbove);
}

export function isAbove({ call }: FindingScore): boolean {
  return call === "positive";
}

/** Odds of the score over odds of the cut-off: above 1 for a positive call, and comparable between findings. */
function nearness({ score, operatingPoint }: FindingScore): number {
  return (odds(score) + Number.EPSILON) / (odds(operatingPoint.cutOff) + Number.EPSILON);
}

function odds(ratio: number): number {
  return ratio / Math.max(1 - ratio, Number.EPSILON);
}
