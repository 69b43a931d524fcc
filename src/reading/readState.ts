import { covers } from "../domain/coverage.ts";
import type { Draft, ReadRole, SignedRead, Verdict } from "../domain/read.ts";
import type { ReaderId } from "../domain/reader.ts";
import type { SecondReaderRule } from "../domain/site.ts";
import type { Study } from "../domain/study.ts";
import { asItWasRead } from "./asItWasRead.ts";

/** How far the readers' work on a study has come, in this order. "second", "adjudication": waits for it. "amended": signed, and changed since. */
export const readStates = ["unread", "drafted", "second", "adjudication", "signed", "amended"] as const;

export type ReadState = (typeof readStates)[number];

/**
 * A study is read once, or by two readers who do not know each other's verdict. Where the two verdicts differ a third reader adjudicates: neither of the
 * two may, so that a site with double reading needs three. A first verdict that is amended is compared with the second one again, until somebody has
 * adjudicated. A film that comes later makes it unread again: nobody has signed that one.
 */
export function readStateOf(study: Study, rule: SecondReaderRule): ReadState {
  const { first, second, adjudication } = currentReads(study);
  if (first === null) return study.drafts.some(hasWork) ? "drafted" : "unread";
  if (second === null && needsSecond(first, rule)) return "second";
  if (second !== null && adjudication === null && !doAgree(first, second)) return "adjudication";
  return readsOfAll(study).some(({ amends }) => amends !== null) ? "amended" : "signed";
}

/** What this reader may sign now as a new read; null: nothing. Nobody reads a study in two roles, unless a film has come since. */
export function roleFor(study: Study, rule: SecondReaderRule, readerId: ReaderId): ReadRole | null {
  if (hasSignedAll(study, readerId)) return null;
  const state = readStateOf(study, rule);
  if (state === "unread" || state === "drafted") return "first";
  return state === "second" || state === "adjudication" ? state : null;
}

/**
 * The read that counts: the adjudication; of two that differ, until then, the one that is worse for the patient; else the first. Each as it was amended
 * last. It may still wait for another reader: see `readStateOf`. Where a film has come since the last signature, what stood until then.
 */
export function standingRead(study: Study): SignedRead | null {
  const newest = study.reads.at(-1);
  if (newest === undefined) return null;
  const { first, second, adjudication } = currentReads(readsOfAll(study).length > 0 ? study : asItWasRead(study, newest));
  if (adjudication !== null || first === null) return adjudication;
  return second !== null && severity[second.opinion.verdict] > severity[first.opinion.verdict] ? second : first;
}

const severity: Readonly<Record<Verdict, number>> = { urgent: 4, abnormal: 3, undecided: 2, retake: 1, normal: 0 };

/** Only its own reader amends a read, only its newest version, not one that an adjudication has overruled, and not one of before a film came. */
export function canAmend(study: Study, read: SignedRead, readerId: ReaderId): boolean {
  const current = currentReads(study);
  const counts = current.adjudication === null ? [current.first, current.second] : [current.adjudication];
  return read.reader.id === readerId && counts.some((one) => one?.number === read.number);
}

/** All that is to be done with the study is done. */
export function isFinished(state: ReadState): boolean {
  return state === "signed" || state === "amended";
}

type CurrentReads = Readonly<Record<ReadRole, SignedRead | null>>;

/** The newest read of each role that speaks of all films: an amendment has the role of what it amends. */
function currentReads(study: Study): CurrentReads {
  const reads = readsOfAll(study);
  const newest = (role: ReadRole) => reads.findLast((read) => read.role === role) ?? null;
  return { first: newest("first"), second: newest("second"), adjudication: newest("adjudication") };
}

function readsOfAll(study: Study): readonly SignedRead[] {
  return study.reads.filter((read) => covers(read, study));
}

/** Whether this reader has signed what the study is now. */
export function hasSignedAll(study: Study, readerId: ReaderId): boolean {
  return readsOfAll(study).some(({ reader }) => reader.id === readerId);
}

/** A film that is taken again is read again. */
function needsSecond({ opinion }: SignedRead, rule: SecondReaderRule): boolean {
  if (opinion.wantsSecondReader) return true;
  if (rule === "never" || opinion.verdict === "retake") return false;
  return rule === "always" || opinion.verdict !== "normal" || opinion.disagreement !== null;
}

/** Each verdict means something else for the patient. */
function doAgree(first: SignedRead, second: SignedRead): boolean {
  return first.opinion.verdict === second.opinion.verdict;
}

/** A first verdict that outlived its draft, or a study that was only looked at, is no work. */
function hasWork({ opinion, amends }: Draft): boolean {
  const { verdict, findings, marks, impression, nextStep, wantsSecondReader } = opinion;
  return amends !== null || verdict !== null || wantsSecondReader || findings.length + marks.length + impression.length + nextStep.length > 0;
}
