import { lazy, Suspense, useState } from "react";
import type { SopInstanceUid } from "../../domain/ids.ts";
import type { Mark } from "../../domain/mark.ts";
import { imageOf, type Study, type StudyImage } from "../../domain/study.ts";
import { type Language, useLanguage } from "../components/language.ts";
import { takenAt, viewOf } from "../components/patientWords.ts";
import { useText } from "../services.ts";
import type { EarlierFilm } from "../viewer/CompareTools.tsx";
import styles from "./FilmArea.module.css";
import { useFilm } from "./useFilm.tsx";
import type { HeatmapChoice } from "./useHeatmap.ts";

const Viewer = lazy(async () => ({ default: (await import("../viewer/Viewer.tsx")).Viewer }));

export interface FilmAreaProps {
  readonly study: Study;
  readonly image: StudyImage;
  readonly heatmap: HeatmapChoice;
  /** Of all films of the study. */
  readonly marks: readonly Mark[];
  /** Null: what is shown is signed and cannot be changed. */
  readonly onMarks: ((marks: readonly Mark[]) => void) | null;
  /** Earlier studies of the same patient on this laptop, newest first. */
  readonly priors: readonly Study[];
}

/** The film with its tools; beside it an earlier one where the reader compares. */
export function FilmArea({ study, image, heatmap, marks, onMarks, priors }: FilmAreaProps) {
  const language = useLanguage();
  const [chosen, choose] = useState<SopInstanceUid | null>(null);
  const compared = chosen === null ? null : filmIn(priors, chosen);
  const film = useFilm({ study, image }, compared === null ? "only" : "current");
  const earlier = useFilm(compared, "earlier");
  if (film === null) return null;
  const compare = { choices: choicesOf(priors, language), chosen: compared?.image.radiograph.sopInstanceUid ?? null, onChoose: choose, film: earlier };
  return (
    <div className={styles.area}>
      <Suspense fallback={<Waiting />}>
        <Viewer film={{ ...film, heatmap: heatmap.shown?.heatmap ?? null, heatmapOpacity: heatmap.opacity }} marks={marks} onMarks={onMarks} compare={compare} />
      </Suspense>
    </div>
  );
}

function Waiting() {
  const text = useText();
  return <p className={styles.waiting}>{text("viewer.waiting")}</p>;
}

/** Every image of every earlier study. */
function choicesOf(priors: readonly Study[], language: Language): readonly EarlierFilm[] {
  return priors.flatMap((prior) =>
    prior.images.map(({ radiograph }) => ({
      sopInstanceUid: radiograph.sopInstanceUid,
      name: language.text("viewer.compare.choice", { date: takenAt(prior) ?? language.text("study.date.unknown"), view: viewOf(radiograph.viewPosition, language) }),
    })),
  );
}

/** Null where it has been deleted meanwhile. */
function filmIn(priors: readonly Study[], uid: SopInstanceUid) {
  const found = priors.flatMap((study) => {
    const image = imageOf(study, uid);
    return image === null ? [] : [{ study, image }];
  });
  return found[0] ?? null;
}
