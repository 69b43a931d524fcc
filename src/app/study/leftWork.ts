import { createContext, use } from "react";
import type { StudyUid } from "../../domain/ids.ts";
import type { Problem } from "../../domain/problem.ts";
import type { ReaderId } from "../../domain/reader.ts";
import type { DraftKeeper } from "./draftKeeper.ts";

/** One reader's work on one study. */
export interface WorkPlace {
  readonly uid: StudyUid;
  readonly readerId: ReaderId;
}

/** Work on a study that is not on the screen any more, and not on the disk either. */
export interface LostWork extends WorkPlace {
  readonly what: "draft" | "signature";
}

/** Outlives the study page: what could not be saved or signed when a study was left is kept until the reader comes back to it. */
export interface LeftWork {
  /** Null where all is on the disk: a new keeper may begin from there. */
  keeperOf(place: WorkPlace): DraftKeeper | null;
  /** The study is on the screen. The answer leaves it, and saves what is not saved yet. */
  open(place: WorkPlace, keeper: DraftKeeper): () => void;
  /** A signature that failed after the study was left. */
  notSigned(place: WorkPlace, keeper: DraftKeeper, problem: Problem): void;
  /** Why the signature failed; null once the study was opened again and left. */
  signingProblemOf(place: WorkPlace): Problem | null;
  /** The same array until something changes. */
  readonly lost: () => readonly LostWork[];
  /** Called after each change; the answer stops it. */
  readonly watch: (onChange: () => void) => () => void;
}

export const LeftWorkContext = createContext<LeftWork | null>(null);

export function useLeftWork(): LeftWork {
  const left = use(LeftWorkContext);
  if (left === null) throw new Error("A study stands outside of the work that is left.");
  return left;
}

interface Desk {
  readonly place: WorkPlace;
  readonly keeper: DraftKeeper;
  readonly unwatch: () => void;
  isOpen: boolean;
  isProblemSeen: boolean;
  signingProblem: Problem | null;
}

export function leftWork(): LeftWork {
  const desks = new Map<string, Desk>();
  const watchers = new Set<() => void>();
  let lost: readonly LostWork[] = [];

  function deskOf(place: WorkPlace, keeper: DraftKeeper): Desk {
    const known = desks.get(keyOf(place));
    if (known !== undefined && (known.keeper === keeper || known.isOpen)) return known;
    known?.unwatch();
    const desk: Desk = { place, keeper, unwatch: keeper.watch(() => settle(desk)), isOpen: false, isProblemSeen: false, signingProblem: null };
    desks.set(keyOf(place), desk);
    return desk;
  }

  function settle(desk: Desk): void {
    if (isDone(desk)) {
      desk.unwatch();
      if (desks.get(keyOf(desk.place)) === desk) desks.delete(keyOf(desk.place));
    }
    const now = [...desks.values()].flatMap(lostOf);
    if (now.length > 0 || lost.length > 0) lost = now;
    for (const tell of watchers) tell();
  }

  return {
    keeperOf: (place) => desks.get(keyOf(place))?.keeper ?? null,
    open(place, keeper) {
      const desk = deskOf(place, keeper);
      desk.isOpen = true;
      desk.isProblemSeen = desk.signingProblem !== null;
      settle(desk);
      return () => {
        desk.isOpen = false;
        void keeper.flush().then(() => {
          if (desk.isProblemSeen && !desk.isOpen) desk.signingProblem = null;
          settle(desk);
        });
      };
    },
    notSigned(place, keeper, problem) {
      const desk = deskOf(place, keeper);
      desk.signingProblem = problem;
      desk.isProblemSeen = desk.isOpen;
      settle(desk);
    },
    signingProblemOf: (place) => desks.get(keyOf(place))?.signingProblem ?? null,
    lost: () => lost,
    watch(onChange) {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
}

function keyOf({ uid, readerId }: WorkPlace): string {
  return `${uid} ${readerId}`;
}

function isDone({ isOpen, signingProblem, keeper }: Desk): boolean {
  const { state } = keeper.current().saving;
  return !isOpen && signingProblem === null && state !== "waiting" && state !== "failed";
}

function lostOf({ place, isOpen, signingProblem, keeper }: Desk): readonly LostWork[] {
  if (isOpen) return [];
  if (signingProblem !== null) return [{ ...place, what: "signature" }];
  return keeper.current().saving.state === "failed" ? [{ ...place, what: "draft" }] : [];
}
