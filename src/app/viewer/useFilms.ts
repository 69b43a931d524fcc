import { useState } from "react";
import type { RadiographHeader } from "../../domain/radiograph.ts";
import { alignedFilms, changedFilms, type Films, stateOf } from "./films.ts";
import { type FilmChange, type FilmState, resized } from "./filmState.ts";
import type { CanvasSize } from "./placement.ts";

/** A film and, where the reader compares, an earlier one beside it. */
interface FilmPair {
  readonly own: FilmState;
  /** Null where there is none. */
  readonly earlier: FilmState | null;
  /** What the tools act on; the last that had the focus. */
  readonly isEarlierChosen: boolean;
  readonly chooseEarlier: (isChosen: boolean) => void;
  readonly changeOwn: (change: FilmChange) => void;
  readonly changeEarlier: (change: FilmChange) => void;
  readonly resizeOwn: (canvas: CanvasSize) => void;
  readonly resizeEarlier: (canvas: CanvasSize) => void;
  readonly isLinked: boolean;
  readonly link: (isLinked: boolean) => void;
}

export function useFilms(own: RadiographHeader, earlier: RadiographHeader | null): FilmPair {
  const [films, setFilms] = useState<Films>({});
  const [isLinked, setLinked] = useState(true);
  const [wantsEarlier, chooseEarlier] = useState(false);
  const isEarlierChosen = wantsEarlier && earlier !== null;

  /** The film that the tools act on leads. */
  function align(before: Films): Films {
    if (earlier === null) return before;
    return isEarlierChosen ? alignedFilms(before, earlier, own) : alignedFilms(before, own, earlier);
  }

  function changer(film: RadiographHeader | null, other: RadiographHeader | null): (change: FilmChange) => void {
    return (change) => {
      if (film !== null) setFilms((before) => changedFilms(before, { film, change, follower: isLinked ? other : null }));
    };
  }

  function resizer(film: RadiographHeader | null): (canvas: CanvasSize) => void {
    return (canvas) => {
      if (film === null) return;
      const resize = (before: Films) => changedFilms(before, { film, change: resized(canvas), follower: null });
      // A film that has just got its place shows from the start what the other one does.
      setFilms((before) => (isLinked ? align(resize(before)) : resize(before)));
    };
  }

  return {
    own: stateOf(films, own),
    earlier: earlier === null ? null : stateOf(films, earlier),
    isEarlierChosen, chooseEarlier, isLinked,
    changeOwn: changer(own, earlier),
    changeEarlier: changer(earlier, own),
    resizeOwn: resizer(own),
    resizeEarlier: resizer(earlier),
    link(next) {
      setLinked(next);
      if (next) setFilms(align);
    },
  };
}
