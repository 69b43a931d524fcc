import type { Problem } from "./problem.ts";

/** What the world can do wrong is a value: either the result or a coded problem. */
export type Outcome<T> = Success<T> | Failure;

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Failure {
  readonly ok: false;
  readonly problem: Problem;
}

export function succeed<T>(value: T): Success<T> {
  return { ok: true, value };
}

export function fail(problem: Problem): Failure {
  return { ok: false, problem };
}
