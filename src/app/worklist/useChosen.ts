import { useCallback, useMemo, useState } from "react";
import type { StudyUid } from "../../domain/ids.ts";
import type { Study } from "../../domain/study.ts";

export interface Chosen {
  /** Of what is shown, in its order: what cannot be seen is never acted upon. */
  readonly studies: readonly Study[];
  readonly has: (uid: StudyUid) => boolean;
  /** `reaches`: all from the one that was chosen last to this one are added. */
  readonly toggle: (uid: StudyUid, reaches: boolean) => void;
  readonly all: () => void;
  readonly clear: () => void;
}

interface Choice {
  readonly uids: ReadonlySet<StudyUid>;
  readonly last: StudyUid | null;
}

const nothing: Choice = { uids: new Set(), last: null };

export function useChosen(shown: readonly Study[]): Chosen {
  const [choice, setChoice] = useState(nothing);
  const toggle = useCallback((uid: StudyUid, reaches: boolean) => setChoice((now) => toggled(now, shown, uid, reaches)), [shown]);
  const studies = useMemo(() => shown.filter(({ uid }) => choice.uids.has(uid)), [shown, choice]);
  return {
    studies, toggle, has: (uid) => choice.uids.has(uid),
    all: () => setChoice({ uids: new Set(shown.map(({ uid }) => uid)), last: null }),
    clear: () => setChoice(nothing),
  };
}

function toggled({ uids, last }: Choice, shown: readonly Study[], uid: StudyUid, reaches: boolean): Choice {
  const from = shown.findIndex((study) => study.uid === last);
  const to = shown.findIndex((study) => study.uid === uid);
  if (reaches && from !== -1 && to !== -1) {
    const between = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
    return { uids: new Set([...uids, ...between.map((study) => study.uid)]), last: uid };
  }
  const others = new Set(uids);
  if (!others.delete(uid)) others.add(uid);
  return { uids: others, last: uid };
}
