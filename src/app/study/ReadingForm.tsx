import type { KeyboardEvent } from "react";
import { newestFilmAt } from "../../domain/coverage.ts";
import type { Draft, Opinion, ReadRole, Verdict } from "../../domain/read.ts";
import type { Phrase, SiteSettings } from "../../domain/site.ts";
import type { Study } from "../../domain/study.ts";
import type { Locale } from "../../i18n/i18n.ts";
import { disagreementKind, withPhrase, withVerdict } from "../../reading/reading.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { Announcement } from "../components/Announcement.tsx";
import { useLanguage } from "../components/language.ts";
import { useSite } from "../components/useSite.ts";
import { useServices } from "../services.ts";
import { DisagreementChoice } from "./DisagreementChoice.tsx";
import { FindingsChoice } from "./FindingsChoice.tsx";
import { PhraseChoice } from "./PhraseChoice.tsx";
import styles from "./Reading.module.css";
import { SignBar } from "./SignBar.tsx";
import type { Desk } from "./useDraft.ts";
import type { Signing } from "./useSigning.ts";
import { VerdictChoice } from "./VerdictChoice.tsx";
import { WrittenField } from "./WrittenField.tsx";

interface ReadingFormProps {
  readonly study: Study;
  readonly desk: Desk;
  readonly role: ReadRole | null;
  readonly signing: Signing;
}

type Said = Draft["opinion"];

/** The reader's verdict, words and signature: two keys where a film is normal. */
export function ReadingForm({ study, desk, role, signing }: ReadingFormProps) {
  const { text, formats, locale } = useLanguage();
  const { settings } = useSite();
  const { clock } = useServices();
  const { opinion, firstVerdict, amends } = desk.kept?.draft ?? nothingSaid;
  const context = () => ({ phrases: settings.phrases, locale: writtenIn(settings, locale), mode: settings.mode, role, newestFilmAt: newestFilmAt(study), at: clock.now() });
  const decide = (verdict: Verdict) => desk.edit((draft) => withVerdict(draft, verdict, context()), true);
  const take = (phrase: Phrase) => desk.edit((draft) => withPhrase(draft, phrase, context()), true);
  const say = (said: Partial<Opinion>, isAtOnce = false) => desk.edit((draft) => ({ ...draft, opinion: { ...draft.opinion, ...said } }), isAtOnce);
  const flush = () => void desk.keeper?.flush();
  const kind = disagreementKind(study, opinion.verdict);
  useKeys({ Enter: ({ repeat }) => !repeat && signing.sign() });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions -- keys of the fields in it
    <div className={styles.form} onKeyDown={(event) => onFieldKey(event, signing.sign)}>
      <VerdictChoice verdict={opinion.verdict} onDecide={decide} />
      {firstVerdict !== null && (
        <p className={styles.note}>
          {text("reading.first", { verdict: text(`reading.verdict.${firstVerdict.verdict}`), time: formats.time(firstVerdict.at) })}
        </p>
      )}
      <PhraseChoice opinion={opinion} onTake={take} />
      <FindingsChoice findings={opinion.findings} onChange={(findings) => say({ findings }, true)} />
      <Written desk={desk} opinion={opinion} say={say} flush={flush} />
      {amends !== null && (
        <WrittenField
          name="amendReason" label={text("reading.amend.reason")} value={amends.reason} rows={1} onBlur={flush} isReadOnly={false}
          onWrite={(reason) => desk.edit((draft) => ({ ...draft, amends: draft.amends && { ...draft.amends, reason } }))}
        />
      )}
      {kind !== null && <DisagreementChoice kind={kind} chosen={opinion.disagreement} onChoose={(disagreement) => say({ disagreement }, true)} />}
      <SignBar
        signing={signing} isAmendment={amends !== null} wantsSecondReader={opinion.wantsSecondReader}
        onWantSecondReader={(wantsSecondReader) => say({ wantsSecondReader }, true)}
      />
      <Announcement>{opinion.verdict === null ? "" : text("reading.verdict.chosen", { verdict: text(`reading.verdict.${opinion.verdict}`) })}</Announcement>
    </div>
  );
}

interface WrittenProps {
  readonly desk: Desk;
  readonly opinion: Said;
  readonly say: (said: Partial<Opinion>) => void;
  readonly flush: () => void;
}

function Written({ desk, opinion, say, flush }: WrittenProps) {
  const { text } = useLanguage();
  const isReadOnly = desk.kept === null;
  const ask = isReadOnly ? desk.ask : undefined;
  return (
    <>
      <WrittenField
        name="impression" label={text("reading.impression")} shortcut="t" value={opinion.impression} rows={2} isReadOnly={isReadOnly} onAsk={ask}
        onWrite={(impression) => say({ impression })} onBlur={flush}
      />
      <WrittenField
        name="nextStep" label={text("reading.nextStep")} value={opinion.nextStep} rows={2} isReadOnly={isReadOnly} onAsk={ask}
        onWrite={(nextStep) => say({ nextStep })} onBlur={flush}
      />
    </>
  );
}

const nothingSaid: Pick<Draft, "opinion" | "firstVerdict" | "amends"> = {
  opinion: { verdict: null, phrase: null, findings: [], impression: "", nextStep: "", disagreement: null, wantsSecondReader: false, marks: [] },
  firstVerdict: null,
  amends: null,
};

/** The report's language; the reader's where it has both. */
function writtenIn({ reportLanguage }: SiteSettings, locale: Locale): Locale {
  return reportLanguage === "both" ? locale : reportLanguage;
}

/** In a text, Enter is a new line, and Escape leaves the text before it leaves the page. Both belong to the input method while it composes. */
function onFieldKey(event: KeyboardEvent<HTMLElement>, sign: () => void): void {
  const { key, ctrlKey, metaKey, repeat, nativeEvent, target } = event;
  if (nativeEvent.isComposing || !(target instanceof HTMLElement)) return;
  if (key === "Enter" && (ctrlKey || metaKey)) {
    event.preventDefault();
    if (!repeat) sign();
  }
  if (key === "Escape" && target instanceof HTMLTextAreaElement) {
    event.preventDefault();
    target.blur();
  }
}
