import { useLocation } from "wouter";
import type { StudyUid } from "../../domain/ids.ts";
import { useArrival } from "../a11y/useArrival.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { Button } from "../components/Button.tsx";
import { useText } from "../services.ts";
import styles from "./Report.module.css";

interface NoReportProps {
  /** "hidden": from a second reader who has not decided yet. "gone": no such study here. */
  readonly why: "unsigned" | "hidden" | "gone";
  readonly uid: StudyUid;
}

/** Why there is nothing to print, and the way to where something can be done about it. */
export function NoReport({ why, uid }: NoReportProps) {
  const text = useText();
  const [, go] = useLocation();
  const heading = useArrival(`${text(`report.${why}.title`)} · ${text("app.name")}`);
  const leave = () => go(why === "gone" ? "/" : `/study/${uid}`);
  useKeys({ Escape: leave });
  return (
    <section className={styles.none}>
      <h1 ref={heading} tabIndex={-1}>
        {text(`report.${why}.title`)}
      </h1>
      <p>{text(`report.${why}.body`)}</p>
      <Button look="primary" onClick={leave}>
        {text(why === "gone" ? "app.backToWorklist" : "report.unsigned.open")}
      </Button>
    </section>
  );
}
