import { useId } from "react";
import { heatFloor } from "../../domain/heatColor.ts";
import type { RadiographHeader } from "../../domain/radiograph.ts";
import type { FindingScore, Heatmap } from "../../domain/result.ts";
import { zonesOf } from "../../inference/inference.ts";
import { Announcement } from "../components/Announcement.tsx";
import { Button } from "../components/Button.tsx";
import { HeatmapLegend } from "../components/HeatmapLegend.tsx";
import { useLanguage } from "../components/language.ts";
import { SidePopover } from "./SidePopover.tsx";
import styles from "./Scores.module.css";
import { type HeatmapChoice, mostOpacity } from "./useHeatmap.ts";

interface HeatmapPanelProps {
  readonly finding: FindingScore;
  readonly heatmap: Heatmap;
  readonly radiograph: RadiographHeader;
  readonly choice: HeatmapChoice;
}

/** Where the model looked: in words, with its scale, and how strongly it covers the film. What the colors mean, on demand. */
export function HeatmapPanel({ finding, heatmap, radiograph, choice }: HeatmapPanelProps) {
  const { text, formats } = useLanguage();
  const slider = useId();
  const [zone] = zonesOf(heatmap, radiograph);
  const where = zone === undefined ? text("result.nowhere") : text("result.where", { zone: text(`zone.${zone}`) });
  const name = text(`finding.${finding.finding}`);
  return (
    <section className={styles.heatmap} aria-label={text("heatmap.of", { finding: name })}>
      <header>
        <h3>{name}</h3>
        <p>{where}</p>
        <SidePopover className={styles.about} label={text("heatmap.about")} buttonLabel={text("heatmap.about")} button="i">
          {() => (
            <div className={styles.words}>
              <p>{text("viewer.legend")}</p>
              <p>{text("viewer.legend.clear", { from: String(heatFloor * 100) })}</p>
              <p>{text("heatmap.coarse", { rows: heatmap.rows, columns: heatmap.columns })}</p>
            </div>
          )}
        </SidePopover>
        <Button look="quiet" aria-label={text("heatmap.hide", { finding: name })} onClick={() => choice.toggle(finding.finding)}>
          {text("app.close")}
        </Button>
      </header>
      <Announcement>{`${name}: ${where}`}</Announcement>
      <HeatmapLegend />
      <p className={styles.slider}>
        <label htmlFor={slider}>{text("heatmap.opacity")}</label>
        <output htmlFor={slider}>{formats.percent(choice.opacity)}</output>
        <input
          id={slider}
          type="range"
          min={0}
          max={mostOpacity}
          step={0.05}
          value={choice.opacity}
          aria-valuetext={formats.percent(choice.opacity)}
          onChange={(event) => choice.setOpacity(Number(event.target.value))}
        />
      </p>
    </section>
  );
}
