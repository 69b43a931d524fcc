import type { ReportedFinding } from "../../domain/read.ts";
import { type Zone, zones } from "../../domain/zone.ts";
import { useText } from "../services.ts";
import { findingName } from "./findingWords.ts";
import { keypad } from "./keypad.ts";
import styles from "./Reading.module.css";

interface ZoneGridProps {
  /** Null where none is ticked. */
  readonly finding: ReportedFinding | null;
  readonly onToggle: (zone: Zone) => void;
}

/** A film in nine fields, as it hangs: the patient's right on the left. */
export function ZoneGrid({ finding, onToggle }: ZoneGridProps) {
  const text = useText();
  if (finding === null) return <p className={styles.note}>{text("reading.zones.pick")}</p>;
  const label = text("reading.zones.of", { finding: findingName(finding.finding, text) });
  return (
    <fieldset className={styles.zones}>
      <legend>{label}</legend>
      <p aria-hidden="true">
        <span>{text("reading.zones.right")}</span>
        <span>{text("reading.zones.left")}</span>
      </p>
      <div>
        {zones.map((zone, index) => (
          <button key={zone} type="button" aria-pressed={finding.zones.includes(zone)} aria-label={text(`zone.${zone}`)} title={text(`zone.${zone}`)} onClick={() => onToggle(zone)}>
            {finding.zones.includes(zone) ? "✓" : ""} <kbd>{keypad[index]}</kbd>
          </button>
        ))}
      </div>
      <p className={styles.note}>{finding.zones.length === 0 ? text("reading.zones.keys") : finding.zones.map((zone) => text(`zone.${zone}`)).join(", ")}</p>
    </fieldset>
  );
}
