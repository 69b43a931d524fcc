import { useState } from "react";
import { useText } from "../services.ts";
import styles from "./shared.module.css";

/** For whoever has just signed the last study that waited, and comes back to the worklist. */
export function AllReadNote() {
  const text = useText();
  const [isAllRead] = useState(() => (history.state as Arrival | null)?.isAllRead === true);
  return <output className={styles.badge}>{isAllRead ? text("reading.allRead") : null}</output>;
}

/** What a screen hands to the next one with its address. */
export interface Arrival {
  readonly isAllRead?: boolean;
}
