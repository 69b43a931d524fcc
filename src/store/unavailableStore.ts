import { fail, type Failure } from "../domain/outcome.ts";
import type { Problem } from "../domain/problem.ts";
import type { SiteStore, StudyStore } from "./store.ts";

/** Stands in for a store that could not be opened: each call answers why, so that nothing looks saved and nothing looks empty. */
export function unavailableStore(problem: Problem): StudyStore & SiteStore {
  const answer = () => Promise.resolve(fail(problem));
  const tell = (onChange: (failure: Failure) => void) => {
    onChange(fail(problem));
    return () => undefined;
  };
  return {
    save: answer, list: answer, get: answer, displayCopy: answer, original: answer, rescore: answer, prioritize: answer, saveDraft: answer,
    discardDraft: answer, sign: answer, remove: answer, note: answer, trail: answer, site: answer, saveSettings: answer, saveReader: answer,
    watch: tell,
    watchSite: tell,
    close: () => undefined,
  };
}
