import { memo, useEffect, useRef } from "react";
import { Link } from "wouter";
import type { StudyUid } from "../../domain/ids.ts";
import type { Study } from "../../domain/study.ts";
import { Button } from "../components/Button.tsx";
import { useLanguage } from "../components/language.ts";
import { ageSexOf, arrivalWords, hasPhantom, nameOf, takenAt, viewOf } from "../components/patientWords.ts";
import { StateMark } from "../components/StateMark.tsx";
import { stateOf } from "../components/studyState.ts";
import { summaryOf } from "../components/summary.ts";
import { SyntheticBadge } from "../components/SyntheticBadge.tsx";
import { useServices } from "../services.ts";
import styles from "./Worklist.module.css";

interface StudyRowProps {
  readonly study: Study;
  /** The one that Tab reaches. */
  readonly isCurrent: boolean;
  readonly takesFocus: boolean;
  readonly onSelect: (uid: StudyUid) => void;
  readonly onDelete: (study: Study) => void;
}

export const StudyRow = memo(function StudyRow({ study, isCurrent, takesFocus, onSelect, onDelete }: StudyRowProps) {
  const language = useLanguage();
  const { text, formats } = language;
  const { clock } = useServices();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (takesFocus) link.current?.focus();
  }, [takesFocus]);
  const patient = nameOf(study.patient, language);
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <tr aria-current={isCurrent || undefined} onFocus={() => onSelect(study.uid)}>
      <td>
        <StateMark state={stateOf(study)} />
      </td>
      <th scope="row">
        <span className={styles.patient}>
          <Link ref={link} href={`/study/${study.uid}`} tabIndex={tabIndex} aria-label={text("worklist.open", { patient })}>
            {patient}
          </Link>
          {study.patient.name !== null && study.patient.id !== null && <small>{study.patient.id}</small>}
          {hasPhantom(study) && <SyntheticBadge />}
        </span>
      </th>
      <td>{ageSexOf(study.patient, language)}</td>
      <td>{takenAt(study) ?? <span className={styles.dim}>{text("study.date.unknown")}</span>}</td>
      <td className={styles.received}>{arrivalWords(study.receivedAt, clock.now(), formats)}</td>
      <td>{viewsOf(study, language)}</td>
      <td className={styles.summary}>
        <span>{summaryOf(study, language)}</span>
      </td>
      <td className={styles.actions}>
        <Button look="quiet" tabIndex={tabIndex} aria-label={text("worklist.delete.of", { patient })} onClick={() => onDelete(study)}>
          {text("worklist.delete")}
        </Button>
      </td>
    </tr>
  );
});

/** The first film's view, and how many more there are. */
function viewsOf({ images }: Study, language: ReturnType<typeof useLanguage>): string {
  const view = viewOf(images[0]?.radiograph.viewPosition ?? null, language);
  return images.length === 1 ? view : `${view} ${language.text("worklist.moreImages", { count: images.length - 1 })}`;
}
