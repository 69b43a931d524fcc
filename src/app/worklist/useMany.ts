import { useEffect, useRef, useState } from "react";
import type { Outcome } from "../../domain/outcome.ts";
import type { Problem } from "../../domain/problem.ts";
import type { Study } from "../../domain/study.ts";

export type ManyAction = "prioritize" | "rescore" | "remove";

/** What is done to many studies, one after the other: one that fails keeps none of the others from being done. */
export type ManyState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly action: ManyAction; readonly done: number; readonly total: number }
  | { readonly kind: "ended"; readonly action: ManyAction; readonly total: number; readonly failures: readonly Failure[] };

export interface Failure {
  readonly study: Study;
  readonly problem: Problem;
}

export interface Many {
  readonly state: ManyState;
  /** Answers with what failed; `work` gets a signal that aborts where it was stopped. */
  readonly run: (action: ManyAction, studies: readonly Study[], work: Work) => Promise<readonly Failure[]>;
  readonly stop: () => void;
  readonly forget: () => void;
}

type Work = (study: Study, signal: AbortSignal) => Promise<Outcome<unknown>>;

export function useMany(): Many {
  const [state, setState] = useState<ManyState>({ kind: "idle" });
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);
  const run = async (action: ManyAction, studies: readonly Study[], work: Work) => {
    const controller = new AbortController();
    // What takes long ends with the screen; a mark or a deletion is over in a moment and is never left half done.
    stopping.current = action === "rescore" ? controller : null;
    const failures: Failure[] = [];
    let done = 0;
    for (const study of studies) {
      if (controller.signal.aborted) break;
      setState({ kind: "running", action, done, total: studies.length });
      const answer = await work(study, controller.signal);
      if (!answer.ok) failures.push({ study, problem: answer.problem });
      done += 1;
    }
    const kept = failures.filter(({ problem }) => problem.code !== "inference/cancelled");
    setState(controller.signal.aborted && kept.length === 0 ? { kind: "idle" } : { kind: "ended", action, total: done, failures: kept });
    return kept;
  };
  return { state, run, stop: () => stopping.current?.abort(), forget: () => setState({ kind: "idle" }) };
}
