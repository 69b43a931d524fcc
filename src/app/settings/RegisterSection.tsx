import { type RegisterColumn, registerColumns } from "../../domain/site.ts";
import { Button } from "../components/Button.tsx";
import { useText } from "../services.ts";
import { MoveButtons } from "./MoveButtons.tsx";
import { moved } from "./moved.ts";
import styles from "./Settings.module.css";
import type { SectionProps } from "./SettingsPage.tsx";

export function RegisterSection({ form: { values, change } }: SectionProps) {
  const text = useText();
  const chosen = values.registerColumns;
  const put = (columns: readonly RegisterColumn[]) => change({ registerColumns: columns });
  return (
    <>
      <p className={styles.about}>{text("settings.register.lead")}</p>
      <div className={styles.columns}>
        <div>
          <h3>{text("settings.register.in")}</h3>
          <ol className={styles.lines}>
            {chosen.map((column, index) => (
              <li key={column}>
                <span>{text(`register.column.${column}`)}</span>
                <MoveButtons name={text(`register.column.${column}`)} index={index} count={chosen.length} onMove={(to) => put(moved(chosen, index, to))} />
                <Button
                  look="quiet" disabled={chosen.length === 1} aria-label={text("settings.register.remove", { column: text(`register.column.${column}`) })}
                  onClick={() => put(chosen.filter((one) => one !== column))}
                >
                  −
                </Button>
              </li>
            ))}
          </ol>
          {chosen.length === 1 && <p className={styles.about}>{text("settings.register.last")}</p>}
        </div>
        <LeftOut chosen={chosen} onAdd={(column) => put([...chosen, column])} />
      </div>
    </>
  );
}

function LeftOut({ chosen, onAdd }: { readonly chosen: readonly RegisterColumn[]; readonly onAdd: (column: RegisterColumn) => void }) {
  const text = useText();
  const left = registerColumns.filter((column) => !chosen.includes(column));
  return (
    <div>
      <h3>{text("settings.register.out")}</h3>
      {left.length === 0 && <p className={styles.about}>{text("settings.register.none")}</p>}
      <ul className={styles.lines}>
        {left.map((column) => (
          <li key={column}>
            <span>{text(`register.column.${column}`)}</span>
            <Button look="quiet" aria-label={text("settings.register.add", { column: text(`register.column.${column}`) })} onClick={() => onAdd(column)}>
              +
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
