import type { DeviceReport } from "../../inference/inference.ts";
import { useLanguage } from "../components/language.ts";
import styles from "./Model.module.css";

/** What the bundle says of itself, in the reader's language. */
export function ManifestFacts({ device: { bundle, manifest } }: { readonly device: DeviceReport }) {
  const { text, formats } = useLanguage();
  const { intendedUse, trainingData } = manifest;
  return (
    <section>
      <h2>{text("model.facts")}</h2>
      <dl className={styles.facts}>
        <dt>{text("model.facts.name")}</dt>
        <dd>{`${bundle.name} ${bundle.version}`}</dd>
        <dt>{text("model.facts.sha")}</dt>
        <dd className={styles.sha}>{bundle.sha256}</dd>
        <dt>{text("model.facts.use")}</dt>
        <dd>{text("model.facts.use.value", { years: intendedUse.minimumAgeYears, views: intendedUse.viewPositions.join(", ") })}</dd>
        <dt>{text("model.facts.training")}</dt>
        {trainingData.map((source) => (
          <dd key={source.source}>{text("model.facts.training.value", source)}</dd>
        ))}
        {intendedUse.calibrationPrevalence !== null && (
          <>
            <dt>{text("model.facts.prevalence")}</dt>
            <dd>{formats.percent(intendedUse.calibrationPrevalence)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
