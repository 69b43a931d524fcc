import { useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import type { StudyUid } from "../../domain/ids.ts";
import type { Study } from "../../domain/study.ts";
import { useArrival } from "../a11y/useArrival.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { useSite } from "../components/useSite.ts";
import type { Studies } from "../components/useStudies.ts";
import { useBatch } from "../components/watching.ts";
import { useServices, useText } from "../services.ts";
import { BatchPanel } from "./BatchPanel.tsx";
import { EmptyWorklist } from "./EmptyWorklist.tsx";
import { Filters } from "./Filters.tsx";
import { NothingShown } from "./NothingShown.tsx";
import { Openers } from "./Openers.tsx";
import { StudyList } from "./StudyList.tsx";
import { Toolbar } from "./Toolbar.tsx";
import type { WatchedFolder } from "./useWatchedFolder.ts";
import { countIn, shownIn, type View } from "./view.ts";
import styles from "./Worklist.module.css";

export interface WorklistProps {
  /** Null while they are being read. */
  readonly studies: Studies | null;
  readonly selected: StudyUid | null;
  readonly onSelect: (uid: StudyUid) => void;
  readonly onExport: (uids: readonly StudyUid[]) => void;
  /** What is shown of them; kept by the app, so that it is the same after a look at a film. */
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly watched: WatchedFolder;
}

/** What is next? */
export function Worklist({ studies, selected, onSelect, onExport, view, onView, watched }: WorklistProps) {
  const text = useText();
  const [, go] = useLocation();
  const batch = useBatch();
  const files = useRef<HTMLInputElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const listed = studies?.ok ? studies.value : noStudies;
  const isEmpty = studies?.ok === true && listed.length === 0;
  const { shown, counts } = useShown(listed, view);
  const openers = <Openers files={files} watched={watched} />;
  const [isBack] = useState(() => shown.some(({ uid }) => uid === selected));
  const heading = useArrival(`${text("worklist.title")} · ${text("app.name")}`, !isBack);
  useKeys({ o: () => files.current?.click(), "?": () => go("/help"), "/": () => search.current?.select() });
  const toRows = () => body.current?.querySelector<HTMLElement>("tr[aria-current] a")?.focus();
  return (
    <div className={styles.page}>
      <Toolbar heading={heading} openers={isEmpty ? null : openers}>
        {listed.length > 0 && <Filters view={view} counts={counts} search={search} onChange={onView} onLeave={toRows} />}
      </Toolbar>
      <div ref={body} className={styles.body} data-batch={batch.length > 0}>
        {studies?.ok === false && <Unreachable studies={studies} />}
        {isEmpty && <EmptyWorklist openers={openers} />}
        {listed.length > 0 && (
          <StudyList
            studies={shown}
            total={listed.length}
            selected={selected}
            onSelect={onSelect}
            onExport={onExport}
            onEscape={() => onView({ ...view, search: "" })}
            nothing={<NothingShown studies={listed} view={view} onView={onView} />}
          />
        )}
        {batch.length > 0 && <BatchPanel batch={batch} />}
      </div>
    </div>
  );
}

const noStudies: readonly Study[] = [];

function useShown(studies: readonly Study[], view: View) {
  const { settings } = useSite();
  const { clock } = useServices();
  const rule = settings.secondReader;
  return useMemo(() => {
    const now = clock.now();
    return { shown: shownIn(studies, view, rule, now), counts: countIn(studies, view.period, rule, now) };
  }, [studies, view, rule, clock]);
}

function Unreachable({ studies }: { readonly studies: Extract<Studies, { ok: false }> }) {
  const text = useText();
  return (
    <section className={styles.unreachable} role="alert">
      <h2>{text("worklist.unreachable")}</h2>
      <ProblemNote problem={studies.problem} />
    </section>
  );
}
