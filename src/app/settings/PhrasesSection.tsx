import { useState } from "react";
import type { Phrase } from "../../domain/site.ts";
import { textFor } from "../../i18n/everyLanguage.ts";
import { defaultPhrases } from "../../reading/reading.ts";
import { Button } from "../components/Button.tsx";
import { useLanguage } from "../components/language.ts";
import { moved } from "./moved.ts";
import { PhraseRow } from "./PhraseRow.tsx";
import styles from "./Settings.module.css";
import type { SectionProps } from "./SettingsPage.tsx";

/** What an "Undo" brings back, and what it says was done. */
interface Undo {
  readonly said: string;
  readonly before: readonly Phrase[];
}

export function PhrasesSection({ form: { values, change } }: SectionProps) {
  const { text, locale } = useLanguage();
  const { phrases } = values;
  const [openId, setOpenId] = useState<string | null>(null);
  const [newId, setNewId] = useState<string | null>(null);
  const [undo, setUndo] = useState<Undo | null>(null);
  const put = (changed: readonly Phrase[], said: string | null = null) => {
    setUndo(said === null ? null : { said, before: phrases });
    change({ phrases: changed });
  };
  const add = () => {
    const phrase = newPhrase();
    put([...phrases, phrase]);
    setOpenId(phrase.id);
    setNewId(phrase.id);
  };
  return (
    <>
      <p className={styles.about}>{text("settings.phrases.lead")}</p>
      <ol className={styles.phrases}>
        {phrases.map((phrase, index) => (
          <PhraseRow
            key={phrase.id} phrase={phrase} index={index} count={phrases.length} isOpen={phrase.id === openId} isNew={phrase.id === newId}
            isLast={phrases.every((one) => one === phrase || one.verdict !== phrase.verdict)}
            onToggle={() => setOpenId(phrase.id === openId ? null : phrase.id)}
            onChange={(changed) => put(phrases.map((one) => (one.id === phrase.id ? changed : one)))}
            onMove={(to) => put(moved(phrases, index, to))}
            onRemove={() => put(phrases.filter((one) => one.id !== phrase.id), text("settings.phrases.removed", { word: phrase.word[locale] }))}
          />
        ))}
      </ol>
      <div className={styles.row}>
        <Button onClick={add}>{text("settings.phrases.add")}</Button>
        <Button onClick={() => put(defaultPhrases, text("settings.phrases.toDefaults"))}>{text("settings.phrases.defaults")}</Button>
        <output className={styles.undo}>
          {undo !== null && (
            <>
              {undo.said} <Button onClick={() => put(undo.before)}>{text("settings.undo")}</Button>
            </>
          )}
        </output>
      </div>
    </>
  );
}

/** Never "normal" by itself. */
function newPhrase(): Phrase {
  const nothing = { ko: "", en: "" };
  const word = { ko: textFor("ko")("settings.phrases.newWord"), en: textFor("en")("settings.phrases.newWord") };
  return { id: crypto.randomUUID(), verdict: "abnormal", word, impression: nothing, nextStep: nothing };
}
