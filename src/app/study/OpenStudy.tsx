import { useState } from "react";
import { useLocation } from "wouter";
import type { SopInstanceUid, StudyUid } from "../../domain/ids.ts";
import type { Mark } from "../../domain/mark.ts";
import type { Verdict } from "../../domain/read.ts";
import { imageOf, type Study, type StudyImage } from "../../domain/study.ts";
import { priorsOf } from "../../reading/reading.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { FilmShownContext } from "../components/filmShown.ts";
import { useLanguage } from "../components/language.ts";
import { nameOf } from "../components/patientWords.ts";
import { useReader, useSite } from "../components/useSite.ts";
import { FilmArea } from "./FilmArea.tsx";
import { marksSeen } from "./openWork.ts";
import { neighborsOf } from "./neighbors.ts";
import { Reading } from "./Reading.tsx";
import { ResultPanel } from "./ResultPanel.tsx";
import { StudyBar } from "./StudyBar.tsx";
import styles from "./Study.module.css";
import { useDraft } from "./useDraft.ts";
import { type ExperimentalChoice, useExperimental } from "./useExperimental.ts";
import { type HeatmapChoice, useHeatmap } from "./useHeatmap.ts";
import { useSight } from "./useSight.ts";

interface OpenStudyProps {
  readonly study: Study;
  readonly studies: readonly Study[];
  /** In words, of the study before this one; null where none was signed. */
  readonly lastSigned: string | null;
  readonly onNext: () => void;
  readonly onSigned: (words: string) => void;
}

/** The film, what the model says of it, and what the reader says. Begins anew with each study: nothing of the one before is meant for this one. */
export function OpenStudy({ study, studies, lastSigned, onNext, onSigned }: OpenStudyProps) {
  const language = useLanguage();
  const { text } = language;
  const { settings } = useSite();
  const reader = useReader();
  const { image, choose, nextImage } = useImage(study);
  const experimental = useExperimental(image);
  const heatmap = useHeatmap(image, experimental);
  const { sight, onShown } = useSight(study);
  const desk = useDraft(study, reader);
  const { isOpen, marks } = marksSeen(study, settings.secondReader, reader?.id ?? null, desk.kept?.draft ?? null);
  const { previous, next } = neighborsOf(studies, study.uid);
  useStudyKeys({ previous, next, heatmap, experimental, nextImage, onNext });
  const draw = (drawn: readonly Mark[]) => desk.edit((draft) => ({ ...draft, opinion: { ...draft.opinion, marks: drawn } }));
  const signed = (verdict: Verdict, isAmendment: boolean) => {
    onSigned(text("reading.signedAs", { patient: nameOf(study.patient, language), verdict: text(`reading.verdict.${verdict}`) }));
    if (!isAmendment) onNext();
  };
  const parts = [
    <ResultPanel key={`result ${image.radiograph.sopInstanceUid}`} study={study} studies={studies} image={image} heatmap={heatmap} experimental={experimental} />,
    <Reading key={`reading ${reader?.id}`} study={study} desk={desk} sight={sight} onSigned={signed} onNext={onNext} />,
  ];
  return (
    <div className={styles.page} data-film={sight.isShown ? "shown" : "waiting"}>
      <StudyBar study={study} image={image} previous={previous} next={next} lastSigned={lastSigned} onChoose={choose} />
      <FilmShownContext value={onShown}>
        <FilmArea study={study} image={image} heatmap={heatmap} marks={marks} onMarks={isOpen ? draw : null} priors={priorsOf(studies, study)} />
      </FilmShownContext>
      <div className={styles.panel} data-mode={settings.mode}>
        {settings.mode === "blind" ? parts.toReversed() : parts}
      </div>
    </div>
  );
}

/** The first film of a study, until another one is chosen. */
function useImage(study: Study): { readonly image: StudyImage; readonly choose: (uid: SopInstanceUid) => void; readonly nextImage: () => void } {
  const [chosen, choose] = useState<SopInstanceUid | null>(null);
  const image = (chosen === null ? null : imageOf(study, chosen)) ?? study.images[0];
  if (image === undefined) throw new Error("A study has at least one image.");
  const nextImage = () => {
    const following = study.images[(study.images.indexOf(image) + 1) % study.images.length];
    choose(following?.radiograph.sopInstanceUid ?? null);
  };
  return { image, choose, nextImage };
}

interface StudyKeys {
  readonly previous: StudyUid | null;
  readonly next: StudyUid | null;
  readonly heatmap: HeatmapChoice;
  readonly experimental: ExperimentalChoice;
  readonly nextImage: () => void;
  readonly onNext: () => void;
}

function useStudyKeys({ previous, next, heatmap, experimental, nextImage, onNext }: StudyKeys): void {
  const [, go] = useLocation();
  const open = (uid: StudyUid | null) => () => uid !== null && go(`/study/${uid}`);
  useKeys({
    j: open(next), "]": open(next), k: open(previous), "[": open(previous), n: onNext, Escape: () => go("/"), "?": () => go("/help"),
    h: heatmap.toggleAny, "shift+h": heatmap.showNext, e: experimental.toggle, ".": nextImage,
  });
}
