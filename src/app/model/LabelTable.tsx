import { isHiddenAtFirst } from "../../domain/result.ts";
import type { OperatingPoint } from "../../domain/score.ts";
import type { BundleLabel, FindingNotOffered } from "../../inference/bundle.ts";
import { type Language, useLanguage } from "../components/language.ts";
import { NotOffered } from "../components/NotOffered.tsx";
import { useText } from "../services.ts";
import styles from "./Model.module.css";
import { operatingPointName } from "../components/operatingPointName.ts";
import { percentRange, smallRange } from "./ranges.ts";

const columns = ["finding", "point", "cutOff", "sensitivity", "specificity", "auc", "n", "calibration"] as const;

interface LabelTablesProps {
  readonly labels: readonly BundleLabel[];
  readonly notOffered: readonly FindingNotOffered[];
}

/** Each finding at each of its operating points; what readers do not see unasked, under its own heading; and what is not looked for at all. */
export function LabelTables({ labels, notOffered }: LabelTablesProps) {
  const text = useText();
  const experimental = labels.filter(({ id, evidence }) => isHiddenAtFirst({ finding: id, evidence }));
  return (
    <>
      <section>
        <h2>{text("model.findings")}</h2>
        <p className={styles.lead}>{text("model.findings.lead")}</p>
        <LabelTable labels={labels.filter((label) => !experimental.includes(label))} />
        <NotOffered findings={notOffered} className={styles.lead} />
      </section>
      {experimental.length > 0 && (
        <section>
          <h2>{text("model.experimental")}</h2>
          <p className={styles.lead}>{text("model.experimental.lead")}</p>
          <LabelTable labels={experimental} />
        </section>
      )}
    </>
  );
}

function LabelTable({ labels }: Pick<LabelTablesProps, "labels">) {
  const text = useText();
  return (
    <table className={`${styles.table} ${styles.labels}`}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {text(`model.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {labels.map((label) => (
        <LabelRows key={label.id} label={label} />
      ))}
    </table>
  );
}

/** One row an operating point; what holds for all of them stands once. */
function LabelRows({ label }: { readonly label: BundleLabel }) {
  const language = useLanguage();
  const { text, formats } = language;
  const { id, evidence, operatingPoints, defaultOperatingPoint, auc, calibrationError } = label;
  const [first, ...others] = operatingPoints;
  const points = operatingPoints.length;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" rowSpan={points}>
          {text(`finding.${id}`)}
          <small>{text(`model.evidence.${evidence}`)}</small>
        </th>
        {first !== undefined && <PointCells point={first} isInUse={first.name === defaultOperatingPoint} />}
        <td rowSpan={points}>{auc === null ? text("model.unknown") : smallRange(auc, language)}</td>
        <td rowSpan={points}>{auc === null ? text("model.unknown") : `${formats.number(auc.positives)} / ${formats.number(auc.n)}`}</td>
        <td rowSpan={points}>{calibrationWords(calibrationError, language)}</td>
      </tr>
      {others.map((point) => (
        <tr key={point.name}>
          <PointCells point={point} isInUse={point.name === defaultOperatingPoint} />
        </tr>
      ))}
    </tbody>
  );
}

function PointCells({ point, isInUse }: { readonly point: OperatingPoint; readonly isInUse: boolean }) {
  const language = useLanguage();
  const { text, formats } = language;
  return (
    <>
      <td>
        {operatingPointName(point.name, text)}
        {isInUse && <small>{text("model.point.inUse")}</small>}
      </td>
      <td>{formats.scale(point.cutOff, 1)}</td>
      <td>{percentRange(point.sensitivity, language)}</td>
      <td>{percentRange(point.specificity, language)}</td>
    </>
  );
}

function calibrationWords(error: BundleLabel["calibrationError"], { text, formats }: Language): string {
  if (error === null) return text("model.unknown");
  return text("model.calibration", { before: formats.small(error.before), after: formats.small(error.after) });
}
