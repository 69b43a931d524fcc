import type { Problem } from "../../domain/problem.ts";
import { useLanguage } from "../components/language.ts";
import { nameOf } from "../components/patientWords.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import type { Failure } from "./useMany.ts";
import styles from "./Chosen.module.css";

/** Which studies stayed as they were, and why: each reason once, with the names below it. */
export function ManyFailures({ failures, total }: { readonly failures: readonly Failure[]; readonly total: number }) {
  const { text } = useLanguage();
  return (
    <div role="alert" className={styles.failures}>
      <h3>{text("worklist.many.failed", { count: failures.length, total })}</h3>
      {byReason(failures).map(({ problem, failed }) => (
        <div key={problem.code}>
          <ProblemNote problem={problem} />
          <Names failed={failed} />
        </div>
      ))}
    </div>
  );
}

function Names({ failed }: { readonly failed: readonly Failure[] }) {
  const language = useLanguage();
  return (
    <ul className={styles.names}>
      {failed.map(({ study }) => (
        <li key={study.uid}>{nameOf(study.patient, language)}</li>
      ))}
    </ul>
  );
}

function byReason(failures: readonly Failure[]): readonly { readonly problem: Problem; readonly failed: readonly Failure[] }[] {
  const codes = [...new Set(failures.map(({ problem }) => problem.code))];
  return codes.flatMap((code) => {
    const failed = failures.filter(({ problem }) => problem.code === code);
    return failed.slice(0, 1).map(({ problem }) => ({ problem, failed }));
  });
}
