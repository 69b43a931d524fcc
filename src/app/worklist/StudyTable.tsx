import { useState } from "react";
import type { StudyUid } from "../../domain/ids.ts";
import type { Study } from "../../domain/study.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { Button } from "../components/Button.tsx";
import { useText } from "../services.ts";
import { DeleteDialog } from "./DeleteDialog.tsx";
import { StudyRow } from "./StudyRow.tsx";
import styles from "./Worklist.module.css";

interface StudyTableProps {
  readonly studies: readonly Study[];
  readonly selected: StudyUid | null;
  readonly onSelect: (uid: StudyUid) => void;
}

/** Rows drawn at first, and added by each "show more": a month of films must not slow the screen down. */
const page = 200;

const columns = ["state", "patient", "ageSex", "date", "received", "view", "summary"] as const;

/** One row can be reached by Tab, the arrow keys go to the others: the pattern for long lists (WAI-ARIA APG, roving tabindex). */
export function StudyTable({ studies, selected, onSelect }: StudyTableProps) {
  const text = useText();
  const [shown, setShown] = useState(page);
  const [deleting, setDeleting] = useState<Study | null>(null);
  const found = studies.findIndex(({ uid }) => uid === selected);
  const current = studies[Math.max(found, 0)];
  const move = (step: number) => {
    const next = studies[found === -1 ? 0 : Math.min(Math.max(found + step, 0), studies.length - 1)];
    if (next === undefined) return;
    setShown(Math.max(shown, studies.indexOf(next) + 1));
    onSelect(next.uid);
  };
  const down = () => move(1);
  const up = () => move(-1);
  const remove = () => setDeleting(current ?? null);
  const selectNeighbor = (gone: Study) => {
    const index = studies.indexOf(gone);
    const neighbor = studies[index + 1] ?? studies[index - 1];
    if (neighbor !== undefined) onSelect(neighbor.uid);
  };
  useKeys({ j: down, ArrowDown: down, k: up, ArrowUp: up, Delete: remove });
  return (
    <section className={styles.list} aria-label={text("worklist.title")}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={styles[column]}>
                {text(`worklist.column.${column}`)}
              </th>
            ))}
            <th scope="col" className={styles.actions}>
              {text("worklist.column.actions")}
            </th>
          </tr>
        </thead>
        <tbody>
          {studies.slice(0, shown).map((study) => (
            <StudyRow
              key={study.uid}
              study={study}
              isCurrent={study === current}
              takesFocus={study.uid === selected}
              onSelect={onSelect}
              onDelete={setDeleting}
            />
          ))}
        </tbody>
      </table>
      {studies.length > shown && (
        <Button className={styles.more} onClick={() => setShown(shown + page)}>
          {text("worklist.more", { count: Math.min(page, studies.length - shown) })}
        </Button>
      )}
      <p className={styles.keys}>{text("worklist.keys")}</p>
      {deleting !== null && <DeleteDialog study={deleting} onRemoved={() => selectNeighbor(deleting)} onClose={() => setDeleting(null)} />}
    </section>
  );
}
