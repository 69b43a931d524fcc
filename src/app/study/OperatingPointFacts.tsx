import type { FindingScore } from "../../domain/result.ts";
import type { Proportion } from "../../domain/score.ts";
import { useLanguage } from "../components/language.ts";
import { useInferenceStatus } from "../components/watching.ts";
import styles from "./Scores.module.css";

/** How good the cut-off is, with its interval and in films instead of percent. */
export function OperatingPointFacts({ one }: { readonly one: FindingScore }) {
  const { text, formats } = useLanguage();
  const auc = useAuc(one);
  const { sensitivity, specificity } = one.operatingPoint;
  const percents = ({ value, low, high }: Proportion) => ({ value: formats.percent(value), low: formats.percent(low), high: formats.percent(high) });
  return (
    <dl className={styles.operatingPoint}>
      {sensitivity === null && specificity === null && <dd>{text("result.notMeasured")}</dd>}
      {sensitivity !== null && (
        <>
          <dt>{text("result.sensitivity", percents(sensitivity))}</dt>
          <dd>{text("result.sensitivity.long", { missed: outOf100(1 - sensitivity.value) })}</dd>
        </>
      )}
      {specificity !== null && (
        <>
          <dt>{text("result.specificity", percents(specificity))}</dt>
          <dd>{text("result.specificity.long", { flagged: outOf100(1 - specificity.value) })}</dd>
        </>
      )}
      {auc !== null && (
        <dt>
          {text("result.auc", { ...auc, value: formats.small(auc.value), low: formats.small(auc.low), high: formats.small(auc.high) })}
        </dt>
      )}
    </dl>
  );
}

function outOf100(share: number): number {
  return Math.round(share * 100);
}

/** Of the bundle in use, which is the one that a valid score comes from; null while it is not ready. */
function useAuc({ finding }: FindingScore) {
  const status = useInferenceStatus();
  if (status.state !== "ready") return null;
  return status.device.manifest.labels.find(({ id }) => id === finding)?.auc ?? null;
}
