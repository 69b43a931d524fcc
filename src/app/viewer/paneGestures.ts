import type { AimDesk } from "./aim.ts";
import type { FilmChange, FilmState } from "./filmState.ts";
import type { DragMode, GestureTarget } from "./gestures.ts";
import { isRefusedOn } from "./pen.ts";
import type { PenDesk } from "./usePen.ts";

interface Hands {
  readonly desk: PenDesk;
  readonly aim: AimDesk;
  readonly state: FilmState;
  readonly change: (change: FilmChange) => void;
  readonly dragMode: DragMode;
  readonly isMagnified: boolean;
  /** Marks belong to this film. */
  readonly draws: boolean;
}

/** What hand and keys do on one film: with a tool for marks they set points, with the magnifier they move it, else they change the view. */
export function gesturesOn({ desk, aim, state, change, dragMode, isMagnified, draws }: Hands): GestureTarget {
  const pen = draws ? desk.pen : { state: "resting" as const };
  const canSet = pen.state === "drawing" && !isRefusedOn(state.film.orientation, pen.kind);

  function set(): void {
    if (pen.state === "moving") desk.drop();
    else if (canSet) desk.put(aim.aim?.at ?? aim.start(), null);
  }

  return {
    change,
    dragMode: () => (canSet ? "mark" : dragMode),
    hover: (at, start) => (canSet || isMagnified) && aim.follow(at, start),
    put(at, start) {
      if (!canSet) return;
      const { at: point, start: from } = aim.follow(at, start);
      desk.put(point, from);
    },
    key(event) {
      const isAtWork = pen.state === "drawing" || pen.state === "moving";
      if (!isAtWork && !isMagnified) return false;
      const to = aim.step(event);
      if (to !== null && pen.state === "moving") desk.carry(to);
      if (to !== null || !isAtWork || (event.key !== "Enter" && event.key !== " ")) return to !== null;
      if (!event.repeat) set();
      return true;
    },
  };
}
