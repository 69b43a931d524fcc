import type { RadiographHeader } from "../../domain/radiograph.ts";
import { type FilmChange, type FilmState, alike, openedFilm } from "./filmState.ts";

/** What was done to each film since its study was opened, by SOP Instance UID: whoever comes back to an image finds it as it was left. */
export type Films = Readonly<Record<string, FilmState>>;

interface FilmsChange {
  readonly film: RadiographHeader;
  readonly change: FilmChange;
  /** Shows the same part as `film` does, in its own window and orientation; null: no other film follows. */
  readonly follower: RadiographHeader | null;
}

export function stateOf(films: Films, radiograph: RadiographHeader): FilmState {
  return films[radiograph.sopInstanceUid] ?? openedFilm(radiograph);
}

export function changedFilms(films: Films, { film, change, follower }: FilmsChange): Films {
  const before = stateOf(films, film);
  const after = change(before);
  const changed = { ...films, [film.sopInstanceUid]: after };
  if (follower === null || after.placement === before.placement) return changed;
  return { ...changed, [follower.sopInstanceUid]: alike(after)(stateOf(films, follower)) };
}

export function alignedFilms(films: Films, leader: RadiographHeader, follower: RadiographHeader): Films {
  return { ...films, [follower.sopInstanceUid]: alike(stateOf(films, leader))(stateOf(films, follower)) };
}
