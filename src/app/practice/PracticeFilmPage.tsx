import { useCallback } from "react";
import type { Study } from "../../domain/study.ts";
import type { PracticeFilm } from "../../flows/journeys.ts";
import { useArrival } from "../a11y/useArrival.ts";
import { Button } from "../components/Button.tsx";
import { useLanguage } from "../components/language.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import styles from "./Practice.module.css";
import { PracticeAnswerPanel } from "./PracticeAnswerPanel.tsx";
import { PracticeReading } from "./PracticeReading.tsx";
import { answered, following, type PracticePlace, type PracticeRun } from "./practiceState.ts";
import { PracticeViewer } from "./PracticeViewer.tsx";
import { useOpenFilm } from "./useOpenFilm.ts";

interface PracticeFilmPageProps {
  readonly run: PracticeRun;
  readonly place: Exclude<PracticePlace, { kind: "summary" }>;
  readonly onChange: (change: (run: PracticeRun) => PracticeRun) => void;
  readonly onScored: (index: number, study: Study) => void;
  readonly onLeave: () => void;
}

/** One film, as on the page of a study: the film on the left, the reader's work on the right. */
export function PracticeFilmPage({ run, place, onChange, onScored, onLeave }: PracticeFilmPageProps) {
  const { text, formats } = useLanguage();
  const { index } = place;
  const film = run.films[index];
  if (film === undefined) throw new Error("The run has no such film.");
  const progress = text("practice.progress", { at: formats.number(index + 1), total: formats.number(run.films.length) });
  const heading = useArrival(`${text("practice.title")} · ${text("app.name")}`);
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <h1 ref={heading} tabIndex={-1}>
          {text("practice.title")}
        </h1>
        <p>{progress}</p>
        <Button onClick={onLeave}>{text("practice.leave")}</Button>
      </header>
      <Opened film={film} run={run} place={place} onChange={onChange} onScored={onScored} />
    </div>
  );
}

function Opened({ film, run, place, onChange, onScored }: Omit<PracticeFilmPageProps, "onLeave"> & { readonly film: PracticeFilm }) {
  const { text } = useLanguage();
  const { index } = place;
  const opened = useOpenFilm(film, useCallback((study: Study) => onScored(index, study), [index, onScored]));
  const skip = () => onChange((known) => following(known, index));
  if (opened === null) return <p className={styles.waiting}>{text("practice.opening")}</p>;
  if (!opened.ok) {
    return (
      <div className={styles.waiting} role="alert">
        <ProblemNote problem={opened.problem} />
        <Button onClick={skip}>{text("practice.skip")}</Button>
      </div>
    );
  }
  return (
    <>
      <PracticeViewer film={opened.value} />
      <Panel film={film} run={run} place={place} onChange={onChange} />
    </>
  );
}

function Panel({ film, run, place, onChange }: Pick<PracticeFilmPageProps, "run" | "place" | "onChange"> & { readonly film: PracticeFilm }) {
  const { index, kind } = place;
  if (kind === "reading") return <PracticeReading onAnswer={(given) => onChange((known) => answered(known, index, given))} />;
  const next = () => onChange((known) => (kind === "review" ? { ...known, place: { kind: "summary" } } : following(known, index)));
  const nextKind = kind === "review" ? "back" : index + 1 === run.films.length ? "toSummary" : "next";
  return (
    <PracticeAnswerPanel
      truth={film.truth} answer={run.answers[index] ?? null} scored={run.scored[index] ?? null} nextKind={nextKind} onNext={next}
    />
  );
}
