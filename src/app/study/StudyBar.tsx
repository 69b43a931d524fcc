import { Link, useLocation } from "wouter";
import type { SopInstanceUid, StudyUid } from "../../domain/ids.ts";
import type { Study, StudyImage } from "../../domain/study.ts";
import { useArrival } from "../a11y/useArrival.ts";
import { Announcement } from "../components/Announcement.tsx";
import { Button } from "../components/Button.tsx";
import { type Language, useLanguage } from "../components/language.ts";
import { ageSexOf, hasPhantom, nameOf, takenAt, viewOf } from "../components/patientWords.ts";
import { summaryOfImage } from "../components/summary.ts";
import { SyntheticBadge } from "../components/SyntheticBadge.tsx";
import styles from "./Study.module.css";

interface StudyBarProps {
  readonly study: Study;
  readonly image: StudyImage;
  readonly previous: StudyUid | null;
  readonly next: StudyUid | null;
  /** In words, of the study before this one; null where none was signed. */
  readonly lastSigned: string | null;
  readonly onChoose: (uid: SopInstanceUid) => void;
}

/** Whose film this is, and the ways to others. Takes the focus when it comes: one for each study. */
export function StudyBar({ study, image, previous, next, lastSigned, onChoose }: StudyBarProps) {
  const language = useLanguage();
  const { text } = language;
  const heading = useArrival(`${text("study.page")} · ${text("app.name")}`);
  return (
    <header className={styles.bar}>
      <Link href="/" className={styles.back} aria-label={text("app.backToWorklist")} title={text("app.backToWorklist")}>
        ←
      </Link>
      <h1 ref={heading} tabIndex={-1}>
        {nameOf(study.patient, language)}
      </h1>
      <p className={styles.identity}>
        {identityOf(study, language)} {hasPhantom(study) && <SyntheticBadge />}
      </p>
      <ImageTabs study={study} image={image} onChoose={onChoose} />
      <nav className={styles.neighbors} aria-label={text("study.neighbors")}>
        <output className={styles.lastSigned}>{lastSigned}</output>
        <Neighbor uid={previous} label={text("study.previous")} sign="↑" />
        <Neighbor uid={next} label={text("study.next")} sign="↓" />
      </nav>
      <Announcement>{`${text("study.title", { patient: nameOf(study.patient, language) })}: ${summaryOfImage(image, language)}`}</Announcement>
    </header>
  );
}

function identityOf(study: Study, language: Language): string {
  const { patient } = study;
  const id = patient.id === null || patient.name === null ? null : language.text("patient.id", { id: patient.id });
  return [ageSexOf(patient, language), id, takenAt(study) ?? language.text("study.date.unknown")].filter(Boolean).join(" · ");
}

function ImageTabs({ study, image, onChoose }: Pick<StudyBarProps, "study" | "image" | "onChoose">) {
  const language = useLanguage();
  const { text } = language;
  if (study.images.length === 1) return null;
  return (
    <fieldset aria-label={text("study.images")} className={styles.tabs}>
      {study.images.map((one, index) => (
        <Button key={one.radiograph.sopInstanceUid} look="quiet" aria-pressed={one === image} onClick={() => onChoose(one.radiograph.sopInstanceUid)}>
          {text("study.image", { number: index + 1, view: viewOf(one.radiograph.viewPosition, language) })}
        </Button>
      ))}
    </fieldset>
  );
}

function Neighbor({ uid, label, sign }: { readonly uid: StudyUid | null; readonly label: string; readonly sign: string }) {
  const [, go] = useLocation();
  return (
    <Button look="quiet" aria-label={label} title={label} disabled={uid === null} onClick={() => uid !== null && go(`/study/${uid}`)}>
      {sign}
    </Button>
  );
}
