import { useEffect, useMemo, useState } from "react";
import { type Outcome, succeed } from "../../domain/outcome.ts";
import type { Study } from "../../domain/study.ts";
import { useServices } from "../services.ts";
import { bundleInUse, studiesInUse } from "./studyState.ts";
import { useInferenceStatus, usePreferences } from "./watching.ts";

export type Studies = Outcome<readonly Study[]>;

/** The stored studies in the reader's order, as the bundle in use sees them; null before the first answer. */
export function useStudies(): Studies | null {
  const { store } = useServices();
  const { studyOrder } = usePreferences();
  const [stored, setStored] = useState<Studies | null>(null);
  const bundle = bundleInUse(useInferenceStatus());
  useEffect(() => store.watch(studyOrder, setStored), [store, studyOrder]);
  return useMemo(() => (stored?.ok ? succeed(studiesInUse(stored.value, bundle, studyOrder)) : stored), [stored, bundle, studyOrder]);
}
