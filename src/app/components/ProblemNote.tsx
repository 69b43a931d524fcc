import type { Problem } from "../../domain/problem.ts";
import { useLanguage } from "./language.ts";
import styles from "./shared.module.css";

/** The three things that every failure says. */
export function ProblemNote({ problem }: { readonly problem: Problem }) {
  const { text, problem: words } = useLanguage();
  const { happened, safe, todo } = words(problem);
  return (
    <div className={styles.problem}>
      <p>{happened}</p>
      <dl>
        <dt>{text("problem.safe")}</dt>
        <dd>{safe}</dd>
        <dt>{text("problem.todo")}</dt>
        <dd>{todo}</dd>
      </dl>
    </div>
  );
}
