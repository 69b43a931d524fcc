import type { ReportedFindingId, Verdict } from "../../domain/read.ts";
import type { Study } from "../../domain/study.ts";
import type { PracticeFilm } from "../../flows/journeys.ts";
import type { PracticeAnswer } from "../../flows/practiceAnswers.ts";

/** One run through the films; it lives on the page and ends with it. */
export interface PracticeRun {
  readonly films: readonly PracticeFilm[];
  /** The answer to each film comes at once, and not only at the end. */
  readonly isTaught: boolean;
  /** In the order of the films; null for one that was skipped or is still to come. */
  readonly answers: readonly (PracticeAnswer | null)[];
  /** Each with what the model said of it; null while that is not known. */
  readonly scored: readonly (Study | null)[];
  readonly place: PracticePlace;
}

/** Where the reader is. `index`: of the film. */
export type PracticePlace =
  | { readonly kind: "reading"; readonly index: number }
  | { readonly kind: "answer"; readonly index: number }
  | { readonly kind: "summary" }
  /** An answer that is looked at again. */
  | { readonly kind: "review"; readonly index: number };

export interface GivenAnswer {
  readonly verdict: Verdict;
  readonly findings: readonly ReportedFindingId[];
  readonly ms: number;
}

export function startedRun(films: readonly PracticeFilm[], isTaught: boolean): PracticeRun {
  const none = films.map(() => null);
  return { films, isTaught, answers: none, scored: none, place: { kind: "reading", index: 0 } };
}

export function answered(run: PracticeRun, index: number, given: GivenAnswer): PracticeRun {
  const film = run.films[index];
  if (film === undefined) return run;
  const answers = run.answers.with(index, { truth: film.truth, ...given });
  return run.isTaught ? { ...run, answers, place: { kind: "answer", index } } : following({ ...run, answers }, index);
}

/** The film after this one, or the summary. */
export function following(run: PracticeRun, index: number): PracticeRun {
  const isLast = index + 1 >= run.films.length;
  return { ...run, place: isLast ? { kind: "summary" } : { kind: "reading", index: index + 1 } };
}

export function scoredIn(run: PracticeRun, index: number, study: Study): PracticeRun {
  return { ...run, scored: run.scored.with(index, study) };
}
