import type { Outcome } from "../../domain/outcome.ts";
import type { Problem } from "../../domain/problem.ts";
import type { Site } from "../../domain/site.ts";
import { defaultSettings } from "../../reading/reading.ts";
import type { StoredSite } from "../../store/store.ts";

/** The site as this window knows it. */
export interface SiteHere extends Site {
  /** Why the stored site cannot be read now; null where it can. While there is one, nothing is signed. */
  readonly problem: Problem | null;
}

/** `last`: as it was before in this window, null at first; it stays where the stored site cannot be read any more. */
export function siteHere(stored: Outcome<StoredSite>, last: SiteHere | null): SiteHere {
  if (stored.ok) return { settings: stored.value.settings ?? defaultSettings, readers: stored.value.readers, problem: null };
  return { ...(last ?? strictest), problem: stored.problem };
}

/** What a site has chosen to keep from its readers is not shown because a disk fails. */
const strictest: Site = { settings: { ...defaultSettings, mode: "blind", secondReader: "always" }, readers: [] };
