import { useCallback } from "react";
import type { Study, StudyImage } from "../../domain/study.ts";
import { calledAt } from "../../reading/reading.ts";
import { useSite } from "../components/useSite.ts";
import { useBundleInUse } from "../components/useStudies.ts";

/** A film's only image as this site sees it after a verdict: at its own operating point. Null while it is scored. */
export function useAtSite(): (scored: Study | null) => StudyImage | null {
  const { settings } = useSite();
  const bundle = useBundleInUse();
  return useCallback((scored) => (scored === null ? null : (calledAt(scored, bundle, settings).images[0] ?? null)), [settings, bundle]);
}
