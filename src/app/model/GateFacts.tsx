import type { BundleGate, CountedProportion } from "../../inference/bundle.ts";
import { type Language, useLanguage } from "../components/language.ts";
import { useText } from "../services.ts";
import styles from "./Model.module.css";
import { finePercentRange } from "./ranges.ts";

/** Which films are turned away by what they look like, and how well that works. */
export function GateFacts({ gate }: { readonly gate: BundleGate | null }) {
  const text = useText();
  return (
    <section>
      <h2>{text("model.gate")}</h2>
      {gate === null ? <p className={styles.lead}>{text("model.gate.none")}</p> : <Facts gate={gate} />}
    </section>
  );
}

function Facts({ gate: { classes, cutOff, sensitivity, validRefused } }: { readonly gate: BundleGate }) {
  const language = useLanguage();
  const { text, formats } = language;
  return (
    <>
      <p className={styles.lead}>{text("model.gate.lead")}</p>
      <dl className={styles.facts}>
        <dt>{text("model.gate.classes")}</dt>
        {classes.map((one) => one !== "frontal_chest" && <dd key={one}>{text(`model.gate.class.${one}`)}</dd>)}
        <dt>{text("model.gate.cutOff")}</dt>
        <dd>{text("model.gate.cutOff.value", { cutOff: formats.scale(cutOff, 1) })}</dd>
        <dt>{text("model.gate.sensitivity")}</dt>
        <dd>{countedWords(sensitivity, language)}</dd>
        <dt>{text("model.gate.validRefused")}</dt>
        <dd>{countedWords(validRefused, language)}</dd>
      </dl>
    </>
  );
}

function countedWords(share: CountedProportion | null, language: Language): string {
  if (share === null) return language.text("model.gate.notMeasured");
  return language.text("model.gate.counted", { share: finePercentRange(share, language), n: share.n });
}
