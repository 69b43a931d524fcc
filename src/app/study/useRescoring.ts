import { useEffect, useRef, useState } from "react";
import type { Problem } from "../../domain/problem.ts";
import type { Study, StudyImage } from "../../domain/study.ts";
import { rescore } from "../../flows/images.ts";
import { useServices } from "../services.ts";

export interface Rescoring {
  readonly isRunning: boolean;
  readonly problem: Problem | null;
  readonly start: () => void;
}

/** Scoring on demand; leaving the film cancels it. The new result comes in with the study that the store hands out. */
export function useRescoring(study: Study, { radiograph }: StudyImage): Rescoring {
  const services = useServices();
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const left = useRef<AbortController | null>(null);
  useEffect(() => () => left.current?.abort(), []);
  const start = async () => {
    const leaving = new AbortController();
    left.current = leaving;
    setRunning(true);
    setProblem(null);
    const answer = await rescore(services, study, radiograph.sopInstanceUid, leaving.signal);
    if (leaving.signal.aborted) return;
    setRunning(false);
    setProblem(answer.ok ? null : answer.problem);
  };
  return { isRunning, problem, start: () => void start() };
}
