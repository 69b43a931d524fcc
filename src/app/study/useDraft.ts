import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Reader, ReaderId } from "../../domain/reader.ts";
import type { Study } from "../../domain/study.ts";
import { emptyDraft } from "../../reading/reading.ts";
import { useServices } from "../services.ts";
import { type DraftEdit, type DraftKeeper, keepDraft, type KeptDraft } from "./draftKeeper.ts";

/** Where a reader's draft is changed. */
export interface Desk {
  /** Both null where nobody has said who reads. */
  readonly kept: KeptDraft | null;
  readonly keeper: DraftKeeper | null;
  /** Changes the draft; where nobody has said who reads, asks first and changes it then. */
  readonly edit: (edit: DraftEdit, isAtOnce?: boolean) => void;
  /** It is being asked who reads. */
  readonly isAsking: boolean;
  readonly ask: () => void;
  readonly onAnswered: () => void;
  /** Also after an answer: a dialog closes either way. */
  readonly onClosed: () => void;
}

/** The reader's unsigned work on this study; saved whenever the reader pauses, decides, or leaves. */
export function useDraft(study: Study, reader: Reader | null): Desk {
  const keeper = useKeeper(study, reader?.id ?? null);
  const watch = useCallback((onChange: () => void) => keeper?.watch(onChange) ?? (() => undefined), [keeper]);
  const kept = useSyncExternalStore(watch, () => keeper?.current() ?? null);
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    if (keeper === null || asked === null) return;
    for (const edit of asked.edits) keeper.change(edit, true);
    setAsked(null);
  }, [keeper, asked]);
  return {
    kept,
    keeper,
    edit(change, isAtOnce = false) {
      if (keeper === null) setAsked((before) => ({ edits: [...(before?.edits ?? []), change], isOpen: true }));
      else keeper.change(change, isAtOnce);
    },
    isAsking: keeper === null && asked?.isOpen === true,
    ask: () => setAsked({ edits: [], isOpen: true }),
    onAnswered: () => setAsked((before) => before && { ...before, isOpen: false }),
    onClosed: () => setAsked((before) => (before?.isOpen === true ? null : before)),
  };
}

/** What waits for the answer to who reads. A new reader is known a moment after the dialog has closed. */
interface Asked {
  readonly edits: readonly DraftEdit[];
  readonly isOpen: boolean;
}

function useKeeper(study: Study, readerId: ReaderId | null): DraftKeeper | null {
  const { store, clock } = useServices();
  const { uid } = study;
  const stored = study.drafts.find((draft) => draft.readerId === readerId) ?? null;
  const [first, setFirst] = useState(() => ({ uid, readerId, stored }));
  // What was stored when the study was opened; what comes later is taken below.
  const opened = first.uid === uid && first.readerId === readerId ? first : { uid, readerId, stored };
  if (opened !== first) setFirst(opened);
  const keeper = useMemo(
    () => (opened.readerId === null ? null : keepDraft({ store, clock, uid: opened.uid, empty: emptyDraft(opened.readerId, clock.now()), stored: opened.stored })),
    [store, clock, opened],
  );
  useEffect(() => keeper?.take(stored), [keeper, stored]);
  useEffect(() => (keeper === null ? undefined : savedOnLeaving(keeper)), [keeper]);
  return keeper;
}

/** When the study is left, and when the window is hidden: a laptop that is closed then says nothing more. */
function savedOnLeaving(keeper: DraftKeeper): () => void {
  const onHidden = () => {
    if (document.visibilityState === "hidden") void keeper.flush();
  };
  document.addEventListener("visibilitychange", onHidden);
  return () => {
    document.removeEventListener("visibilitychange", onHidden);
    void keeper.flush();
  };
}
