import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Reader } from "../../domain/reader.ts";
import type { Site } from "../../domain/site.ts";
import type { Outcome } from "../../domain/outcome.ts";
import { defaultSettings } from "../../reading/reading.ts";
import type { StoredSite } from "../../store/store.ts";
import { useServices } from "../services.ts";

/** What the site has chosen, and who reads there. While it is read, and where it cannot be read, the settings of a new site. */
export const SiteContext = createContext<Site | null>(null);

export function useSite(): Site {
  const site = use(SiteContext);
  if (site === null) throw new Error("A screen stands outside of its site.");
  return site;
}

/** Null before the first answer of the disk. */
export function useStoredSite(): Site | null {
  const { site } = useServices();
  const [stored, setStored] = useState<Outcome<StoredSite> | null>(null);
  useEffect(() => site.watchSite(setStored), [site]);
  return useMemo(() => (stored === null ? null : siteFrom(stored)), [stored]);
}

function siteFrom(stored: Outcome<StoredSite>): Site {
  return stored.ok ? { settings: stored.value.settings ?? defaultSettings, readers: stored.value.readers } : { settings: defaultSettings, readers: [] };
}

/** Who reads in this window now; null where nobody has said so. */
export function useReader(): Reader | null {
  const { readerSession } = useServices();
  const { readers } = useSite();
  const id = useSyncExternalStore((onChange) => readerSession.watch(onChange), () => readerSession.current());
  return readers.find((reader) => reader.id === id && reader.isActive) ?? null;
}
