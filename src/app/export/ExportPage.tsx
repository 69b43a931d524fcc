import { useEffect, useMemo, useState } from "react";
import type { StudyUid } from "../../domain/ids.ts";
import type { Study } from "../../domain/study.ts";
import { useArrival } from "../a11y/useArrival.ts";
import { useExportRun } from "../components/exportRun.ts";
import { useLanguage } from "../components/language.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { useSite } from "../components/useSite.ts";
import type { Studies } from "../components/useStudies.ts";
import { useServices } from "../services.ts";
import { ChoiceFields } from "./ChoiceFields.tsx";
import { type Choices, forecastOf, kindsFor, type Scope, scopes, studiesIn } from "./choices.ts";
import styles from "./Export.module.css";
import { ForecastCard } from "./ForecastCard.tsx";
import { RunCard } from "./RunCard.tsx";

interface ExportPageProps {
  /** Null while they are being read. */
  readonly studies: Studies | null;
  /** What was chosen on another page; empty: all that is signed. */
  readonly chosen: readonly StudyUid[];
}

/** Reports leave this laptop here, and only by a reader's hand. */
export function ExportPage({ studies, chosen }: ExportPageProps) {
  const { text } = useLanguage();
  const heading = useArrival(text("export.title"));
  return (
    <div className={styles.page}>
      <h1 ref={heading} tabIndex={-1}>
        {text("export.title")}
      </h1>
      <p className={styles.warning}>{text("export.warning")}</p>
      {studies === null && <p>{text("export.loading")}</p>}
      {studies?.ok === false && <ProblemNote problem={studies.problem} />}
      {studies?.ok === true && (studies.value.length === 0 ? <p>{text("export.none")}</p> : <Desk studies={studies.value} chosen={chosen} />)}
    </div>
  );
}

function Desk({ studies, chosen }: { readonly studies: readonly Study[]; readonly chosen: readonly StudyUid[] }) {
  const { locale, formats } = useLanguage();
  const { clock } = useServices();
  const { settings } = useSite();
  const run = useExportRun();
  useEffect(() => {
    if (run.isNews) run.see();
  }, [run]);
  const counts = useMemo(() => countsOf(studies, chosen, clock.now()), [studies, chosen, clock]);
  const [choices, setChoices] = useState<Choices>(() => ({
    scope: counts.chosen > 0 ? "chosen" : counts.today > 0 ? "today" : "signed", kinds: ["sr"], target: "zip",
    language: settings.reportLanguage === "both" ? locale : settings.reportLanguage, withUnsigned: false,
  }));
  const { scope, withUnsigned } = choices;
  const meant = useMemo(
    () => studiesIn(scope, studies, chosen, clock.now(), withUnsigned && kindsFor(choices).includes("csv")), [scope, studies, chosen, clock, withUnsigned, choices],
  );
  const forecast = useMemo(() => forecastOf(meant, choices, settings.secondReader, formats.day(clock.now())), [meant, choices, settings, formats, clock]);
  const { target, language } = choices;
  const start = () => run.start({ target, language, withUnsigned, kinds: kindsFor(choices) }, meant.map(({ uid }) => uid));
  return (
    <div className={styles.desk}>
      <div className={styles.choices} inert={run.state.kind !== "choosing"}>
        <ChoiceFields choices={choices} change={(changed) => setChoices({ ...choices, ...changed })} counts={counts} pacsUrl={settings.pacsUrl} />
      </div>
      {run.state.kind === "choosing" ? (
        <ForecastCard forecast={forecast} problem={run.state.problem} onStart={start} />
      ) : (
        <RunCard run={run} state={run.state} studies={studies} />
      )}
    </div>
  );
}

function countsOf(studies: readonly Study[], chosen: readonly StudyUid[], now: number): Readonly<Record<Scope, number>> {
  const [inChosen, today, week, signed] = scopes.map((scope) => studiesIn(scope, studies, chosen, now, false).length);
  return { chosen: inChosen ?? 0, today: today ?? 0, week: week ?? 0, signed: signed ?? 0 };
}
