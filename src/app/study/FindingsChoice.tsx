import { useEffect, useRef, useState } from "react";
import { type ReportedFinding, type ReportedFindingId, reportedFindingIds } from "../../domain/read.ts";
import { type Zone, zones } from "../../domain/zone.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { useText } from "../services.ts";
import { findingName, findingWords } from "./findingWords.ts";
import { keypad } from "./keypad.ts";
import styles from "./Reading.module.css";
import { SidePopover } from "./SidePopover.tsx";
import { ZoneGrid } from "./ZoneGrid.tsx";

interface FindingsChoiceProps {
  readonly findings: readonly ReportedFinding[];
  readonly onChange: (findings: readonly ReportedFinding[]) => void;
}

/** What the reader ticked, and where it is. What the model found is never ticked beforehand. */
export function FindingsChoice({ findings, onChange }: FindingsChoiceProps) {
  const text = useText();
  const row = useRef<HTMLDivElement>(null);
  useKeys({ x: () => row.current?.querySelector("button")?.click() });
  const words = findings.map((one) => findingWords(one, text)).join(", ");
  return (
    <div ref={row} className={styles.findings}>
      <SidePopover
        className={styles.picker} label={text("reading.findings.choose")} shortcut="x"
        button={<>{text("reading.findings.add")} <kbd aria-hidden="true">x</kbd></>}
      >
        {() => <Picker findings={findings} onChange={onChange} />}
      </SidePopover>
      <span>{words === "" ? text("reading.findings.none") : words}</span>
    </div>
  );
}

function Picker({ findings, onChange }: FindingsChoiceProps) {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  const [placing, place] = useState<ReportedFindingId | null>(findings.at(-1)?.finding ?? null);
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  const current = findings.find(({ finding }) => finding === placing) ?? null;
  const tick = (finding: ReportedFindingId, isTicked: boolean) => {
    onChange(isTicked ? [...findings, { finding, zones: [] }] : findings.filter((one) => one.finding !== finding));
    place(isTicked ? finding : null);
  };
  const toggle = (zone: Zone) => current !== null && onChange(findings.map((one) => (one === current ? withZone(one, zone) : one)));
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- digits choose the field of the film while a finding is ticked
    <div
      ref={box}
      className={styles.pickerBox}
      onKeyDown={(event) => {
        if (!/^[1-9]$/.test(event.key)) return;
        event.preventDefault();
        const zone = zones[keypad.indexOf(Number(event.key))];
        if (zone !== undefined) toggle(zone);
      }}
    >
      <fieldset className={styles.ticks} aria-label={text("reading.findings")}>
        {reportedFindingIds.map((id) => {
          const ticked = findings.find(({ finding }) => finding === id);
          return (
            <label key={id} data-current={id === placing}>
              <input type="checkbox" checked={ticked !== undefined} onFocus={() => ticked && place(id)} onChange={(event) => tick(id, event.target.checked)} />
              {findingName(id, text)}
            </label>
          );
        })}
      </fieldset>
      <ZoneGrid finding={current} onToggle={toggle} />
    </div>
  );
}

function withZone(one: ReportedFinding, zone: Zone): ReportedFinding {
  return { ...one, zones: zones.filter((other) => one.zones.includes(other) !== (other === zone)) };
}
