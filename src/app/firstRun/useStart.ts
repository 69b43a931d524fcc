import { useState } from "react";
import { fail, type Outcome } from "../../domain/outcome.ts";
import type { Problem } from "../../domain/problem.ts";
import type { ProfileId } from "../../domain/site.ts";
import { fieldOf, newReader } from "../components/newReader.ts";
import { useSite, useSiteProblem } from "../components/useSite.ts";
import { useServices } from "../services.ts";

/**
 * Stores what was typed on the first page and goes on. Where that fails, the problem is said and the page stays; the next try goes on without it: a
 * full disk must not keep anybody from looking at a film.
 */
export function useStart(): { readonly problem: Problem | null; readonly start: (form: FormData) => Promise<void> } {
  const { preferences, store, clock } = useServices();
  const save = useSaving();
  const [problem, setProblem] = useState<Problem | null>(null);
  const start = async (form: FormData) => {
    const saved = await save(form);
    if (!saved.ok && problem === null) {
      setProblem(saved.problem);
      return;
    }
    const at = clock.now();
    void store.note({ at, action: "notice-accepted", subject: null, detail: {} });
    preferences.change({ noticeAcceptedAt: at });
  };
  return { problem, start };
}

function useSaving(): (form: FormData) => Promise<Outcome<null>> {
  const { site, readerSession, clock } = useServices();
  const { settings } = useSite();
  const siteProblem = useSiteProblem();
  return async (form) => {
    // What is stored and cannot be read now is not written over.
    if (siteProblem !== null) return fail(siteProblem);
    const profile: ProfileId = fieldOf(form, "profile") === "checkup" ? "checkup" : "outreach";
    const letterhead = { ...settings.letterhead, name: fieldOf(form, "site") };
    const saved = await site.saveSettings({ ...settings, letterhead, profile }, clock.now());
    const reader = newReader(form);
    if (!saved.ok || reader === null) return saved;
    const added = await site.saveReader(reader, clock.now());
    if (added.ok) readerSession.choose(reader.id);
    return added;
  };
}
