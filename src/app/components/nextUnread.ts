import type { StudyUid } from "../../domain/ids.ts";
import type { ReaderId } from "../../domain/reader.ts";
import type { SecondReaderRule, Site } from "../../domain/site.ts";
import type { Study } from "../../domain/study.ts";
import { readStateOf, roleFor } from "../../reading/reading.ts";

/**
 * In the order of `studies`, the first one after `after` that this reader may still sign, from the top again after the end; null where there is
 * none. `after` itself is never the answer; null, or one that is not listed: from the top. `readerId` null: nobody has said who reads, and only
 * what nobody has read is next.
 */
export function nextUnread(
  studies: readonly Study[], after: StudyUid | null, { settings: { secondReader }, readers }: Site, readerId: ReaderId | null,
): StudyUid | null {
  const active = new Set(readers.filter(({ isActive }) => isActive).map(({ id }) => id));
  const at = studies.findIndex(({ uid }) => uid === after);
  const ahead = [...studies.slice(at + 1), ...studies.slice(0, Math.max(at, 0))];
  return ahead.find((study) => waitsFor(study, secondReader, active, readerId))?.uid ?? null;
}

/** What another reader has begun is left to that reader, as long as that one reads here. */
function waitsFor(study: Study, rule: SecondReaderRule, active: ReadonlySet<ReaderId>, readerId: ReaderId | null): boolean {
  const drafts = study.drafts.filter((draft) => active.has(draft.readerId));
  const state = readStateOf({ ...study, drafts }, rule);
  if (readerId === null) return state === "unread";
  if (state === "drafted" && !drafts.some((draft) => draft.readerId === readerId)) return false;
  return roleFor(study, rule, readerId) !== null;
}
