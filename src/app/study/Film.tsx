import { lazy, Suspense, useEffect, useState } from "react";
import { type Outcome, succeed } from "../../domain/outcome.ts";
import type { SopInstanceUid } from "../../domain/ids.ts";
import type { DisplayCopy, Radiograph } from "../../domain/radiograph.ts";
import type { Study, StudyImage } from "../../domain/study.ts";
import { useLanguage } from "../components/language.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { useServices, useText } from "../services.ts";
import { cornersOf } from "./corners.ts";
import styles from "./Study.module.css";
import type { HeatmapChoice } from "./useHeatmap.ts";

const Viewer = lazy(async () => ({ default: (await import("../viewer/Viewer.tsx")).Viewer }));

interface FilmProps {
  readonly study: Study;
  readonly image: StudyImage;
  readonly heatmap: HeatmapChoice;
}

/** The stored copy at once, the full size as soon as it is decoded. */
export function Film({ study, image, heatmap }: FilmProps) {
  const language = useLanguage();
  const { siteName } = useServices().preferences.current();
  const copy = useDisplayCopy(image.radiograph.sopInstanceUid);
  const full = useFull(image.radiograph.sopInstanceUid);
  if (copy === null) return <Waiting />;
  if (!copy.ok) return <div className={`${styles.film} ${styles.filmProblem}`}><ProblemNote problem={copy.problem} /></div>;
  return (
    <div className={styles.film}>
      <Suspense fallback={<Waiting />}>
        <Viewer
          radiograph={image.radiograph}
          displayCopy={copy.value}
          full={full?.ok ? full.value : null}
          heatmap={heatmap.shown?.heatmap ?? null}
          heatmapOpacity={heatmap.opacity}
          corners={cornersOf(study, image, siteName, language)}
        />
      </Suspense>
      {full?.ok === false && <output className={styles.reduced}>{language.text("study.fullFailed")}</output>}
    </div>
  );
}

function Waiting() {
  const text = useText();
  return (
    <div className={styles.film}>
      <p className={styles.waitingFilm}>{text("study.viewerLoading")}</p>
    </div>
  );
}

function useDisplayCopy(uid: SopInstanceUid): Outcome<DisplayCopy> | null {
  const { store } = useServices();
  const [copy, setCopy] = useState<Outcome<DisplayCopy> | null>(null);
  useEffect(() => {
    const left = new AbortController();
    void store.displayCopy(uid).then((answer) => {
      if (!left.signal.aborted) setCopy(answer);
    });
    return () => left.abort();
  }, [store, uid]);
  return copy;
}

/** The pixels are kept only while the film is open, and only if they are this film's. */
function useFull(uid: SopInstanceUid): Outcome<Radiograph> | null {
  const { images } = useServices();
  const [full, setFull] = useState<Outcome<Radiograph> | null>(null);
  useEffect(() => {
    const left = new AbortController();
    void images.load(uid, left.signal).then((answer) => {
      if (!left.signal.aborted) setFull(answer.ok ? succeed({ ...answer.value, sopInstanceUid: uid }) : answer);
    });
    return () => left.abort();
  }, [images, uid]);
  return full;
}
