import type { SecondReaderRule } from "../../domain/site.ts";
import { type Study, triageOf } from "../../domain/study.ts";
import { readStateOf } from "../../reading/reading.ts";
import { finderOf } from "./search.ts";

/** What of the worklist is shown. */
export interface View {
  readonly period: Period;
  /** Null: all of the period. */
  readonly group: Group | null;
  /** As it was typed. */
  readonly search: string;
}

/** By when a study's newest film came to this laptop: since midnight, since midnight six days ago. */
export const periods = ["today", "week", "all"] as const;
export type Period = (typeof periods)[number];

/** A study may be in several: what needs attention is also new until somebody begins to read it. */
export const groups = ["new", "attention", "unscored", "drafted", "waiting", "signed"] as const;
export type Group = (typeof groups)[number];

export const everything: View = { period: "all", group: null, search: "" };

export interface Counts {
  readonly periods: Readonly<Record<Period, number>>;
  /** Within the period that is shown. */
  readonly groups: Readonly<Record<Group, number>>;
}

/** In the order of `studies`. `now`: milliseconds since 1970. */
export function shownIn(studies: readonly Study[], { period, group, search }: View, rule: SecondReaderRule, now: number): readonly Study[] {
  const isFound = finderOf(search);
  const fits = (study: Study) => group === null || groupsOf(study, rule).includes(group);
  return inPeriod(studies, period, now).filter((study) => fits(study) && isFound(study.patient));
}

export function countIn(studies: readonly Study[], period: Period, rule: SecondReaderRule, now: number): Counts {
  const all = inPeriod(studies, period, now).map((study) => groupsOf(study, rule));
  const inGroup = (group: Group) => all.filter((own) => own.includes(group)).length;
  return { periods: recordOf(periods, (one) => inPeriod(studies, one, now).length), groups: recordOf(groups, inGroup) };
}

function groupsOf(study: Study, rule: SecondReaderRule): readonly Group[] {
  const state = readStateOf(study, rule);
  if (state === "signed" || state === "amended") return ["signed"];
  if (state === "second" || state === "adjudication") return ["waiting"];
  const begun = state === "drafted" ? "drafted" : "new";
  const triage = triageOf(study);
  if (triage === "attention") return [begun, "attention"];
  return triage === "unclear" ? [begun, "unscored"] : [begun];
}

const daysBack: Readonly<Record<Exclude<Period, "all">, number>> = { today: 0, week: 6 };

function inPeriod(studies: readonly Study[], period: Period, now: number): readonly Study[] {
  if (period === "all") return studies;
  const start = new Date(now);
  start.setHours(0, 0, 0, 0);
  start.setDate(start.getDate() - daysBack[period]);
  return studies.filter(({ receivedAt }) => receivedAt >= start.getTime());
}

function recordOf<K extends string>(keys: readonly K[], valueOf: (key: K) => number): Readonly<Record<K, number>> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<K, number>;
}
