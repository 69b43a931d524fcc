import { useId } from "react";
import type { Draft } from "../../domain/read.ts";
import type { Phrase } from "../../domain/site.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { useLanguage } from "../components/language.ts";
import { useSite } from "../components/useSite.ts";
import styles from "./Reading.module.css";

interface PhraseChoiceProps {
  readonly opinion: Draft["opinion"];
  readonly onTake: (phrase: Phrase) => void;
}

/** The register's words for this verdict, by shift and a digit; nothing to choose where there is one. */
export function PhraseChoice({ opinion, onTake }: PhraseChoiceProps) {
  const { text, locale } = useLanguage();
  const { settings } = useSite();
  const name = useId();
  const fitting = settings.phrases.filter(({ verdict }) => verdict === opinion.verdict).slice(0, 9);
  useKeys(Object.fromEntries(fitting.map((phrase, index) => [`shift+${index + 1}`, () => onTake(phrase)])));
  return (
    <fieldset className={styles.phrases} aria-label={text("reading.phrase")}>
      <span aria-hidden="true">{text("reading.phrase")}</span>
      {fitting.map((phrase, index) => (
        <label key={phrase.id} data-checked={phrase.id === opinion.phrase?.id}>
          <input type="radio" name={name} checked={phrase.id === opinion.phrase?.id} onChange={() => onTake(phrase)} />
          {fitting.length > 1 && <kbd aria-hidden="true">{text("reading.phrase.key", { number: index + 1 })}</kbd>} {phrase.word[locale]}
        </label>
      ))}
    </fieldset>
  );
}
