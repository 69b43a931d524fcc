import type { Problem } from "../domain/problem.ts";

/** Everything that keeps an evaluation from starting. Each has one message in each language (`enEvaluation`, `koEvaluation`). */
export type EvaluationProblem =
  | { readonly code: "evaluation/no-labels-file"; readonly path: string }
  | { readonly code: "evaluation/not-utf8"; readonly path: string }
  | { readonly code: "evaluation/empty-labels" }
  | { readonly code: "evaluation/open-quote"; readonly line: number }
  | { readonly code: "evaluation/uneven-row"; readonly line: number; readonly fields: number; readonly columns: number }
  | { readonly code: "evaluation/no-file-column"; readonly columns: readonly string[] }
  | { readonly code: "evaluation/repeated-column"; readonly column: string }
  | { readonly code: "evaluation/unknown-columns"; readonly columns: readonly Mistaken[] }
  | { readonly code: "evaluation/two-layouts"; readonly column: string }
  | { readonly code: "evaluation/no-label-column" }
  | { readonly code: "evaluation/unknown-names"; readonly names: readonly Mistaken[] }
  | { readonly code: "evaluation/bad-values"; readonly count: number; readonly first: readonly BadValue[] }
  | { readonly code: "evaluation/contradicting-names"; readonly count: number; readonly first: readonly BadValue[] }
  | { readonly code: "evaluation/bad-file-names"; readonly count: number; readonly first: readonly BadValue[] }
  | { readonly code: "evaluation/repeated-files"; readonly count: number; readonly first: readonly string[] }
  | { readonly code: "evaluation/bad-filter"; readonly filter: string }
  | { readonly code: "evaluation/unknown-filter-column"; readonly column: string; readonly columns: readonly string[] }
  | { readonly code: "evaluation/unknown-filter-value"; readonly column: string; readonly value: string; readonly values: readonly string[] }
  | { readonly code: "evaluation/nothing-selected"; readonly rows: number }
  | { readonly code: "evaluation/no-images-folder"; readonly path: string }
  | { readonly code: "evaluation/missing-films"; readonly count: number; readonly rows: number; readonly first: readonly string[] }
  | { readonly code: "evaluation/bad-bundle"; readonly path: string; readonly problem: Problem }
  | { readonly code: "evaluation/not-in-bundle"; readonly findings: readonly Mistaken[] }
  | { readonly code: "evaluation/nothing-in-common"; readonly labeled: readonly string[]; readonly scored: readonly string[] }
  | { readonly code: "evaluation/output-not-empty"; readonly path: string }
  | { readonly code: "evaluation/output-not-writable"; readonly path: string };

/** Adding a code without its message does not compile. */
export type EvaluationProblems = { readonly [C in EvaluationProblem["code"]]: (problem: Extract<EvaluationProblem, { code: C }>) => string };

/** A word that is not known, and the known one that is written most like it. */
export interface Mistaken {
  readonly word: string;
  readonly nearest: string;
}

export interface BadValue {
  readonly line: number;
  readonly column: string;
  readonly value: string;
}

/** How many examples a message shows. */
export const shownExamples = 5;

/** The known word with the fewest changed letters; the first of equals. */
export function mistaken(word: string, known: readonly string[]): Mistaken {
  const distances = known.map((one) => ({ one, distance: editDistance(word.toLowerCase(), one) }));
  const nearest = distances.reduce((best, next) => (next.distance < best.distance ? next : best), { one: "", distance: Infinity });
  return { word, nearest: nearest.one };
}

/** Letters to insert, remove or replace (Levenshtein 1966). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from.charAt(i - 1) === to.charAt(j - 1) ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
