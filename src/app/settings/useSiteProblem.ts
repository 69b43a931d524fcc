import { useEffect, useState } from "react";
import type { Problem } from "../../domain/problem.ts";
import { useServices } from "../services.ts";

/** Why the stored site cannot be read; null where it can. */
export function useSiteProblem(): Problem | null {
  const { site } = useServices();
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => site.watchSite((stored) => setProblem(stored.ok ? null : stored.problem)), [site]);
  return problem;
}
