import { useEffect, useRef, useState } from "react";
import type { Problem } from "../../domain/problem.ts";
import type { SiteSettings } from "../../domain/site.ts";
import { useSite } from "../components/useSite.ts";
import { useServices } from "../services.ts";

/** Long enough to type on, short enough to be believed. */
const pauseMs = 600;

export type Saving =
  | { readonly state: "unchanged" }
  | { readonly state: "waiting" }
  /** Milliseconds since 1970. */
  | { readonly state: "saved"; readonly at: number }
  | { readonly state: "failed"; readonly problem: Problem };

export interface SettingsForm {
  /** As they are on the screen. */
  readonly values: SiteSettings;
  readonly saving: Saving;
  readonly change: (part: Partial<SiteSettings>) => void;
  /** Now, and not after the pause. */
  readonly save: () => void;
}

/**
 * The site's settings while they are edited: saved after each pause and when the page is left. What could not be saved stays on the screen; what
 * another tab saves comes in while nothing here waits.
 */
export function useSettingsForm(): SettingsForm {
  const { site, clock } = useServices();
  const { settings: stored } = useSite();
  const [values, setValues] = useState(stored);
  const [saving, setSaving] = useState<Saving>({ state: "unchanged" });
  const waiting = useRef<SiteSettings | null>(null);
  useEffect(() => {
    if (waiting.current === null) setValues(stored);
  }, [stored]);
  const save = async () => {
    const toSave = waiting.current;
    if (toSave === null) return;
    const at = clock.now();
    const saved = await site.saveSettings(toSave, at);
    // Changed again meanwhile: that save tells how it went.
    if (waiting.current !== toSave) return;
    if (saved.ok) waiting.current = null;
    setSaving(saved.ok ? { state: "saved", at } : { state: "failed", problem: saved.problem });
  };
  const saveLater = useSaveAfterPause(save);
  const change = (part: Partial<SiteSettings>) => {
    const changed = { ...(waiting.current ?? values), ...part };
    waiting.current = changed;
    setValues(changed);
    setSaving({ state: "waiting" });
    saveLater();
  };
  return { values, saving, change, save: () => void save() };
}

/** Each call of the answer begins the pause anew. */
function useSaveAfterPause(save: () => Promise<void>): () => void {
  const newest = useRef(save);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    newest.current = save;
  });
  useEffect(() => {
    const saveNow = () => void newest.current();
    addEventListener("pagehide", saveNow);
    return () => {
      removeEventListener("pagehide", saveNow);
      saveNow();
    };
  }, []);
  return () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(() => void newest.current(), pauseMs);
  };
}
