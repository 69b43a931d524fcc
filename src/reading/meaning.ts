import type { SignedRead } from "../domain/read.ts";
import type { BundleIdentity } from "../domain/result.ts";
import type { OperatingPoint, Proportion } from "../domain/score.ts";
import type { SiteSettings } from "../domain/site.ts";
import type { Study } from "../domain/study.ts";
import { profiles } from "./profile.ts";
import { isFinished, readStateOf, standingRead } from "./readState.ts";

/** What a positive call of the overall score means at this site: its positive predictive value. */
export interface FlaggedMeaning {
  /** "own": how the site's readers called what was flagged. "prevalence": by Bayes' rule from what was measured at the cut-off. */
  readonly source: "prevalence" | "own";
  /** Of 1,000 studies flagged here so many have it; 0..1000, with a 95 % interval. */
  readonly perThousand: Proportion;
  /** What the site expects, 0..1. */
  readonly prevalence: number;
  /** Studies that were flagged at this cut-off and read to the end here, and how many of them were called abnormal or urgent. */
  readonly n: number;
  readonly k: number;
}

/** From so many on the site's own numbers are used: whatever they say, their 95 % interval is then at most about 10 points to either side. */
export const leastFlagged = 100;

export interface MeaningInput {
  /** That "abnormal" is called at, of the film's result. */
  readonly point: OperatingPoint;
  /** That the film was scored by. */
  readonly bundle: BundleIdentity;
  readonly settings: SiteSettings;
  /** Of the whole site. */
  readonly studies: readonly Study[];
}

/** Null where nothing was measured at this cut-off and the site has too few of its own. */
export function flaggedMeaning({ point, bundle, settings, studies }: MeaningInput): FlaggedMeaning | null {
  const prevalence = settings.prevalence ?? profiles[settings.profile].prevalence;
  const { n, k } = countOwn(studies, point, bundle, settings);
  if (n >= leastFlagged) return { source: "own", perThousand: timesThousand(wilson(k, n)), prevalence, n, k };
  const expected = predictiveValue(point, prevalence);
  return expected === null ? null : { source: "prevalence", perThousand: timesThousand(expected), prevalence, n, k };
}

/** A film that is to be taken again, or that could not be decided, answers nothing. A phantom is nobody. */
function countOwn(studies: readonly Study[], point: OperatingPoint, bundle: BundleIdentity, { secondReader }: SiteSettings) {
  const people = studies.filter(({ images }) => !images.some(({ radiograph }) => radiograph.isPhantom));
  const reads = people.filter((study) => isFinished(readStateOf(study, secondReader))).map(standingRead).filter((read) => read !== null);
  const answers = reads.filter((read) => isFlagged(read, point, bundle)).map(({ opinion }) => opinion.verdict);
  const k = answers.filter((verdict) => verdict === "abnormal" || verdict === "urgent").length;
  return { k, n: k + answers.filter((verdict) => verdict === "normal").length };
}

function isFlagged({ statements }: SignedRead, point: OperatingPoint, bundle: BundleIdentity): boolean {
  return statements.some((one) =>
    one.state === "scored" && one.bundle.sha256 === bundle.sha256 &&
    one.findings.some(({ finding, call, cutOff, point: name }) =>
      finding === "abnormal" && call === "positive" && name === point.name && cutOff === point.cutOff));
}

/** The bounds are cautious: both proportions at their lower, both at their upper one. */
function predictiveValue({ sensitivity, specificity }: OperatingPoint, prevalence: number): Proportion | null {
  if (sensitivity === null || specificity === null) return null;
  const value = bayes(sensitivity.value, specificity.value, prevalence);
  const low = bayes(sensitivity.low, specificity.low, prevalence);
  const high = bayes(sensitivity.high, specificity.high, prevalence);
  return value === null || low === null || high === null ? null : { value, low, high };
}

/** Null where nothing would ever be flagged. */
function bayes(sensitivity: number, specificity: number, prevalence: number): number | null {
  const found = sensitivity * prevalence;
  const flagged = found + (1 - specificity) * (1 - prevalence);
  return flagged > 0 ? found / flagged : null;
}

/** 95 % score interval (Wilson 1927): it stays within 0..1 and holds for few events. */
function wilson(k: number, n: number): Proportion {
  const z = 1.959964;
  const value = k / n;
  const center = (value + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z * Math.sqrt((value * (1 - value)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
  return { value, low: Math.max(0, center - half), high: Math.min(1, center + half) };
}

function timesThousand({ value, low, high }: Proportion): Proportion {
  return { value: value * 1000, low: low * 1000, high: high * 1000 };
}
