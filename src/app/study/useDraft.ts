import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Reader, ReaderId } from "../../domain/reader.ts";
import type { Study } from "../../domain/study.ts";
import { emptyDraft } from "../../reading/reading.ts";
import { useServices } from "../services.ts";
import { type DraftEdit, type DraftKeeper, keepDraft, type KeptDraft } from "./draftKeeper.ts";
import { useLeftWork } from "./leftWork.ts";

/** Where a reader's draft is changed. */
export interface Desk {
  /** Both null where nobody has said who reads. */
  readonly kept: KeptDraft | null;
  readonly keeper: DraftKeeper | null;
  /** Something was changed since the study was opened. */
  readonly isTouched: boolean;
  /** Changes the draft; where nobody has said who reads, asks first and changes it then. */
  readonly edit: (edit: DraftEdit, isAtOnce?: boolean) => void;
  /** It is being asked who reads. */
  readonly isAsking: boolean;
  readonly ask: () => void;
  readonly onAnswered: () => void;
  /** Also after an answer: a dialog closes either way. */
  readonly onClosed: () => void;
}

/** The reader's unsigned work on this study; saved whenever the reader pauses, decides, or leaves. For a component that begins anew with each study. */
export function useDraft(study: Study, reader: Reader | null): Desk {
  const keeper = useKeeper(study, reader?.id ?? null);
  const watch = useCallback((onChange: () => void) => keeper?.watch(onChange) ?? (() => undefined), [keeper]);
  const kept = useSyncExternalStore(watch, () => keeper?.current() ?? null);
  const [isOpen, setOpen] = useState(false);
  // A new reader is known a moment after the dialog has closed.
  const waiting = useRef<DraftEdit[]>([]);
  const [touched, setTouched] = useState<DraftKeeper | null>(null);
  useEffect(() => {
    if (keeper !== null) for (const edit of waiting.current.splice(0)) keeper.change(edit, true);
  }, [keeper]);
  const ask = () => setOpen(true);
  return {
    kept,
    keeper,
    isTouched: keeper !== null && touched === keeper,
    edit(change, isAtOnce = false) {
      if (keeper !== null) {
        setTouched(keeper);
        keeper.change(change, isAtOnce);
      } else {
        waiting.current.push(change);
        ask();
      }
    },
    isAsking: keeper === null && isOpen,
    ask,
    onAnswered: () => setOpen(false),
    onClosed() {
      if (!isOpen) return;
      waiting.current = [];
      setOpen(false);
    },
  };
}

function useKeeper(study: Study, readerId: ReaderId | null): DraftKeeper | null {
  const { store, clock } = useServices();
  const left = useLeftWork();
  const { uid } = study;
  const stored = study.drafts.find((draft) => draft.readerId === readerId) ?? null;
  const keeperFor = (id: ReaderId) => left.keeperOf({ uid, readerId: id }) ?? keepDraft({ store, clock, uid, empty: emptyDraft(id, clock.now()), stored });
  const open = () => ({ readerId, keeper: readerId === null ? null : keeperFor(readerId) });
  const [before, setOpened] = useState(open);
  const isSame = before.readerId === readerId;
  const opened = isSame ? before : open();
  if (!isSame) setOpened(opened);
  const { keeper } = opened;
  useEffect(() => keeper?.take(stored), [keeper, stored]);
  useEffect(() => (keeper === null ? undefined : savedWhenHidden(keeper)), [keeper]);
  useEffect(() => (keeper === null || readerId === null ? undefined : left.open({ uid, readerId }, keeper)), [left, uid, readerId, keeper]);
  return keeper;
}

/** A laptop that is closed says nothing more. */
function savedWhenHidden(keeper: DraftKeeper): () => void {
  const onHidden = () => {
    if (document.visibilityState === "hidden") void keeper.flush();
  };
  document.addEventListener("visibilitychange", onHidden);
  return () => document.removeEventListener("visibilitychange", onHidden);
}
