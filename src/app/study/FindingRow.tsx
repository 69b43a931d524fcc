import type { RadiographHeader } from "../../domain/radiograph.ts";
import type { FindingScore } from "../../domain/result.ts";
import { isAbove } from "../components/findingOrder.ts";
import { scaleNumbers } from "../components/scaleNumbers.ts";
import { Button } from "../components/Button.tsx";
import { useText } from "../services.ts";
import shared from "../components/shared.module.css";
import { OperatingPointFacts } from "./OperatingPointFacts.tsx";
import { Scale } from "./Scale.tsx";
import styles from "./Study.module.css";
import type { HeatmapChoice } from "./useHeatmap.ts";

interface FindingRowProps {
  readonly one: FindingScore;
  readonly radiograph: RadiographHeader;
  readonly heatmap: HeatmapChoice;
}

/** One finding as a position on 0-100; what it means and how good it is, on demand. */
export function FindingRow({ one, heatmap }: FindingRowProps) {
  const text = useText();
  const finding = text(`finding.${one.finding}`);
  const { score, cutOff } = scaleNumbers(one);
  const call = text(isAbove(one) ? "result.above" : "result.below", { cutOff });
  const isShown = heatmap.shown === one;
  return (
    <li className={styles.finding} data-call={one.call}>
      <details>
        <summary>
          <span className={styles.findingName}>
            {finding} {one.evidence !== "supported" && <small>{text(`result.${one.evidence}.tag`)}</small>} <span className={styles.call}>{call}</span>
          </span>
          <b className={styles.score}>
            {score} <span className={shared.hidden}>{text("result.ofHundred")}</span>
          </b>
          <Scale score={one.score} cutOff={one.operatingPoint.cutOff} call={one.call} />
        </summary>
        <div className={styles.more}>
          <p>{text(`meaning.${one.finding}`)}</p>
          <p>{text(isAbove(one) ? "result.above.long" : "result.below.long", { cutOff })}</p>
          {one.finding === "abnormal" && one.evidence !== "supported" && <p>{text(`result.${one.evidence}.overall`)}</p>}
          <OperatingPointFacts one={one} />
        </div>
      </details>
      {one.heatmap !== null && (
        <Button
          look="quiet"
          className={styles.where}
          aria-pressed={isShown}
          aria-label={text(isShown ? "heatmap.hide" : "heatmap.show", { finding })}
          onClick={() => heatmap.toggle(one.finding)}
        >
          {text("heatmap.short")}
        </Button>
      )}
    </li>
  );
}
