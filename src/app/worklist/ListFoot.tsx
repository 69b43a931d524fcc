import { useSite } from "../components/useSite.ts";
import { usePreferences } from "../components/watching.ts";
import { useText } from "../services.ts";
import styles from "./Worklist.module.css";

interface ListFootProps {
  readonly shown: number;
  readonly total: number;
  /** An answer to a key; null where there is none. */
  readonly said: string | null;
}

/** How many are shown, what their order means, and the keys. */
export function ListFoot({ shown, total, said }: ListFootProps) {
  const text = useText();
  const order = useOrderWords();
  return (
    <footer className={styles.foot}>
      <output>
        {shown < total && <strong>{text("worklist.shown", { shown, total })} </strong>}
        {said ?? order}
      </output>
      <p className={styles.keys}>{text("worklist.keys")}</p>
    </footer>
  );
}

/** Said only where somebody may wonder. */
function useOrderWords(): string {
  const text = useText();
  const { settings } = useSite();
  const { studyOrder } = usePreferences();
  if (settings.mode === "blind") return text("worklist.order.blind");
  return studyOrder === "urgent" ? text("worklist.order.urgent.long") : "";
}
