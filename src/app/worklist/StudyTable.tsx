import type { RefObject } from "react";
import type { StudyUid } from "../../domain/ids.ts";
import type { Study } from "../../domain/study.ts";
import { useSite } from "../components/useSite.ts";
import { useText } from "../services.ts";
import { ColumnHeads } from "./ColumnHeads.tsx";
import { StudyRow } from "./StudyRow.tsx";
import type { Chosen } from "./useChosen.ts";
import { rowHeight, useRows } from "./useRows.ts";
import styles from "./Worklist.module.css";

interface StudyTableProps {
  /** At least one. */
  readonly studies: readonly Study[];
  readonly chosen: Chosen;
  /** The row that Tab reaches. */
  readonly current: Study | undefined;
  /** The row that is to take the focus, once; null: it stays where it is. */
  readonly toFocus: StudyUid | null;
  readonly list: RefObject<HTMLElement | null>;
  readonly onFocused: (uid: StudyUid) => void;
  readonly onDelete: (studies: readonly Study[]) => void;
}

/** One row can be reached by Tab, the keys go to the others: the pattern for long lists (WAI-ARIA APG, roving tabindex). */
export function StudyTable({ studies, chosen, current, toFocus, list, onFocused, onDelete }: StudyTableProps) {
  const text = useText();
  const { settings } = useSite();
  const { rows, skippedAtEnd } = useRows(list, studies.length, current === undefined ? -1 : studies.indexOf(current));
  const areAllChosen = chosen.studies.length === studies.length;
  return (
    <section ref={list} className={styles.list} aria-label={text("worklist.title")} data-tour="list">
      <table className={styles.table} aria-rowcount={studies.length + 1}>
        <ColumnHeads areAllChosen={areAllChosen} onChooseAll={areAllChosen ? chosen.clear : chosen.all} />
        <tbody>
          {rows.flatMap(({ index, skipped }) => {
            const study = studies[index];
            if (study === undefined) return [];
            return [
              <Skipped key={`before ${study.uid}`} rows={skipped} />,
              <StudyRow
                key={study.uid}
                study={study}
                index={index}
                rule={settings.secondReader}
                isCurrent={study === current}
                isChosen={chosen.has(study.uid)}
                takesFocus={study.uid === toFocus}
                onFocused={onFocused}
                onChoose={chosen.toggle}
                onDelete={onDelete}
              />,
            ];
          })}
          <Skipped rows={skippedAtEnd} />
        </tbody>
      </table>
    </section>
  );
}

/** Keeps the place of rows that are not drawn. */
function Skipped({ rows }: { readonly rows: number }) {
  return rows === 0 ? null : <tr aria-hidden="true" className={styles.skipped} style={{ height: rows * rowHeight }} />;
}
