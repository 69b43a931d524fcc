import type { Amendment, ReadRole } from "../../domain/read.ts";
import type { Reader } from "../../domain/reader.ts";
import { Announcement } from "../components/Announcement.tsx";
import { Button } from "../components/Button.tsx";
import { useLanguage } from "../components/language.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { ReaderDialog } from "../components/ReaderDialog.tsx";
import { useText } from "../services.ts";
import type { Saving } from "./draftKeeper.ts";
import styles from "./Reading.module.css";
import type { Desk } from "./useDraft.ts";

interface ReadingHeadProps {
  readonly desk: Desk;
  readonly reader: Reader | null;
  /** What the reader may sign now. */
  readonly role: ReadRole | null;
  readonly amends: Amendment | null;
}

/** Who reads, in which role, and whether it is saved. */
export function ReadingHead({ desk, reader, role, amends }: ReadingHeadProps) {
  const text = useText();
  const saving = desk.kept?.saving ?? null;
  return (
    <>
      <header className={styles.head}>
        <h2>{amends === null ? text("reading.title") : text("reading.amend.title", { number: amends.number })}</h2>
        {reader !== null && amends === null && (
          <p>{role === null ? reader.name : text("reading.of", { reader: reader.name, role: text(`reading.role.${role}`) })}</p>
        )}
        {reader === null && (
          <Button look="quiet" onClick={desk.ask}>
            {text("reading.chooseReader")}
          </Button>
        )}
        {saving !== null && <SavedWord saving={saving} desk={desk} isAmendment={amends !== null} />}
        {amends !== null && (
          <Button look="quiet" onClick={() => void desk.keeper?.discard()}>
            {text("reading.amend.stop")}
          </Button>
        )}
      </header>
      {saving?.state === "failed" && <NotSaved saving={saving} desk={desk} />}
      {desk.isAsking && <ReaderDialog onClose={desk.onClosed} onChosen={desk.onAnswered} />}
    </>
  );
}

function SavedWord({ saving, desk, isAmendment }: { readonly saving: Saving; readonly desk: Desk; readonly isAmendment: boolean }) {
  const { text, formats } = useLanguage();
  if (saving.state === "untouched" || saving.state === "failed") return null;
  const words =
    saving.state === "waiting" ? text("reading.draft.saving")
    : saving.isEarlier ? text("reading.draft.restored", { at: formats.dateTime(saving.at) })
    : text("reading.draft.saved", { time: formats.time(saving.at) });
  return (
    <span className={styles.saved}>
      {words}
      {saving.state === "saved" && !isAmendment && (
        <button type="button" title={text("reading.draft.discard")} aria-label={text("reading.draft.discard")} onClick={() => void desk.keeper?.discard()}>
          ×
        </button>
      )}
    </span>
  );
}

function NotSaved({ saving, desk }: { readonly saving: Extract<Saving, { state: "failed" }>; readonly desk: Desk }) {
  const text = useText();
  return (
    <div className={styles.notSaved} role="alert">
      <p>
        <b>{text("reading.draft.failed")}</b>
      </p>
      <ProblemNote problem={saving.problem} />
      <Button onClick={() => void desk.keeper?.flush()}>{text("reading.draft.retry")}</Button>
      <Announcement>{text("reading.draft.failed")}</Announcement>
    </div>
  );
}
