import { type ReactNode, useCallback, useRef, useState } from "react";
import { useLocation } from "wouter";
import type { StudyUid } from "../../domain/ids.ts";
import type { Study } from "../../domain/study.ts";
import { nextUnread } from "../components/nextUnread.ts";
import { useReader, useSite } from "../components/useSite.ts";
import { useText } from "../services.ts";
import { ChosenBar, ManyProgress } from "./ChosenBar.tsx";
import { DeleteDialog } from "./DeleteDialog.tsx";
import { ListFoot } from "./ListFoot.tsx";
import { StudyTable } from "./StudyTable.tsx";
import { useChosen } from "./useChosen.ts";
import { useListKeys } from "./useListKeys.ts";
import { useManyWork } from "./useManyWork.ts";
import styles from "./Worklist.module.css";

interface StudyListProps {
  /** What is shown. */
  readonly studies: readonly Study[];
  /** How many there are in all. */
  readonly total: number;
  readonly selected: StudyUid | null;
  readonly onSelect: (uid: StudyUid) => void;
  readonly onExport: (uids: readonly StudyUid[]) => void;
  readonly onEscape: () => void;
  /** In the place of the rows where there are none. */
  readonly nothing: ReactNode;
}

/** The rows, the keys that move over them, and what is done with those that are selected. */
export function StudyList({ studies, total, selected, onSelect, onExport, onEscape, nothing }: StudyListProps) {
  const list = useRef<HTMLElement>(null);
  const [, go] = useLocation();
  const found = studies.find(({ uid }) => uid === selected);
  const [toFocus, setToFocus] = useState(found?.uid ?? null);
  const [deleting, setDeleting] = useState<readonly Study[] | null>(null);
  const chosen = useChosen(studies);
  const { many, prioritize, scoreAgain } = useManyWork();
  const { openNext, noneLeft } = useOpenNext(studies, selected, onSelect);
  const current = found ?? studies[0];
  const onFocused = useCallback((uid: StudyUid) => {
    onSelect(uid);
    setToFocus(null);
  }, [onSelect]);
  const goTo = (uid: StudyUid | null) => {
    // Selected at once: only then is a row drawn that is far away.
    if (uid !== null) onSelect(uid);
    setToFocus(uid);
  };
  const isBusy = many.state.kind === "running";
  useListKeys({
    studies, current, chosen, list, openNext, isAtRow: found !== undefined, goTo: ({ uid }) => goTo(uid), open: ({ uid }) => go(`/study/${uid}`),
    toggleUrgent: (meant) => !isBusy && prioritize(meant, meant.every(({ priority }) => priority === "urgent") ? "routine" : "urgent"),
    remove: setDeleting, clear: chosen.studies.length > 0 ? chosen.clear : onEscape,
  });
  return (
    <div className={styles.listed}>
      {studies.length === 0 ? (
        nothing
      ) : (
        <StudyTable studies={studies} chosen={chosen} current={current} toFocus={toFocus} list={list} onFocused={onFocused} onDelete={setDeleting} />
      )}
      <ManyProgress many={many} />
      {chosen.studies.length > 0 ? (
        <ChosenBar
          studies={chosen.studies}
          isBusy={isBusy}
          onPrioritize={prioritize}
          onRescore={scoreAgain}
          onExport={onExport}
          onDelete={setDeleting}
          onClear={chosen.clear}
        />
      ) : (
        <ListFoot shown={studies.length} total={total} said={noneLeft} />
      )}
      {deleting !== null && (
        <DeleteDialog studies={deleting} onRemoved={() => goTo(neighborOf(studies, deleting))} onClose={() => setDeleting(null)} />
      )}
    </div>
  );
}

/** Where the focus goes when rows go: to the next one that stays, else to the last before them. */
function neighborOf(studies: readonly Study[], gone: readonly Study[]): StudyUid | null {
  const last = studies.findLastIndex((study) => gone.includes(study));
  const stays = (study: Study) => !gone.includes(study);
  return (studies.slice(last + 1).find(stays) ?? studies.slice(0, Math.max(last, 0)).findLast(stays))?.uid ?? null;
}

/** `noneLeft`: said until the next key where there was nothing to open. */
function useOpenNext(studies: readonly Study[], selected: StudyUid | null, onSelect: (uid: StudyUid) => void) {
  const text = useText();
  const [, go] = useLocation();
  const site = useSite();
  const readerId = useReader()?.id ?? null;
  const [askedAt, setAskedAt] = useState<readonly Study[] | null>(null);
  const openNext = () => {
    const next = nextUnread(studies, selected, site, readerId);
    setAskedAt(next === null ? studies : null);
    if (next === null) return;
    onSelect(next);
    go(`/study/${next}`);
  };
  return { openNext, noneLeft: askedAt === studies ? text("worklist.noneUnread") : null };
}
