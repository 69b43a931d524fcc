import { useEffect, useState } from "react";
import type { SopInstanceUid } from "../../domain/ids.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { DisplayCopy } from "../../domain/radiograph.ts";
import type { StudyStore } from "../../store/store.ts";
import { useServices } from "../services.ts";

export type DisplayCopies = ReadonlyMap<SopInstanceUid, Outcome<DisplayCopy>>;

/** Null until all of them are here, or known to be unreadable. */
export function useDisplayCopies(uids: readonly SopInstanceUid[]): DisplayCopies | null {
  const { store } = useServices();
  const [copies, setCopies] = useState<{ readonly of: string; readonly copies: DisplayCopies } | null>(null);
  const wanted = uids.join(" ");
  useEffect(() => {
    const left = new AbortController();
    void load(store, wanted.split(" ").filter(Boolean) as SopInstanceUid[]).then((loaded) => {
      if (!left.signal.aborted) setCopies({ of: wanted, copies: loaded });
    });
    return () => left.abort();
  }, [store, wanted]);
  return copies?.of === wanted ? copies.copies : null;
}

async function load(store: StudyStore, uids: readonly SopInstanceUid[]): Promise<DisplayCopies> {
  return new Map(await Promise.all(uids.map(async (uid) => [uid, await store.displayCopy(uid)] as const)));
}
