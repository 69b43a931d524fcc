import type { ReactNode, RefObject } from "react";
import type { Study, StudyOrder } from "../../domain/study.ts";
import { Button } from "../components/Button.tsx";
import { countStudies } from "../components/studyState.ts";
import { usePreferences } from "../components/watching.ts";
import { useServices, useText } from "../services.ts";
import styles from "./Worklist.module.css";

interface ToolbarProps {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly studies: readonly Study[];
  /** Null where they stand elsewhere. */
  readonly openers: ReactNode;
}

export function Toolbar({ heading, studies, openers }: ToolbarProps) {
  const text = useText();
  return (
    <div className={styles.toolbar}>
      <div className={styles.heading}>
        <h1 ref={heading} tabIndex={-1}>
          {text("worklist.title")}
        </h1>
        {studies.length > 0 && <p>{text("worklist.counts", countStudies(studies))}</p>}
      </div>
      {studies.length > 1 && <OrderSwitch />}
      {openers}
    </div>
  );
}

const orders = ["newest", "urgent"] as const satisfies readonly StudyOrder[];

function OrderSwitch() {
  const text = useText();
  const { preferences } = useServices();
  const { studyOrder } = usePreferences();
  return (
    <fieldset aria-label={text("worklist.order")} className={styles.order}>
      {orders.map((order) => (
        <Button key={order} look="quiet" aria-pressed={order === studyOrder} onClick={() => preferences.change({ studyOrder: order })}>
          {text(`worklist.order.${order}`)}
        </Button>
      ))}
    </fieldset>
  );
}
