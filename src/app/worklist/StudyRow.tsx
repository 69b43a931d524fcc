import { type KeyboardEvent, memo, type RefObject, useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import type { StudyUid } from "../../domain/ids.ts";
import type { SecondReaderRule } from "../../domain/site.ts";
import type { Study } from "../../domain/study.ts";
import { Button } from "../components/Button.tsx";
import { useLanguage } from "../components/language.ts";
import { ageSexOf, arrivalWords, hasPhantom, nameOf, takenAt } from "../components/patientWords.ts";
import { StateMark, TriageMark, UrgentMark } from "../components/StateMark.tsx";
import { stateOf, triageStateOf } from "../components/studyState.ts";
import { summaryOf } from "../components/summary.ts";
import { SyntheticBadge } from "../components/SyntheticBadge.tsx";
import { useServices } from "../services.ts";
import { qualityWords, sourceWords } from "./studyWords.ts";
import styles from "./Worklist.module.css";

interface StudyRowProps {
  readonly study: Study;
  /** From 0, among those that are shown. */
  readonly index: number;
  readonly rule: SecondReaderRule;
  /** The one that Tab reaches. */
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  readonly takesFocus: boolean;
  readonly onFocused: (uid: StudyUid) => void;
  readonly onChoose: (uid: StudyUid, reaches: boolean) => void;
  readonly onDelete: (studies: readonly Study[]) => void;
}

export const StudyRow = memo(function StudyRow(props: StudyRowProps) {
  const { study, index, rule, isCurrent, isChosen, takesFocus, onFocused } = props;
  const language = useLanguage();
  const { link, row } = useRowFocus(takesFocus, study.uid, onFocused);
  const patient = nameOf(study.patient, language);
  const quality = qualityWords(study, language);
  return (
    <tr ref={row} aria-rowindex={index + 2} aria-current={isCurrent || undefined} data-chosen={isChosen || undefined} onFocus={() => onFocused(study.uid)}>
      <td className={styles.chosen}>
        <ChooseBox {...props} patient={patient} />
      </td>
      <td className={styles.state}>
        <StateMark state={stateOf(study, rule)} />
      </td>
      <th scope="row">
        <span className={styles.patient}>
          <Link ref={link} href={`/study/${study.uid}`} tabIndex={isCurrent ? 0 : -1} aria-label={language.text("worklist.open", { patient })}>
            {patient}
          </Link>
          {study.patient.name !== null && study.patient.id !== null && <small>{study.patient.id}</small>}
          {hasPhantom(study) && <SyntheticBadge />}
          {study.priority === "urgent" && <UrgentMark />}
        </span>
      </th>
      <td>{ageSexOf(study.patient, language)}</td>
      <td>{takenAt(study) ?? <span className={styles.dim}>{language.text("study.date.unknown")}</span>}</td>
      <td className={styles.source}>{sourceWords(study, language)}</td>
      <td className={styles.quality} title={quality}>
        {quality}
      </td>
      <td className={styles.triage}>
        <TriageMark triage={triageStateOf(study)} />
      </td>
      <td className={styles.summary}>
        <span>{summaryOf(study, language)}</span>
      </td>
      <td className={styles.saved}>
        <SavedCell {...props} patient={patient} />
      </td>
    </tr>
  );
});

interface RowParts {
  readonly link: RefObject<HTMLAnchorElement | null>;
  readonly row: RefObject<HTMLTableRowElement | null>;
}

/** The row comes into sight without the list moving further than it must. */
function useRowFocus(takesFocus: boolean, uid: StudyUid, onFocused: (uid: StudyUid) => void): RowParts {
  const link = useRef<HTMLAnchorElement>(null);
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    row.current?.scrollIntoView({ block: "nearest" });
    link.current?.focus({ preventScroll: true });
    onFocused(uid);
  }, [takesFocus, uid, onFocused]);
  return { link, row };
}

function ChooseBox({ study, isCurrent, isChosen, onChoose, patient }: StudyRowProps & { readonly patient: string }) {
  const { text } = useLanguage();
  const [, go] = useLocation();
  const open = (event: KeyboardEvent) => {
    if (event.key === "Enter") go(`/study/${study.uid}`);
  };
  return (
    <label>
      <input
        type="checkbox"
        checked={isChosen}
        tabIndex={isCurrent ? 0 : -1}
        aria-label={text("worklist.choose", { patient })}
        onKeyDown={open}
        onChange={({ nativeEvent }) => onChoose(study.uid, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      />
    </label>
  );
}

/** Where the study is: on this laptop and nowhere else, and since when. */
function SavedCell({ study, isCurrent, onDelete, patient }: StudyRowProps & { readonly patient: string }) {
  const { text, formats } = useLanguage();
  const { clock } = useServices();
  return (
    <>
      <span title={text("worklist.saved.long", { at: formats.dateTime(study.receivedAt) })}>
        {arrivalWords(study.receivedAt, clock.now(), formats)} <small>{text("worklist.saved")}</small>
      </span>
      <Button look="quiet" tabIndex={isCurrent ? 0 : -1} aria-label={text("worklist.delete.of", { patient })} onClick={() => onDelete([study])}>
        {text("worklist.delete")}
      </Button>
    </>
  );
}
