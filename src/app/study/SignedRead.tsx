import { useLocation } from "wouter";
import type { SignedRead as Signed } from "../../domain/read.ts";
import type { Reader } from "../../domain/reader.ts";
import type { Study } from "../../domain/study.ts";
import { amendmentOf, canAmend, readStateOf } from "../../reading/reading.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { Button } from "../components/Button.tsx";
import { useSite } from "../components/useSite.ts";
import { useServices, useText } from "../services.ts";
import { History } from "./History.tsx";
import { ReadCard } from "./ReadCard.tsx";
import styles from "./Reading.module.css";
import type { Desk } from "./useDraft.ts";

interface SignedReadProps {
  readonly study: Study;
  /** That this reader may see. */
  readonly reads: readonly Signed[];
  /** The one that counts. */
  readonly standing: Signed;
  readonly reader: Reader | null;
  readonly desk: Desk;
  readonly onNext: () => void;
}

/** Where this reader has nothing to sign: the read that counts, and what can be done with it. */
export function SignedRead({ study, reads, standing, reader, desk, onNext }: SignedReadProps) {
  const text = useText();
  const { settings } = useSite();
  const { clock } = useServices();
  const [, go] = useLocation();
  const state = readStateOf(study, settings.secondReader);
  const own = reader === null ? undefined : reads.findLast((read) => canAmend(study, read, reader.id));
  const amend = () => {
    if (reader !== null && own !== undefined) desk.edit(() => amendmentOf(study, own, reader.id, clock.now()), true);
  };
  const report = () => go(`/report/${study.uid}`);
  useKeys({ p: report, Enter: onNext, ...(own === undefined ? {} : { a: amend }) });
  return (
    <div className={styles.form}>
      {(state === "second" || state === "adjudication") && <p className={styles.note}>{text(`reading.waits.${state}`)}</p>}
      <div className={styles.standing}>
        <ReadCard study={study} read={standing} reads={reads} />
      </div>
      {reads.length > 1 && <History study={study} reads={reads} />}
      <footer className={styles.sign}>
        <Button onClick={report} aria-keyshortcuts="p">
          {text("reading.report")} <kbd aria-hidden="true">p</kbd>
        </Button>
        {own !== undefined && (
          <Button onClick={amend} aria-keyshortcuts="a">
            {text("reading.amend")} <kbd aria-hidden="true">a</kbd>
          </Button>
        )}
        <Button look="primary" data-tour="sign" onClick={onNext} aria-keyshortcuts="Enter">
          {text("reading.next")} <kbd aria-hidden="true">↵</kbd>
        </Button>
      </footer>
    </div>
  );
}
