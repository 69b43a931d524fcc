import { verdicts } from "../../domain/read.ts";
import { useText } from "../services.ts";
import styles from "./Help.module.css";

const states = ["unread", "drafted", "second", "adjudication", "signed", "amended"] as const;
const triages = ["attention", "unclear", "clear"] as const;

/** Each word that stands for a state, with what it means. */
export function Words() {
  const text = useText();
  return (
    <>
      <Meanings title={text("help.words.verdict")} words={verdicts.map((one) => [text(`reading.verdict.${one}`), text(`help.words.verdict.${one}`)])} />
      <Meanings title={text("help.words.state")} words={states.map((one) => [text(`reading.state.${one}`), text(`help.words.state.${one}`)])} />
      <Meanings title={text("help.words.model")} words={triages.map((one) => [text(`triage.${one}`), text(`help.words.model.${one}`)])} />
    </>
  );
}

function Meanings({ title, words }: { readonly title: string; readonly words: readonly (readonly [word: string, meaning: string])[] }) {
  return (
    <section className={styles.words}>
      <h3>{title}</h3>
      <dl>
        {words.map(([word, meaning]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
