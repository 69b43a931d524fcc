import type { StudyUid } from "../../domain/ids.ts";
import type { Problem } from "../../domain/problem.ts";
import type { Draft } from "../../domain/read.ts";
import type { Clock } from "../../platform/clock.ts";
import type { StudyStore } from "../../store/store.ts";

/** One reader's unsigned work on one study: on the screen at once, on the disk soon after. One save at a time, the newest words last. */
export interface DraftKeeper {
  /** The same object until something changes. */
  current(): KeptDraft;
  /** Called after each change; the answer stops it. */
  watch(onChange: () => void): () => void;
  /** `isAtOnce`: saved now, with all that waited; otherwise when the reader pauses. */
  change(edit: DraftEdit, isAtOnce: boolean): void;
  /** Saves what is not saved yet; ends when the disk has answered. */
  flush(): Promise<void>;
  /** Before signing: ends when no save is under way; nothing is changed or saved until `wake` or `forget`. */
  rest(): Promise<void>;
  wake(): void;
  /** What the disk has now, written here or in another tab: the later words win, but never over words that are not saved yet. */
  take(stored: Draft | null): void;
  /** Throws the reader's words away; a first verdict stays. */
  discard(): Promise<void>;
  /** Forgets what is on the screen, as after signing: nothing of it is saved any more. */
  forget(): void;
}

export type DraftEdit = (draft: Draft) => Draft;

export interface KeptDraft {
  readonly draft: Draft;
  readonly saving: Saving;
}

export type Saving =
  /** Nothing was said yet. */
  | { readonly state: "untouched" }
  | { readonly state: "waiting" }
  /** `isEarlier`: it was there when the study was opened. */
  | { readonly state: "saved"; readonly at: number; readonly isEarlier: boolean }
  | { readonly state: "failed"; readonly problem: Problem };

/** How long a reader pauses before what is typed is saved. */
export const pauseMs = 400;

interface DraftPlace {
  readonly store: Pick<StudyStore, "saveDraft" | "discardDraft">;
  readonly clock: Clock;
  readonly uid: StudyUid;
  /** What there is when nothing was said. */
  readonly empty: Draft;
  readonly stored: Draft | null;
}

/** Owns the timer of the next save. */
export function keepDraft(place: DraftPlace): DraftKeeper {
  return new Keeper(place);
}

class Keeper implements DraftKeeper {
  readonly #place: DraftPlace;
  readonly #watchers = new Set<() => void>();
  #kept: KeptDraft;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDirty = false;
  #isResting = false;
  /** What the disk still says of what was just forgotten is not to come back. */
  #isForgotten = false;
  #work: Promise<void> = Promise.resolve();

  constructor(place: DraftPlace) {
    this.#place = place;
    this.#kept = place.stored === null ? { draft: place.empty, saving: untouched } : found(place.stored);
  }

  current(): KeptDraft {
    return this.#kept;
  }

  watch(onChange: () => void): () => void {
    this.#watchers.add(onChange);
    return () => this.#watchers.delete(onChange);
  }

  change(edit: DraftEdit, isAtOnce: boolean): void {
    if (this.#isResting) return;
    this.#isDirty = true;
    this.#isForgotten = false;
    this.#put({ ...edit(this.#kept.draft), updatedAt: this.#place.clock.now() }, { state: "waiting" });
    clearTimeout(this.#timer);
    if (isAtOnce) void this.flush();
    else this.#timer = setTimeout(() => void this.flush(), pauseMs);
  }

  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#work = this.#work.then(() => this.#save());
    return this.#work;
  }

  rest(): Promise<void> {
    this.#isResting = true;
    clearTimeout(this.#timer);
    return this.#work;
  }

  wake(): void {
    this.#isResting = false;
    void this.flush();
  }

  take(stored: Draft | null): void {
    if (this.#isDirty || this.#kept.saving.state === "waiting") return;
    const { draft, saving } = this.#kept;
    if (stored === null) {
      this.#isForgotten = false;
      if (saving.state === "saved") this.#put(this.#place.empty, untouched);
    } else if (saving.state === "untouched" && !this.#isForgotten) {
      // Saved by the visit before, which may have ended a moment ago: whatever its time, nothing was said since.
      if (stored !== draft) this.#show(found(stored));
    } else if (stored.updatedAt > draft.updatedAt) this.#put(stored, { state: "saved", at: stored.updatedAt, isEarlier: false });
  }

  discard(): Promise<void> {
    const { store, uid, empty } = this.#place;
    this.forget();
    this.#work = this.#work.then(async () => {
      const answer = await store.discardDraft(uid, empty.readerId);
      if (!answer.ok) this.#put(this.#kept.draft, { state: "failed", problem: answer.problem });
    });
    return this.#work;
  }

  forget(): void {
    const { empty, clock } = this.#place;
    clearTimeout(this.#timer);
    this.#isDirty = false;
    this.#isResting = false;
    this.#isForgotten = true;
    this.#put({ ...empty, firstVerdict: this.#kept.draft.firstVerdict, updatedAt: clock.now() }, untouched);
  }

  async #save(): Promise<void> {
    if (!this.#isDirty || this.#isResting) return;
    this.#isDirty = false;
    const { draft } = this.#kept;
    const answer = await this.#place.store.saveDraft(this.#place.uid, draft);
    if (!answer.ok) {
      this.#isDirty = true;
      this.#put(this.#kept.draft, { state: "failed", problem: answer.problem });
      return;
    }
    const isNewest = this.#kept.draft === draft;
    if (this.#kept.saving.state === "untouched") return;
    this.#put(withFirstVerdictOf(this.#kept.draft, answer.value), isNewest ? { state: "saved", at: draft.updatedAt, isEarlier: false } : this.#kept.saving);
  }

  #put(draft: Draft, saving: Saving): void {
    this.#show({ draft, saving });
  }

  #show(kept: KeptDraft): void {
    this.#kept = kept;
    for (const tell of this.#watchers) tell();
  }
}

const untouched: Saving = { state: "untouched" };

/** A first verdict alone is no work that waits. */
function found(stored: Draft): KeptDraft {
  const { verdict, impression } = stored.opinion;
  return { draft: stored, saving: verdict === null && impression === "" ? untouched : { state: "saved", at: stored.updatedAt, isEarlier: true } };
}

/** The disk keeps the first one that it was told of. */
function withFirstVerdictOf(draft: Draft, stored: Draft): Draft {
  return stored.firstVerdict === null ? draft : { ...draft, firstVerdict: stored.firstVerdict };
}
