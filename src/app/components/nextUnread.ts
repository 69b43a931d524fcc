import type { StudyUid } from "../../domain/ids.ts";
import type { ReaderId } from "../../domain/reader.ts";
import type { SecondReaderRule } from "../../domain/site.ts";
import type { Study } from "../../domain/study.ts";
import { readStateOf, roleFor } from "../../reading/reading.ts";

/**
 * In the order of `studies`, the first one after `after` that this reader may still sign, from the top again after the end; null where there is
 * none. `after` itself is never the answer; null, or one that is not listed: from the top. `readerId` null: nobody has said who reads, and only
 * what nobody has read is next.
 */
export function nextUnread(studies: readonly Study[], after: StudyUid | null, rule: SecondReaderRule, readerId: ReaderId | null): StudyUid | null {
  const at = studies.findIndex(({ uid }) => uid === after);
  const ahead = [...studies.slice(at + 1), ...studies.slice(0, Math.max(at, 0))];
  return ahead.find((study) => waitsFor(study, rule, readerId))?.uid ?? null;
}

/** What another reader has begun is left to that reader. */
function waitsFor(study: Study, rule: SecondReaderRule, readerId: ReaderId | null): boolean {
  const state = readStateOf(study, rule);
  if (readerId === null) return state === "unread";
  if (state === "drafted" && !study.drafts.some((draft) => draft.readerId === readerId)) return false;
  return roleFor(study, rule, readerId) !== null;
}
