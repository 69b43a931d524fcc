import { createContext, use, useEffect, useState, useSyncExternalStore } from "react";
import type { Problem } from "../../domain/problem.ts";
import type { Reader } from "../../domain/reader.ts";
import type { Site } from "../../domain/site.ts";
import { useServices } from "../services.ts";
import { type SiteHere, siteHere } from "./siteHere.ts";

/** What the site has chosen, and who reads there. */
export const SiteContext = createContext<SiteHere | null>(null);

export function useSite(): Site {
  return useSiteHere();
}

function useSiteHere(): SiteHere {
  const site = use(SiteContext);
  if (site === null) throw new Error("A screen stands outside of its site.");
  return site;
}

/** Why the stored site cannot be read; null where it can. */
export function useSiteProblem(): Problem | null {
  return useSiteHere().problem;
}

/** Null before the first answer of the disk. */
export function useStoredSite(): SiteHere | null {
  const { site } = useServices();
  const [here, setHere] = useState<SiteHere | null>(null);
  useEffect(() => site.watchSite((stored) => setHere((last) => siteHere(stored, last))), [site]);
  return here;
}

/** Who reads in this window now; null where nobody has said so. */
export function useReader(): Reader | null {
  const { readerSession } = useServices();
  const { readers } = useSite();
  const id = useSyncExternalStore((onChange) => readerSession.watch(onChange), () => readerSession.current());
  return readers.find((reader) => reader.id === id && reader.isActive) ?? null;
}
