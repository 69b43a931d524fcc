import { useCallback, useState } from "react";
import { useLocation } from "wouter";
import type { Problem } from "../../domain/problem.ts";
import type { Study } from "../../domain/study.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { useServices } from "../services.ts";
import { type PracticeRun, scoredIn, startedRun } from "./practiceState.ts";
import { PracticeFilmPage } from "./PracticeFilmPage.tsx";
import { PracticeIntro } from "./PracticeIntro.tsx";
import { PracticeSummary } from "./PracticeSummary.tsx";

/** How well do I read, and what does the app do? Nothing of it is kept. */
export function PracticePage() {
  const [, go] = useLocation();
  const { practice, clock } = useServices();
  const [run, setRun] = useState<PracticeRun | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const leave = () => go("/help");
  const change = useCallback((next: (run: PracticeRun) => PracticeRun) => setRun((known) => (known === null ? known : next(known))), []);
  const hear = useCallback((index: number, study: Study) => change((known) => scoredIn(known, index, study)), [change]);
  const start = async (isTaught: boolean) => {
    const films = await practice.films(clock.now());
    if (!films.ok) return setProblem(films.problem);
    setProblem(null);
    setRun(startedRun(films.value, isTaught));
  };
  useKeys({ Escape: leave });
  if (run === null) return <PracticeIntro problem={problem} onStart={start} onLeave={leave} />;
  if (run.place.kind === "summary") return <PracticeSummary run={run} onChange={change} onAgain={() => void start(run.isTaught)} onLeave={leave} />;
  return <PracticeFilmPage key={`${run.place.kind === "review"} ${run.place.index}`} run={run} place={run.place} onChange={change} onScored={hear} onLeave={leave} />;
}
