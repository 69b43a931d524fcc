import { useEffect, useState } from "react";
import { Link, useLocation } from "wouter";
import type { StudyUid } from "../../domain/ids.ts";
import type { Problem } from "../../domain/problem.ts";
import type { Study } from "../../domain/study.ts";
import { useArrival } from "../a11y/useArrival.ts";
import { useKeys } from "../a11y/useKeys.ts";
import type { Arrival } from "../components/AllReadNote.tsx";
import { nextUnread } from "../components/nextUnread.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { useReader, useSite } from "../components/useSite.ts";
import type { Studies } from "../components/useStudies.ts";
import { useText } from "../services.ts";
import { FilmShelfContext, useNextFilm } from "./nextFilm.ts";
import { OpenStudy } from "./OpenStudy.tsx";
import styles from "./Study.module.css";
import { HeatmapOpacityContext, usualOpacity } from "./useHeatmap.ts";

interface StudyPageProps {
  readonly uid: StudyUid;
  /** Null while they are being read. */
  readonly studies: Studies | null;
  /** Tells the worklist where the reader is. */
  readonly onOpen: (uid: StudyUid) => void;
}

/** What is on this film? Stays from one study to the next, so that the next film is there at once. */
export function StudyPage({ uid, studies, onOpen }: StudyPageProps) {
  useEffect(() => onOpen(uid), [uid, onOpen]);
  if (studies === null) return <div className={styles.waiting} />;
  if (!studies.ok) return <Missing problem={studies.problem} />;
  const study = studies.value.find((one) => one.uid === uid);
  if (study === undefined) return <Missing problem={{ code: "store/not-found" }} />;
  return <WithNext study={study} studies={studies.value} />;
}

function WithNext({ study, studies }: { readonly study: Study; readonly studies: readonly Study[] }) {
  const [, go] = useLocation();
  const readerId = useReader()?.id ?? null;
  const site = useSite();
  const [lastSigned, setLastSigned] = useState<string | null>(null);
  const opacity = useState(usualOpacity);
  const nextUid = nextUnread(studies, study.uid, site, readerId);
  const shelf = useNextFilm(studies.find(({ uid }) => uid === nextUid) ?? null);
  const goNext = () => {
    if (nextUid === null) go("/", { state: { isAllRead: true } satisfies Arrival });
    else go(`/study/${nextUid}`);
  };
  return (
    <FilmShelfContext value={shelf}>
      <HeatmapOpacityContext value={opacity}>
        <OpenStudy key={study.uid} study={study} studies={studies} lastSigned={lastSigned} onNext={goNext} onSigned={setLastSigned} />
      </HeatmapOpacityContext>
    </FilmShelfContext>
  );
}

function Missing({ problem }: { readonly problem: Problem }) {
  const text = useText();
  const [, go] = useLocation();
  const heading = useArrival(`${text("study.page")} · ${text("app.name")}`);
  useKeys({ Escape: () => go("/") });
  return (
    <div className={styles.missing}>
      <h1 ref={heading} tabIndex={-1}>
        {text("study.page")}
      </h1>
      <ProblemNote problem={problem} />
      <Link href="/">{text("app.backToWorklist")}</Link>
    </div>
  );
}
