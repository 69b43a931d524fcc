import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Problem } from "../../domain/problem.ts";
import type { BundleIdentity, Result, Scored } from "../../domain/result.ts";
import type { Study, StudyImage } from "../../domain/study.ts";
import { Button } from "../components/Button.tsx";
import { canBeScored } from "../components/canBeScored.ts";
import { useLanguage } from "../components/language.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { bundleInUse } from "../components/studyState.ts";
import { useInferenceStatus } from "../components/watching.ts";
import { useText } from "../services.ts";
import styles from "./Scores.module.css";
import { type Rescoring, useRescoring } from "./useRescoring.ts";

interface NoScoreProps {
  readonly study: Study;
  readonly image: StudyImage;
  readonly result: Exclude<Result, { state: "valid" }>;
  readonly about: ReactNode;
}

/** In the place of the scores, a framed box with a reason: it cannot be taken for a negative result. */
export function NoScore({ study, image, result, about }: NoScoreProps) {
  const text = useText();
  const rescoring = useRescoring(study, image);
  return (
    <section className={styles.noScore} data-state={result.state}>
      <header>
        <svg width="16" height="16" viewBox="0 0 12 12" aria-hidden="true">
          <path d="M6 1.2 11 10.6H1Z" fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinejoin="round" />
          <path d="M6 4.6v2.6M6 8.4v.7" stroke="currentColor" strokeWidth="1.2" />
        </svg>
        <h2>{text(`result.${result.state}.title`)}</h2>
        {about}
      </header>
      <Reason result={result} />
      {canBeScored(result) && <ScoreAgain rescoring={rescoring} isFirst={result.state === "notRun"} />}
      {rescoring.problem !== null && <RescoringProblem problem={rescoring.problem} />}
    </section>
  );
}

function Reason({ result }: Pick<NoScoreProps, "result">) {
  const text = useText();
  if (result.state === "refused") return <Refusal problem={result.reason} />;
  if (result.state === "failed") return <ProblemNote problem={result.problem} />;
  if (result.state === "stale") return <Stale scored={result.scored} />;
  return <p>{text(`result.${result.state}.body`)}</p>;
}

/** A film without a score is read and reported like any other. */
function Refusal({ problem }: { readonly problem: Problem }) {
  const text = useText();
  return (
    <>
      <ProblemNote problem={problem} />
      <p>{text("reading.withoutScore")}</p>
      <Link href={`/help/refused/${problem.code.replace("/", "~")}`}>{text("reading.refusal.why")}</Link>
    </>
  );
}

function Stale({ scored: { bundle, scoredAt } }: { readonly scored: Scored }) {
  const { text, formats } = useLanguage();
  const now = bundleInUse(useInferenceStatus());
  const facts = { old: nameOf(bundle), at: formats.dateTime(scoredAt) };
  return <p>{now === null ? text("result.stale.noModel", facts) : text("result.stale.body", { ...facts, now: nameOf(now) })}</p>;
}

function nameOf({ name, version }: BundleIdentity): string {
  return `${name} ${version}`;
}

function ScoreAgain({ rescoring, isFirst }: { readonly rescoring: Rescoring; readonly isFirst: boolean }) {
  const text = useText();
  const isReady = useInferenceStatus().state === "ready";
  return (
    <>
      <Button look="primary" disabled={rescoring.isRunning} onClick={rescoring.start}>
        {text(rescoring.isRunning ? "result.scoring" : isFirst ? "result.scoreNow" : "result.scoreAgain")}
      </Button>
      {rescoring.isRunning && !isReady && <p>{text("result.waitsForModel")}</p>}
    </>
  );
}

function RescoringProblem({ problem }: { readonly problem: Problem }) {
  return (
    <div role="alert">
      <ProblemNote problem={problem} />
    </div>
  );
}
