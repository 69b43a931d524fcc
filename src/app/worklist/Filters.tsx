import type { RefObject } from "react";
import { type StudyOrder, studyOrders } from "../../reading/reading.ts";
import { Button } from "../components/Button.tsx";
import { usePreferences } from "../components/watching.ts";
import { useServices, useText } from "../services.ts";
import styles from "./Filters.module.css";
import { SearchBox } from "./SearchBox.tsx";
import { type Counts, groups, periods, type View } from "./view.ts";

interface FiltersProps {
  readonly view: View;
  readonly counts: Counts;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onChange: (view: View) => void;
  /** From the search on to the list. */
  readonly onLeave: () => void;
}

/** How many studies there are of each kind; each number shows its own. */
export function Filters({ view, counts, search, onChange, onLeave }: FiltersProps) {
  const text = useText();
  return (
    <div className={styles.filters} data-tour="filters">
      <fieldset aria-label={text("worklist.period")} className={styles.periods}>
        {periods.map((period) => (
          <Button key={period} look="quiet" aria-pressed={period === view.period} onClick={() => onChange({ ...view, period })}>
            {text(`worklist.period.${period}`, { count: counts.periods[period] })}
          </Button>
        ))}
      </fieldset>
      <fieldset aria-label={text("worklist.filters")} className={styles.groups}>
        {groups.map((group) => (
          <Button
            key={group}
            look="quiet"
            title={text(`worklist.group.${group}.long`)}
            data-empty={counts.groups[group] === 0}
            aria-pressed={group === view.group}
            onClick={() => onChange({ ...view, group: group === view.group ? null : group })}
          >
            {text(`worklist.group.${group}`, { count: counts.groups[group] })}
          </Button>
        ))}
      </fieldset>
      <SearchBox input={search} value={view.search} onChange={(typed) => onChange({ ...view, search: typed })} onLeave={onLeave} />
      <OrderSelect />
    </div>
  );
}

function OrderSelect() {
  const text = useText();
  const { preferences } = useServices();
  const { studyOrder } = usePreferences();
  return (
    <select
      className={styles.order}
      aria-label={text("worklist.order")}
      value={studyOrder}
      onChange={({ target }) => preferences.change({ studyOrder: target.value as StudyOrder })}
    >
      {studyOrders.map((order) => (
        <option key={order} value={order}>
          {text(`worklist.order.${order}`)}
        </option>
      ))}
    </select>
  );
}
