import type { StudyOrder } from "../../reading/reading.ts";
import { usePreferences } from "../components/watching.ts";
import { useServices, useText } from "../services.ts";
import styles from "./Worklist.module.css";

const columns = ["state", "patient", "ageSex", "taken", "source", "quality", "triage", "summary", "saved"] as const;

type Column = (typeof columns)[number];

/** The orders that a column's head gives, the next one by each press. */
const ordersBy: Partial<Readonly<Record<Column, readonly [StudyOrder, ...StudyOrder[]]>>> = {
  state: ["state"], patient: ["patient"], triage: ["urgent"], saved: ["newest", "oldest"],
};

const ascending: Readonly<Record<StudyOrder, boolean>> = { state: true, patient: true, oldest: true, newest: false, urgent: false };

interface ColumnHeadsProps {
  readonly areAllChosen: boolean;
  readonly onChooseAll: () => void;
}

export function ColumnHeads({ areAllChosen, onChooseAll }: ColumnHeadsProps) {
  const text = useText();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={styles.chosen}>
          <label>
            <input type="checkbox" checked={areAllChosen} aria-label={text("worklist.chooseAll")} onChange={onChooseAll} />
          </label>
        </th>
        {columns.map((column) => (
          <ColumnHead key={column} column={column} />
        ))}
      </tr>
    </thead>
  );
}

function ColumnHead({ column }: { readonly column: Column }) {
  const text = useText();
  const { preferences } = useServices();
  const { studyOrder } = usePreferences();
  const orders = ordersBy[column];
  const name = text(`worklist.column.${column}`);
  if (orders === undefined) {
    return (
      <th scope="col" className={styles[column]}>
        {name}
      </th>
    );
  }
  const at = orders.indexOf(studyOrder);
  const direction = ascending[studyOrder] ? "ascending" : "descending";
  return (
    <th scope="col" className={styles[column]} aria-sort={at === -1 ? "none" : direction}>
      <button type="button" onClick={() => preferences.change({ studyOrder: orders[(at + 1) % orders.length] ?? orders[0] })}>
        {name}
        {at !== -1 && <span aria-hidden="true">{direction === "ascending" ? " ↑" : " ↓"}</span>}
      </button>
    </th>
  );
}
