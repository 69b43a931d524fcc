import { createContext, use, useEffect, useMemo } from "react";
import type { SopInstanceUid } from "../../domain/ids.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { DisplayCopy } from "../../domain/radiograph.ts";
import type { Study } from "../../domain/study.ts";
import type { StudyStore } from "../../store/store.ts";
import { useServices } from "../services.ts";

/** The copies of the film on the screen and of the one that is read next: the next film is there when the reader is. */
export interface FilmShelf {
  /** Null where it is not here yet: `load` fetches it. */
  here(uid: SopInstanceUid): Outcome<DisplayCopy> | null;
  load(uid: SopInstanceUid): Promise<Outcome<DisplayCopy>>;
}

/** Null outside of the study page: nothing is fetched ahead. */
export const FilmShelfContext = createContext<FilmShelf | null>(null);

export function useFilmShelf(): FilmShelf {
  const { store } = useServices();
  const shelf = use(FilmShelfContext);
  return useMemo(() => shelf ?? filmShelf(store), [shelf, store]);
}

/** For the study page: a shelf that lasts from one study to the next, and fetches the first film of `next` ahead. */
export function useNextFilm(next: Study | null): FilmShelf {
  const { store } = useServices();
  const shelf = useMemo(() => filmShelf(store), [store]);
  const uid = next?.images[0]?.radiograph.sopInstanceUid ?? null;
  useEffect(() => {
    if (uid !== null) void shelf.load(uid);
  }, [shelf, uid]);
  return shelf;
}

/** A film on the screen, an earlier one beside it, the next one, and one to go back to. */
const room = 4;

export function filmShelf(store: Pick<StudyStore, "displayCopy">): FilmShelf {
  const loads = new Map<SopInstanceUid, Promise<Outcome<DisplayCopy>>>();
  const copies = new Map<SopInstanceUid, Outcome<DisplayCopy>>();

  function forget(uid: SopInstanceUid): void {
    loads.delete(uid);
    copies.delete(uid);
  }

  return {
    here: (uid) => copies.get(uid) ?? null,
    load(uid) {
      const known = loads.get(uid);
      if (known !== undefined) return known;
      const load = store.displayCopy(uid).then((copy) => {
        // A disk that failed once is asked again.
        if (!copy.ok) forget(uid);
        else if (loads.has(uid)) copies.set(uid, copy);
        return copy;
      });
      loads.set(uid, load);
      for (const oldest of [...loads.keys()].slice(0, -room)) forget(oldest);
      return load;
    },
  };
}
