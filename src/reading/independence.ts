import { doesStand } from "../domain/coverage.ts";
import type { SignedRead } from "../domain/read.ts";
import type { ReaderId } from "../domain/reader.ts";
import type { SecondReaderRule } from "../domain/site.ts";
import type { Study } from "../domain/study.ts";
import { readStateOf, roleFor } from "./readState.ts";

/**
 * Who reads second decides alone: what others signed stays hidden until the own verdict is given, whether scores are shown first or not. So it does
 * while nobody is chosen as reader. Whoever has signed sees it all, and so does the adjudicator.
 */
export function isHiddenFrom(study: Study, read: SignedRead, rule: SecondReaderRule, readerId: ReaderId | null): boolean {
  if (read.reader.id === readerId) return false;
  if (readerId === null) return readStateOf(study, rule) === "second";
  return roleFor(study, rule, readerId) === "second" && !hasFirstVerdict(study, readerId);
}

export function hasFirstVerdict(study: Study, readerId: ReaderId): boolean {
  return study.drafts.some((draft) => draft.readerId === readerId && draft.firstVerdict !== null && doesStand(draft.firstVerdict, study));
}
