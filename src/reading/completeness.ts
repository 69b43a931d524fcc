import { doesStand } from "../domain/coverage.ts";
import type { Draft } from "../domain/read.ts";
import type { SecondReaderRule } from "../domain/site.ts";
import type { Study } from "../domain/study.ts";
import { disagreementKind } from "./disagreement.ts";
import { canAmend, roleFor } from "./readState.ts";

/** What a draft lacks before it can be signed, in the order in which to ask for it. */
const asked = ["reader", "role", "verdict", "disagreement", "impression", "amendReason"] as const;

export type Missing = (typeof asked)[number];

/** `study` as its reader sees it: a verdict that was set while scores are withheld counts once it is kept as the first one. */
export function missingFrom(draft: Draft, study: Study, rule: SecondReaderRule): readonly Missing[] {
  const { opinion, amends } = draft;
  const kind = disagreementKind(study, opinion.verdict);
  const lacks: Readonly<Record<Missing, boolean>> = {
    reader: draft.readerId === "",
    role: !maySign(draft, study, rule),
    verdict: opinion.verdict === null || isFirstVerdictDue(draft, study),
    disagreement: kind !== null && opinion.disagreement?.kind !== kind,
    impression: opinion.impression.trim() === "",
    amendReason: amends !== null && amends.reason.trim() === "",
  };
  return asked.filter((one) => lacks[one]);
}

function maySign({ readerId, amends }: Draft, study: Study, rule: SecondReaderRule): boolean {
  if (amends === null) return roleFor(study, rule, readerId) !== null;
  const amended = study.reads.find(({ number }) => number === amends.number);
  return amended !== undefined && canAmend(study, amended, readerId);
}

function isFirstVerdictDue({ firstVerdict, amends }: Draft, study: Study): boolean {
  return amends === null && (firstVerdict === null || !doesStand(firstVerdict, study)) && study.images.some(({ result }) => result.state === "withheld");
}
