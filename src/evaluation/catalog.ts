import type { Locale } from "../i18n/i18n.ts";
import { enEvaluation } from "./enEvaluation.ts";
import type { EvaluationCatalog } from "./enEvaluation.ts";
import { koEvaluation } from "./koEvaluation.ts";
import type { EvaluationProblem } from "./problem.ts";

export function catalogFor(locale: Locale): EvaluationCatalog {
  return locale === "ko" ? koEvaluation : enEvaluation;
}

/** What is wrong and what to do. */
export function evaluationProblemText(locale: Locale, problem: EvaluationProblem): string {
  const answer = catalogFor(locale).problems[problem.code] as (problem: EvaluationProblem) => string;
  return answer(problem);
}
