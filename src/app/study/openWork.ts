import type { Mark } from "../../domain/mark.ts";
import type { Draft } from "../../domain/read.ts";
import type { ReaderId } from "../../domain/reader.ts";
import type { SecondReaderRule } from "../../domain/site.ts";
import type { Study } from "../../domain/study.ts";
import { isFinished, readStateOf, roleFor, standingRead } from "../../reading/reading.ts";

/** Whether this reader may say something of the study now, and the marks that lie on its films: the reader's own while reading, then the signed ones. */
export interface MarksSeen {
  readonly isOpen: boolean;
  readonly marks: readonly Mark[];
}

export function marksSeen(study: Study, rule: SecondReaderRule, readerId: ReaderId | null, draft: Draft | null): MarksSeen {
  const isOpen = isOpenFor(study, rule, readerId, draft);
  return { isOpen, marks: isOpen ? (draft?.opinion.marks ?? []) : (standingRead(study)?.opinion.marks ?? []) };
}

/** Where nobody has said who reads: as long as the study waits for anybody. */
export function isOpenFor(study: Study, rule: SecondReaderRule, readerId: ReaderId | null, draft: Draft | null): boolean {
  if (draft !== null && draft.amends !== null) return true;
  return readerId === null ? !isFinished(readStateOf(study, rule)) : roleFor(study, rule, readerId) !== null;
}
