import type { BundleLabel } from "../../inference/bundle.ts";
import type { Proportion } from "../../domain/score.ts";
import { type Language, useLanguage } from "../components/language.ts";
import { useText } from "../services.ts";
import styles from "./Model.module.css";

const columns = ["finding", "evidence", "cutOff", "sensitivity", "specificity", "auc", "n"] as const;

/** Each finding at the operating point that calls are made at. */
export function LabelTable({ labels }: { readonly labels: readonly BundleLabel[] }) {
  const text = useText();
  return (
    <section>
      <h2>{text("model.findings")}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {text(`model.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label) => (
            <LabelRow key={label.id} label={label} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LabelRow({ label: { id, evidence, operatingPoints, defaultOperatingPoint, auc } }: { readonly label: BundleLabel }) {
  const language = useLanguage();
  const { text, formats } = language;
  const point = operatingPoints.find(({ name }) => name === defaultOperatingPoint);
  return (
    <tr>
      <th scope="row">{text(`finding.${id}`)}</th>
      <td>{text(`model.evidence.${evidence}`)}</td>
      <td>{point === undefined ? text("model.unknown") : formats.scale(point.cutOff, 1)}</td>
      <td>{proportionWords(point?.sensitivity ?? null, language)}</td>
      <td>{proportionWords(point?.specificity ?? null, language)}</td>
      <td>{auc === null ? text("model.unknown") : text("model.range", rangeOf(auc, formats.small))}</td>
      <td>{auc === null ? text("model.unknown") : `${formats.number(auc.positives)} / ${formats.number(auc.n)}`}</td>
    </tr>
  );
}

function proportionWords(proportion: Proportion | null, { text, formats }: Language): string {
  return proportion === null ? text("model.unknown") : text("model.range", rangeOf(proportion, formats.percent));
}

function rangeOf({ value, low, high }: Proportion, write: (value: number) => string) {
  return { value: write(value), low: write(low), high: write(high) };
}
