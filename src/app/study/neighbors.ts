import type { StudyUid } from "../../domain/ids.ts";
import type { Study } from "../../domain/study.ts";

/** The studies above and below in the worklist's order; null at its ends. */
export function neighborsOf(studies: readonly Study[], uid: StudyUid): { readonly previous: StudyUid | null; readonly next: StudyUid | null } {
  const index = studies.findIndex((study) => study.uid === uid);
  if (index === -1) return { previous: null, next: null };
  return { previous: studies[index - 1]?.uid ?? null, next: studies[index + 1]?.uid ?? null };
}
