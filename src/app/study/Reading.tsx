import { useRef } from "react";
import type { Verdict } from "../../domain/read.ts";
import type { Study } from "../../domain/study.ts";
import { isHiddenFrom, roleFor, standingRead } from "../../reading/reading.ts";
import { useReader, useSite } from "../components/useSite.ts";
import { useText } from "../services.ts";
import { History } from "./History.tsx";
import { isOpenFor } from "./openWork.ts";
import styles from "./Reading.module.css";
import { ReadingForm } from "./ReadingForm.tsx";
import { ReadingHead } from "./ReadingHead.tsx";
import { SignedRead } from "./SignedRead.tsx";
import type { Desk } from "./useDraft.ts";
import type { Sight } from "./useSight.ts";
import { type Lacking, useSigning } from "./useSigning.ts";
import { signId } from "./VerdictChoice.tsx";

interface ReadingProps {
  readonly study: Study;
  readonly desk: Desk;
  readonly sight: Sight;
  readonly onSigned: (verdict: Verdict, isAmendment: boolean) => void;
  readonly onNext: () => void;
}

/** What the reader says of this film; what was signed, where nothing is left to say. */
export function Reading({ study, desk, sight, onSigned, onNext }: ReadingProps) {
  const text = useText();
  const { settings } = useSite();
  const reader = useReader();
  const section = useRef<HTMLElement>(null);
  const rule = settings.secondReader;
  const role = reader === null ? null : roleFor(study, rule, reader.id);
  const isOpen = isOpenFor(study, rule, reader?.id ?? null, desk.kept?.draft ?? null);
  const visible = study.reads.filter((read) => !isHiddenFrom(study, read, rule, reader?.id ?? null));
  const onLacking = (lacking: Lacking) => (lacking === "reader" ? desk.ask() : focusOn(section.current, lacking));
  const signing = useSigning({ study, desk, reader, role, settings, sight, onLacking, onSigned });
  const standing = standingRead(study);
  return (
    <section ref={section} className={styles.reading} aria-label={text("reading.title")} data-tour="reading">
      <ReadingHead desk={desk} reader={reader} role={role} amends={desk.kept?.draft.amends ?? null} />
      {visible.length < study.reads.length && <p className={styles.note}>{text("reading.hidden")}</p>}
      {isOpen && role === "adjudication" && <p className={styles.note}>{text("reading.differ")}</p>}
      {isOpen && visible.length > 0 && <History study={study} reads={visible} isCompared={role === "adjudication"} />}
      {isOpen && <ReadingForm study={study} desk={desk} role={role} signing={signing} />}
      {!isOpen && standing !== null && <SignedRead study={study} reads={visible} standing={standing} reader={reader} desk={desk} onNext={onNext} />}
    </section>
  );
}

/** The field that is to be filled in next; the signature, where none is. */
function focusOn(section: HTMLElement | null, lacking: Lacking): void {
  if (lacking === "film" || lacking === "look") document.getElementById(signId)?.focus();
  else section?.querySelector<HTMLElement>(`[data-asks="${lacking}"] :is(input:checked, textarea), [data-asks="${lacking}"] input`)?.focus();
}
