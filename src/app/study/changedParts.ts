import type { Opinion, SignedRead } from "../../domain/read.ts";

export const opinionParts = ["verdict", "findings", "impression", "nextStep", "disagreement", "wantsSecondReader", "marks"] as const;

export type OpinionPart = (typeof opinionParts)[number];

/** What differs between two opinions, in the order of a report. */
export function changedParts(before: Opinion, after: Opinion): readonly OpinionPart[] {
  return opinionParts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
}

/** The read that this one amends; null for a new read. */
export function amendedBy({ amends }: SignedRead, reads: readonly SignedRead[]): SignedRead | null {
  return reads.find(({ number }) => number === amends?.number) ?? null;
}
