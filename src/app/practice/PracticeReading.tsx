import { useState } from "react";
import { type ReportedFindingId, type Verdict, verdicts } from "../../domain/read.ts";
import type { FindingId } from "../../domain/finding.ts";
import { type KeyMap, useKeys } from "../a11y/useKeys.ts";
import { Button } from "../components/Button.tsx";
import { useServices, useText } from "../services.ts";
import styles from "./Practice.module.css";
import type { GivenAnswer } from "./practiceState.ts";

/** What may be ticked: what is on some of the films, and what is on none. */
const offered = ["effusion", "cardiomegaly", "pneumothorax", "nodule", "consolidation", "fracture"] as const satisfies readonly (FindingId & ReportedFindingId)[];

/** Verdict and findings; no score is on the screen. The clock runs from here, since the film is there, too. */
export function PracticeReading({ onAnswer }: { readonly onAnswer: (given: GivenAnswer) => void }) {
  const text = useText();
  const { clock } = useServices();
  const [startedAt] = useState(() => clock.now());
  const [verdict, choose] = useState<Verdict | null>(null);
  const [findings, setFindings] = useState<readonly ReportedFindingId[]>([]);
  const answer = () => {
    if (verdict !== null) onAnswer({ verdict, findings, ms: clock.now() - startedAt });
  };
  useKeys({ ...verdictKeys(choose), Enter: answer });
  return (
    <section className={styles.panel} aria-label={text("practice.verdict")}>
      <fieldset className={styles.verdicts}>
        <legend>{text("practice.verdict")}</legend>
        {verdicts.map((one, index) => (
          <Button key={one} aria-pressed={one === verdict} aria-keyshortcuts={`${index + 1}`} onClick={() => choose(one)}>
            <kbd aria-hidden="true">{index + 1}</kbd> {text(`reading.verdict.${one}`)}
          </Button>
        ))}
      </fieldset>
      <fieldset className={styles.findings}>
        <legend>{text("practice.findings")}</legend>
        {offered.map((finding) => (
          <label key={finding} className={styles.choice}>
            <input type="checkbox" checked={findings.includes(finding)} onChange={() => setFindings(toggled(findings, finding))} />
            {text(`finding.${finding}`)}
          </label>
        ))}
      </fieldset>
      <Button look="primary" disabled={verdict === null} aria-keyshortcuts="Enter" onClick={answer}>
        {text("practice.answer")} <kbd aria-hidden="true">↵</kbd>
      </Button>
    </section>
  );
}

function verdictKeys(choose: (verdict: Verdict) => void): KeyMap {
  return Object.fromEntries(verdicts.map((verdict, index) => [`${index + 1}`, () => choose(verdict)]));
}

function toggled(findings: readonly ReportedFindingId[], finding: ReportedFindingId): readonly ReportedFindingId[] {
  return findings.includes(finding) ? findings.filter((one) => one !== finding) : [...findings, finding];
}
