import { useEffect, useId, useRef } from "react";
import { type Verdict, verdicts } from "../../domain/read.ts";
import type { InBothLanguages, Phrase } from "../../domain/site.ts";
import { locales } from "../../i18n/i18n.ts";
import { Button } from "../components/Button.tsx";
import { useLanguage } from "../components/language.ts";
import { useText } from "../services.ts";
import { TextField } from "./fields.tsx";
import { MoveButtons } from "./MoveButtons.tsx";
import styles from "./Settings.module.css";

interface PhraseRowProps {
  readonly phrase: Phrase;
  readonly index: number;
  readonly count: number;
  readonly isOpen: boolean;
  /** It was just added: its fields take the focus. */
  readonly isNew: boolean;
  /** Of its verdict. */
  readonly isLast: boolean;
  readonly onToggle: () => void;
  readonly onChange: (phrase: Phrase) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

/** One line of the site's table; opened, all of it can be edited. */
export function PhraseRow({ phrase, index, count, isOpen, isNew, isLast, onToggle, onChange, onMove, onRemove }: PhraseRowProps) {
  const { text, locale } = useLanguage();
  const id = useId();
  const word = phrase.word[locale].trim() || text("settings.phrases.blank");
  return (
    <li className={styles.phrase}>
      <div className={styles.phraseHead}>
        <MoveButtons name={word} index={index} count={count} onMove={onMove} />
        <b>{word}</b>
        <span className={styles.dim}>{text(`reading.verdict.${phrase.verdict}`)}</span>
        <span className={styles.notes}>
          {isLast && <span className={styles.dim}>{text("settings.phrases.only")}</span>} <Incomplete phrase={phrase} />
        </span>
        <Button look="quiet" aria-expanded={isOpen} aria-controls={id} aria-label={text("settings.phrases.edit", { word })} onClick={onToggle}>
          {text(isOpen ? "settings.done" : "settings.edit")}
        </Button>
        <Button look="quiet" disabled={isLast} aria-label={text("settings.phrases.remove", { word })} onClick={onRemove}>
          {text("settings.remove")}
        </Button>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <PhraseFields phrase={phrase} isNew={isNew} isLast={isLast} onChange={onChange} />}
      </div>
    </li>
  );
}

/** In which language something is left to be written. */
function Incomplete({ phrase }: { readonly phrase: Phrase }) {
  const text = useText();
  const missing = locales.filter((locale) => [phrase.word, phrase.impression, phrase.nextStep].some((field) => field[locale].trim() === ""));
  return (
    <span className={styles.incomplete}>
      {missing.map((locale) => text("settings.phrases.incomplete", { language: text(`app.language.${locale}`) })).join(" ")}
    </span>
  );
}

function PhraseFields({ phrase, isNew, isLast, onChange }: Pick<PhraseRowProps, "phrase" | "isNew" | "isLast" | "onChange">) {
  const text = useText();
  const id = useId();
  const verdictField = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (isNew) verdictField.current?.focus();
  }, [isNew]);
  const put = (field: "word" | "impression" | "nextStep", part: Partial<InBothLanguages>) => onChange({ ...phrase, [field]: { ...phrase[field], ...part } });
  return (
    <div className={styles.phraseFields}>
      <div className={styles.field}>
        <label htmlFor={id}>{text("settings.phrases.verdict")}</label>
        <select ref={verdictField} id={id} value={phrase.verdict} disabled={isLast} onChange={(event) => onChange({ ...phrase, verdict: event.target.value as Verdict })}>
          {verdicts.map((verdict) => (
            <option key={verdict} value={verdict}>
              {text(`reading.verdict.${verdict}`)}
            </option>
          ))}
        </select>
        {isLast && <small>{text("settings.phrases.last")}</small>}
      </div>
      {locales.map((locale) => (
        <fieldset key={locale} className={styles.language}>
          <legend lang={locale}>{text(`app.language.${locale}`)}</legend>
          <TextField
            label={text("settings.phrases.word")} lang={locale} maxLength={40} value={phrase.word[locale]}
            onChange={(value) => put("word", { [locale]: value })}
          />
          <TextField
            label={text("settings.phrases.impression")} lang={locale} isLong maxLength={500} value={phrase.impression[locale]}
            onChange={(value) => put("impression", { [locale]: value })}
          />
          <TextField
            label={text("settings.phrases.nextStep")} lang={locale} isLong maxLength={500} value={phrase.nextStep[locale]}
            onChange={(value) => put("nextStep", { [locale]: value })}
          />
        </fieldset>
      ))}
    </div>
  );
}
