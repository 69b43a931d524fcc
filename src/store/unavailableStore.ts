import { fail } from "../domain/outcome.ts";
import type { Problem } from "../domain/problem.ts";
import type { StudyStore } from "./store.ts";

/** Stands in for a store that could not be opened: each call answers why, so that nothing looks saved and nothing looks empty. */
export function unavailableStore(problem: Problem): StudyStore {
  const answer = () => Promise.resolve(fail(problem));
  return {
    save: answer, list: answer, get: answer, displayCopy: answer, original: answer, rescore: answer, remove: answer, note: answer, trail: answer,
    watch(_, onChange) {
      onChange(fail(problem));
      return () => undefined;
    },
    close: () => undefined,
  };
}
