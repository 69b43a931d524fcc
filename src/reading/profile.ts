import type { FindingId } from "../domain/finding.ts";
import type { OperatingPoint } from "../domain/score.ts";
import type { ProfileId } from "../domain/site.ts";

/** What a kind of site asks of the overall score. */
export interface Profile {
  /** The operating point that "abnormal" is called at, where the bundle has one of this name. */
  readonly pointName: string;
  /** Share of films with what screening looks for, 0..1, until the site gives its own. */
  readonly prevalence: number;
  /** How the worklist orders films without a positive call. */
  readonly clearFirst: "lowest-score" | "newest";
}

/**
 * "checkup": Korea's national check-ups find active tuberculosis on 0.03 to 0.04 % of films, so that nearly every positive is false: high specificity.
 * "outreach": at 5 % a missed film weighs more: the sensitivity that the WHO asks of a triage test, at least 90 % (target product profile of 2014).
 */
export const profiles: Readonly<Record<ProfileId, Profile>> = {
  checkup: { pointName: "specificity95", prevalence: 0.0004, clearFirst: "lowest-score" },
  outreach: { pointName: "sensitivity90", prevalence: 0.05, clearFirst: "newest" },
};

/** What is needed of a bundle's label to call it at another point. */
export interface BundleLabelPoints {
  readonly id: FindingId;
  readonly operatingPoints: readonly OperatingPoint[];
}

/** Null where the bundle has no such point: its own call stays. */
export function profilePoint(labels: readonly BundleLabelPoints[], profile: ProfileId): OperatingPoint | null {
  const points = labels.find(({ id }) => id === "abnormal")?.operatingPoints ?? [];
  return points.find(({ name }) => name === profiles[profile].pointName) ?? null;
}
