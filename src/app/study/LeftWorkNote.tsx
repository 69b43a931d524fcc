import { useSyncExternalStore } from "react";
import { Link } from "wouter";
import { useLanguage } from "../components/language.ts";
import { nameOf } from "../components/patientWords.ts";
import { useSite } from "../components/useSite.ts";
import type { Studies } from "../components/useStudies.ts";
import type { LeftWork } from "./leftWork.ts";
import styles from "./LeftWorkNote.module.css";

interface LeftWorkNoteProps {
  readonly left: LeftWork;
  readonly studies: Studies | null;
}

/** On every screen: whose draft or signature is not on the disk although its study was left. */
export function LeftWorkNote({ left, studies }: LeftWorkNoteProps) {
  const language = useLanguage();
  const { text } = language;
  const { readers } = useSite();
  const lost = useSyncExternalStore(left.watch, left.lost);
  return (
    <div role="alert">
      {lost.map(({ uid, readerId, what }) => {
        const study = studies?.ok === true ? studies.value.find((one) => one.uid === uid) : undefined;
        if (study === undefined) return null;
        const reader = readers.find(({ id }) => id === readerId)?.name ?? "";
        return (
          <p key={`${uid} ${readerId}`} className={styles.note}>
            {text(`reading.left.${what}`, { patient: nameOf(study.patient, language), reader })} <Link href={`/study/${uid}`}>{text("reading.left.open")}</Link>
          </p>
        );
      })}
    </div>
  );
}
