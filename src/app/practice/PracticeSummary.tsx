import { judgeModel, judgeReader, type Judgement, medianMs, type PracticeAnswer, tallyOf } from "../../flows/practiceAnswers.ts";
import type { PracticeTruth } from "../../flows/journeys.ts";
import { useArrival } from "../a11y/useArrival.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { Button } from "../components/Button.tsx";
import { type Language, useLanguage } from "../components/language.ts";
import { JudgementMark } from "./JudgementMark.tsx";
import styles from "./Practice.module.css";
import type { PracticeRun } from "./practiceState.ts";
import { useAtSite } from "./useAtSite.ts";

interface PracticeSummaryProps {
  readonly run: PracticeRun;
  readonly onChange: (change: (run: PracticeRun) => PracticeRun) => void;
  readonly onAgain: () => void;
  readonly onLeave: () => void;
}

interface Row {
  readonly index: number;
  readonly truth: PracticeTruth;
  readonly answer: PracticeAnswer;
  readonly reader: Judgement;
  readonly model: Judgement;
}

export function PracticeSummary({ run, onChange, onAgain, onLeave }: PracticeSummaryProps) {
  const language = useLanguage();
  const { text } = language;
  const heading = useArrival(`${text("practice.summary")} · ${text("app.name")}`);
  const rows = useRows(run);
  const median = medianMs(rows.map(({ answer }) => answer));
  useKeys({ Enter: onAgain });
  return (
    <article className={styles.summary}>
      <h1 ref={heading} tabIndex={-1}>
        {text("practice.summary")}
      </h1>
      <Tallies rows={rows} />
      {median !== null && <p>{text("practice.summary.median", { seconds: secondsOf(median, language) })}</p>}
      <p>{text("practice.summary.lead")}</p>
      <Films rows={rows} onReview={(index) => onChange((known) => ({ ...known, place: { kind: "review", index } }))} />
      <p className={styles.honest}>{text("practice.summary.honest")}</p>
      <div className={styles.buttons}>
        <Button look="primary" onClick={onAgain}>
          {text("practice.again")}
        </Button>
        <Button onClick={onLeave}>{text("practice.leave")}</Button>
      </div>
    </article>
  );
}

/** What was skipped is not counted. */
function useRows({ films, answers, scored }: PracticeRun): readonly Row[] {
  const atSite = useAtSite();
  return films.flatMap(({ truth }, index) => {
    const answer = answers[index] ?? null;
    if (answer === null) return [];
    const result = atSite(scored[index] ?? null)?.result ?? ({ state: "running" } as const);
    return [{ index, truth, answer, reader: judgeReader(truth, answer.verdict), model: judgeModel(truth, result) }];
  });
}

const counted = ["right", "missed", "false-alarm", "undecided", "no-score"] as const satisfies readonly Judgement[];

function Tallies({ rows }: { readonly rows: readonly Row[] }) {
  const { text, formats } = useLanguage();
  const tallies = [
    { name: text("practice.summary.you"), tally: tallyOf(rows.map(({ reader }) => reader)) },
    { name: text("practice.summary.model"), tally: tallyOf(rows.map(({ model }) => model)) },
  ];
  return (
    <table className={styles.tallies}>
      <thead>
        <tr>
          <th scope="col">{text("practice.summary.who")}</th>
          {counted.map((one) => (
            <th key={one} scope="col">
              <JudgementMark judgement={one} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tallies.map(({ name, tally }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {counted.map((one) => (
              <td key={one}>{formats.number(tally[one])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Films({ rows, onReview }: { readonly rows: readonly Row[]; readonly onReview: (index: number) => void }) {
  const language = useLanguage();
  const { text, formats } = language;
  const columns = ["film", "answer", "you", "model", "time", "lookAgain"] as const;
  return (
    <table className={styles.films}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {text(`practice.summary.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ index, truth, answer, reader, model }) => (
          <tr key={index}>
            <td>{formats.number(index + 1)}</td>
            <td>{text(`practice.truth.${truth}`)}</td>
            <td>
              <JudgementMark judgement={reader} />
            </td>
            <td>
              <JudgementMark judgement={model} />
            </td>
            <td>{secondsOf(answer.ms, language)}</td>
            <td>
              <Button aria-label={text("practice.summary.lookAgain.of", { film: formats.number(index + 1) })} onClick={() => onReview(index)}>
                {text("practice.summary.lookAgain")}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function secondsOf(ms: number, { text, formats }: Language): string {
  return text("practice.seconds", { seconds: formats.number(Math.round(ms / 1000)) });
}
