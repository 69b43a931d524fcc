import type { Problem, ProblemCode } from "../domain/problem.ts";

/** Every failure says three things; each is a whole sentence, or two. */
export interface ProblemText {
  readonly happened: string;
  /** What was not harmed. */
  readonly safe: string;
  /** What the reader does now. */
  readonly todo: string;
}

/** Adding a code without its three sentences does not compile. */
export type ProblemCatalog = { readonly [C in ProblemCode]: (problem: Extract<Problem, { code: C }>) => ProblemText };
