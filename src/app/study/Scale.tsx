import type { Call } from "../../domain/score.ts";
import { scalePosition } from "../components/scaleNumbers.ts";
import styles from "./Scale.module.css";

interface ScaleProps {
  /** 0..1 */
  readonly score: number;
  readonly cutOff: number;
  readonly call: Call;
}

/**
 * A line from 0 to 100, the cut-off as a bar across it, the film as a dot: full at or above the cut-off, hollow below. The numbers and the
 * call stand beside it in words, so a screen reader passes it over.
 */
export function Scale({ score, cutOff, call }: ScaleProps) {
  const cutOffPlace = placeOf(cutOff);
  return (
    <span className={styles.scale} aria-hidden="true" data-call={call}>
      <span className={styles.above} style={cutOffPlace} />
      <span className={styles.cutOff} style={cutOffPlace} />
      <span className={styles.dot} style={placeOf(score)} />
    </span>
  );
}

function placeOf(ratio: number): { readonly left: string } {
  return { left: `${scalePosition(ratio)}%` };
}
