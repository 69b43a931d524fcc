import { useEffect, useRef } from "react";
import type { Study, StudyImage } from "../../domain/study.ts";
import type { PracticeTruth } from "../../flows/journeys.ts";
import { judgeModel, judgeReader, type PracticeAnswer } from "../../flows/practiceAnswers.ts";
import type { ReportedFindingId } from "../../domain/read.ts";
import { findingIds } from "../../domain/finding.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { Button } from "../components/Button.tsx";
import { type Language, useLanguage } from "../components/language.ts";
import { scaleNumbers } from "../components/scaleNumbers.ts";
import { summaryOfImage } from "../components/summary.ts";
import { JudgementMark } from "./JudgementMark.tsx";
import styles from "./Practice.module.css";
import { useAtSite } from "./useAtSite.ts";

interface PracticeAnswerPanelProps {
  readonly truth: PracticeTruth;
  /** Null where the film was skipped. */
  readonly answer: PracticeAnswer | null;
  /** Null while it is scored. */
  readonly scored: Study | null;
  readonly nextKind: "next" | "toSummary" | "back";
  readonly onNext: () => void;
}

/** What is on the film and where, what the reader said, what the model said. */
export function PracticeAnswerPanel({ truth, answer, scored, nextKind, onNext }: PracticeAnswerPanelProps) {
  const language = useLanguage();
  const { text } = language;
  const heading = useRef<HTMLHeadingElement>(null);
  const said = useAtSite()(scored);
  useEffect(() => heading.current?.focus(), []);
  useKeys({ Enter: onNext });
  return (
    <section className={styles.panel} aria-label={text("practice.isOn")}>
      <div className={styles.part}>
        <h2 ref={heading} tabIndex={-1}>
          {text("practice.isOn")}
        </h2>
        <p className={styles.truth}>{text(`practice.truth.${truth}`)}</p>
        <p>{text(`practice.where.${truth}`)}</p>
      </div>
      {answer !== null && (
        <div className={styles.part}>
          <h2>{text("practice.youSaid")}</h2>
          <JudgementMark judgement={judgeReader(truth, answer.verdict)} />
          <p>{text(`reading.verdict.${answer.verdict}`)}</p>
          {answer.findings.length > 0 && <p>{text("practice.ticked", { findings: answer.findings.map((one) => findingName(one, language)).join(", ") })}</p>}
        </div>
      )}
      <div className={styles.part}>
        <h2>{text("practice.modelSaid")}</h2>
        {said === null ? <p>{text("practice.waiting")}</p> : <Said truth={truth} image={said} />}
      </div>
      <Button look="primary" aria-keyshortcuts="Enter" onClick={onNext}>
        {text(`practice.${nextKind}`)} <kbd aria-hidden="true">↵</kbd>
      </Button>
    </section>
  );
}

function Said({ truth, image }: { readonly truth: PracticeTruth; readonly image: StudyImage }) {
  const language = useLanguage();
  const { result } = image;
  const overall = result.state === "valid" ? result.scored.findings.find(({ finding }) => finding === "abnormal") : undefined;
  return (
    <>
      <JudgementMark judgement={judgeModel(truth, result)} />
      <p>{summaryOfImage(image, language)}</p>
      {overall !== undefined && <p>{language.text("practice.model.overall", scaleNumbers(overall))}</p>}
    </>
  );
}

function findingName(finding: ReportedFindingId, { text }: Language): string {
  const scored = findingIds.find((one) => one === finding);
  return scored === undefined ? finding : text(`finding.${scored}`);
}
