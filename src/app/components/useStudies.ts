import { useEffect, useMemo, useState } from "react";
import { type Outcome, succeed } from "../../domain/outcome.ts";
import type { Study } from "../../domain/study.ts";
import { bundleInUse } from "../../flows/bundleInUse.ts";
import { type Eyes, seenBy, sortWorklist } from "../../reading/reading.ts";
import { useServices } from "../services.ts";
import { useReader, useSite } from "./useSite.ts";
import { useInferenceStatus, usePreferences } from "./watching.ts";

export type Studies = Outcome<readonly Study[]>;

/**
 * The stored studies in the reader's order and as this reader may see them now; null before the first answer. No screen reads scores past this:
 * what is withheld is not in its hands.
 */
export function useStudies(): Studies | null {
  const { store } = useServices();
  const { studyOrder } = usePreferences();
  const { settings } = useSite();
  const [stored, setStored] = useState<Studies | null>(null);
  const see = useSight();
  useEffect(() => store.watch(setStored), [store]);
  return useMemo(
    () => (stored?.ok ? succeed(sortWorklist(stored.value.map(see), studyOrder, settings)) : stored),
    [stored, see, studyOrder, settings],
  );
}

/** The same stored study gives the same object until the reader, the site or the model changes: unchanged rows need no new drawing. */
function useSight(): (study: Study) => Study {
  const { settings } = useSite();
  const readerId = useReader()?.id ?? null;
  const bundle = useBundleInUse();
  return useMemo(() => remembered({ bundle, settings, readerId }), [bundle, settings, readerId]);
}

function remembered(eyes: Eyes): (study: Study) => Study {
  const seen = new WeakMap<Study, Study>();
  return (study) => {
    const known = seen.get(study);
    if (known !== undefined) return known;
    const view = seenBy(study, eyes);
    seen.set(study, view);
    return view;
  };
}

/** Null before the first bundle was ready here. */
export function useBundleInUse(): Eyes["bundle"] {
  const status = useInferenceStatus();
  const { lastBundle } = usePreferences();
  return useMemo(() => bundleInUse(status, { lastBundle }), [status, lastBundle]);
}
