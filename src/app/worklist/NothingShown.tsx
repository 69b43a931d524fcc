import type { Study } from "../../domain/study.ts";
import { Button } from "../components/Button.tsx";
import { useText } from "../services.ts";
import { isFound } from "./search.ts";
import { everything, type View } from "./view.ts";
import styles from "./Worklist.module.css";

interface NothingShownProps {
  readonly studies: readonly Study[];
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** Nothing fits; who was looked for may stand elsewhere, and then it says so. */
export function NothingShown({ studies, view, onView }: NothingShownProps) {
  const text = useText();
  const elsewhere = view.search === "" ? 0 : studies.filter(({ patient }) => isFound(patient, view.search)).length;
  return (
    <section className={styles.unreachable}>
      <output>{text("worklist.none")}</output>
      <p className={styles.choices}>
        {elsewhere > 0 && <Button onClick={() => onView({ ...everything, search: view.search })}>{text("worklist.searchAll", { count: elsewhere })}</Button>}
        <Button onClick={() => onView(everything)}>{text("worklist.showAll", { count: studies.length })}</Button>
      </p>
    </section>
  );
}
