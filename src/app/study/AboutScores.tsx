import { Link } from "wouter";
import { isHiddenAtFirst, type Scored } from "../../domain/result.ts";
import type { StudyImage } from "../../domain/study.ts";
import { useLanguage } from "../components/language.ts";
import { NotOffered } from "../components/NotOffered.tsx";
import { useInferenceStatus } from "../components/watching.ts";
import { useText } from "../services.ts";
import { FilmFacts } from "./FilmFacts.tsx";
import styles from "./Scores.module.css";
import { SidePopover } from "./SidePopover.tsx";

/** What a score is, and is not; which model said so, when and on what; and what the file says of itself. */
export function AboutScores({ image, scored }: { readonly image: StudyImage; readonly scored: Scored | null }) {
  const text = useText();
  return (
    <SidePopover className={styles.about} label={text("reading.scores.about")} buttonLabel={text("reading.scores.about")} button="i">
      {() => (
        <div className={styles.words}>
          {scored !== null && <ScoreFacts scored={scored} />}
          <FilmFacts image={image} />
        </div>
      )}
    </SidePopover>
  );
}

function ScoreFacts({ scored }: { readonly scored: Scored }) {
  const { bundle, scoredAt, provider } = scored;
  const { text, formats } = useLanguage();
  const status = useInferenceStatus();
  const manifest = status.state === "ready" ? status.device.manifest : null;
  const prevalence = manifest?.intendedUse.calibrationPrevalence ?? null;
  return (
    <>
      <p>{text("result.notDiagnosis")}</p>
      <p>
        {prevalence === null ? text("result.notProbability.unknown") : text("result.notProbability", { prevalence: formats.percent(prevalence) })}
      </p>
      {scored.findings.some(isHiddenAtFirst) && (
        <p>
          <b>{text("result.experimental")}</b> {text("result.experimental.why")}
        </p>
      )}
      {manifest !== null && <NotOffered findings={manifest.notOffered} />}
      <p>
        <Link href="/model">{text("result.madeBy", { bundle: `${bundle.name} ${bundle.version}`, sha: bundle.sha256.slice(0, 8) })}</Link>{" "}
        {text("result.madeAt", { at: formats.dateTime(scoredAt), provider: text(`provider.${provider}`) })}
      </p>
    </>
  );
}
