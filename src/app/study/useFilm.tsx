import { useEffect, useState } from "react";
import type { SopInstanceUid } from "../../domain/ids.ts";
import { type Outcome, succeed } from "../../domain/outcome.ts";
import type { DisplayCopy, Radiograph } from "../../domain/radiograph.ts";
import type { Study, StudyImage } from "../../domain/study.ts";
import { useLanguage } from "../components/language.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { useSite } from "../components/useSite.ts";
import { useServices } from "../services.ts";
import type { ViewerFilm } from "../viewer/FilmPane.tsx";
import { cornersOf, type FilmRole } from "./corners.ts";
import styles from "./FilmArea.module.css";
import { useFilmShelf } from "./nextFilm.ts";

/** A film as the viewer wants it: the stored copy at once, the full size as soon as it is decoded. Null where there is no film. */
export function useFilm(shown: { readonly study: Study; readonly image: StudyImage } | null, role: FilmRole): ViewerFilm | null {
  const language = useLanguage();
  const { letterhead } = useSite().settings;
  const uid = shown?.image.radiograph.sopInstanceUid ?? null;
  const copy = useDisplayCopy(uid);
  const full = useFull(uid);
  if (shown === null) return null;
  return {
    radiograph: shown.image.radiograph,
    displayCopy: copy?.ok === true ? copy.value : null,
    full: full?.ok === true ? full.value : null,
    heatmap: null,
    heatmapOpacity: 0,
    corners: cornersOf(shown, role, letterhead.name, language),
    notice: <FilmNotice copy={copy} full={full} />,
  };
}

interface FilmNoticeProps {
  readonly copy: Outcome<DisplayCopy> | null;
  readonly full: Outcome<Radiograph> | null;
}

function FilmNotice({ copy, full }: FilmNoticeProps) {
  const { text } = useLanguage();
  if (copy === null) return <p className={styles.waiting}>{text("viewer.waiting")}</p>;
  if (!copy.ok) return <div className={styles.problem}><ProblemNote problem={copy.problem} /></div>;
  return full?.ok === false ? <output className={styles.reduced}>{text("viewer.fullFailed")}</output> : null;
}

/** An answer, and which film it is about: what comes late is never shown under another film's name. */
interface Answer<T> {
  readonly uid: SopInstanceUid;
  readonly outcome: Outcome<T>;
}

/** At once where it was fetched ahead. */
function useDisplayCopy(uid: SopInstanceUid | null): Outcome<DisplayCopy> | null {
  const shelf = useFilmShelf();
  const [answer, setAnswer] = useState<Answer<DisplayCopy> | null>(null);
  useEffect(() => {
    if (uid === null) return undefined;
    const left = new AbortController();
    void shelf.load(uid).then((outcome) => {
      if (!left.signal.aborted) setAnswer({ uid, outcome });
    });
    return () => left.abort();
  }, [shelf, uid]);
  if (uid === null) return null;
  return answer !== null && answer.uid === uid ? answer.outcome : shelf.here(uid);
}

/** The pixels are kept only while the film is open, and only if they are this film's. */
function useFull(uid: SopInstanceUid | null): Outcome<Radiograph> | null {
  const { images } = useServices();
  const [answer, setAnswer] = useState<Answer<Radiograph> | null>(null);
  useEffect(() => {
    if (uid === null) return undefined;
    const left = new AbortController();
    void images.load(uid, left.signal).then((loaded) => {
      if (!left.signal.aborted) setAnswer({ uid, outcome: loaded.ok ? succeed({ ...loaded.value, sopInstanceUid: uid }) : loaded });
    });
    return () => {
      left.abort();
      setAnswer(null);
    };
  }, [images, uid]);
  return answer !== null && answer.uid === uid ? answer.outcome : null;
}
