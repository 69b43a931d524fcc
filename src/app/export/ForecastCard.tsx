import type { Problem } from "../../domain/problem.ts";
import { Button } from "../components/Button.tsx";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { useText } from "../services.ts";
import type { Forecast } from "./choices.ts";
import styles from "./Export.module.css";

const shownNames = 6;

interface ForecastCardProps {
  readonly forecast: Forecast;
  /** Why the last try came to nothing. */
  readonly problem: Problem | null;
  readonly onStart: () => void;
}

/** What would be written, and what not, before anything is. */
export function ForecastCard({ forecast, problem, onStart }: ForecastCardProps) {
  const text = useText();
  const { fileNames, studies, leftOut } = forecast;
  return (
    <section className={styles.card} aria-labelledby="export-files">
      <h2 id="export-files">{text("export.files")}</h2>
      <p className={styles.count}>{fileNames.length === 0 ? text("export.files.none") : text("export.files.count", { reports: fileNames.length, studies })}</p>
      {fileNames.length > 0 && (
        <>
          <ul className={styles.names}>
            {[...new Set(fileNames)].slice(0, shownNames).map((name) => (
              <li key={name}>{name}</li>
            ))}
            {fileNames.length > shownNames && <li className={styles.dim}>{text("export.files.more", { count: fileNames.length - shownNames })}</li>}
          </ul>
          <p className={styles.dim}>{text("export.files.names")}</p>
        </>
      )}
      <h3>{text("export.leftOut")}</h3>
      {leftOut.length === 0 ? (
        <p className={styles.dim}>{text("export.leftOut.nothing")}</p>
      ) : (
        <ul className={styles.list}>
          {leftOut.map(({ reason, count }) => (
            <li key={reason}>{text(`export.leftOut.${reason}`, { count })}</li>
          ))}
        </ul>
      )}
      {problem !== null && (
        <div role="alert" className={styles.alert}>
          <ProblemNote problem={problem} />
        </div>
      )}
      <Button look="primary" disabled={fileNames.length === 0} onClick={onStart}>
        {text("export.start")}
      </Button>
    </section>
  );
}
