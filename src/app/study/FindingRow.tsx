import type { RadiographHeader } from "../../domain/radiograph.ts";
import type { FindingScore } from "../../domain/result.ts";
import { isAbove } from "../components/findingOrder.ts";
import { scaleNumbers } from "../components/scaleNumbers.ts";
import shared from "../components/shared.module.css";
import { useText } from "../services.ts";
import { OperatingPointFacts } from "./OperatingPointFacts.tsx";
import { Scale } from "./Scale.tsx";
import styles from "./Scores.module.css";
import { SidePopover } from "./SidePopover.tsx";
import type { HeatmapChoice } from "./useHeatmap.ts";

interface FindingRowProps {
  readonly one: FindingScore;
  readonly radiograph: RadiographHeader;
  readonly heatmap: HeatmapChoice;
}

/** One finding as a position on 0-100, in one line; what it means and how good it is, on demand. */
export function FindingRow({ one, heatmap }: FindingRowProps) {
  const text = useText();
  const finding = text(`finding.${one.finding}`);
  const { score, cutOff } = scaleNumbers(one);
  const isShown = heatmap.shown === one;
  return (
    <li className={styles.finding} data-call={one.call}>
      <SidePopover className={styles.name} label={finding} button={<Name one={one} finding={finding} />}>
        {() => <AboutFinding one={one} finding={finding} />}
      </SidePopover>
      <Scale score={one.score} cutOff={one.operatingPoint.cutOff} call={one.call} />
      <span className={styles.score}>
        <b>{score}</b> <small aria-hidden="true">{`${isAbove(one) ? "≥" : "<"} ${cutOff}`}</small>
        <span className={shared.hidden}>
          {text("result.ofHundred")}, {text(isAbove(one) ? "result.above" : "result.below", { cutOff })}
        </span>
      </span>
      {one.heatmap !== null && (
        <button
          type="button" className={styles.where} aria-pressed={isShown} title={text("heatmap.short")}
          aria-label={text(isShown ? "heatmap.hide" : "heatmap.show", { finding })} onClick={() => heatmap.toggle(one.finding)}
        >
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
            <path d="M8 1v4M8 11v4M1 8h4M11 8h4" stroke="currentColor" strokeWidth="1.4" />
          </svg>
        </button>
      )}
    </li>
  );
}

function Name({ one, finding }: { readonly one: FindingScore; readonly finding: string }) {
  const text = useText();
  return (
    <>
      {finding} {one.evidence !== "supported" && <small>{text(`result.${one.evidence}.tag`)}</small>}
    </>
  );
}

function AboutFinding({ one, finding }: { readonly one: FindingScore; readonly finding: string }) {
  const text = useText();
  const { cutOff } = scaleNumbers(one);
  return (
    <div className={styles.words}>
      <h3>{finding}</h3>
      <p>{text(`meaning.${one.finding}`)}</p>
      <p>{text(isAbove(one) ? "result.above.long" : "result.below.long", { cutOff })}</p>
      {one.finding === "abnormal" && one.evidence !== "supported" && <p>{text(`result.${one.evidence}.overall`)}</p>}
      {one.finding !== "abnormal" && one.evidence === "weak" && <p>{text("result.weak.long")}</p>}
      {one.finding !== "abnormal" && one.evidence === "experimental" && <p>{text("result.experimental.long")}</p>}
      <OperatingPointFacts one={one} />
    </div>
  );
}
