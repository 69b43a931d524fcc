import type { ReactNode } from "react";
import { useText } from "../services.ts";
import { percentOf, windowNumbers } from "./filmNumbers.ts";
import { type FilmState, hasCanvas, placementOf } from "./filmState.ts";
import type { Orientation } from "./orientation.ts";
import styles from "./Viewer.module.css";

/** One line each. Whose film it is belongs to the top; it stays readable over any film. */
export interface CornerTexts {
  readonly topLeft: readonly string[];
  readonly topRight: readonly string[];
  readonly bottomLeft: readonly string[];
  readonly bottomRight: readonly string[];
}

interface FilmCornersProps {
  readonly corners: CornerTexts;
  readonly state: FilmState;
  /** The pixels drawn are coarser than the screen at this zoom. */
  readonly isReduced: boolean;
}

export function FilmCorners({ corners, state, isReduced }: FilmCornersProps) {
  const text = useText();
  const lie = orientationKey(state.film.orientation);
  return (
    <>
      <Corner className={styles.topLeft} lines={corners.topLeft} />
      <Corner className={styles.topRight} lines={corners.topRight} />
      <Corner className={styles.bottomLeft} lines={corners.bottomLeft}>
        {lie !== null && <p className={`${styles.line} ${styles.warning}`}>{text(lie)}</p>}
        {state.isInverted && <p className={styles.line}>{text("viewer.inverted")}</p>}
        <p className={styles.line}>{text("viewer.window", windowNumbers(state.window))}</p>
      </Corner>
      <Corner className={styles.bottomRight} lines={corners.bottomRight}>
        {isReduced && <p className={styles.line}>{text("viewer.reduced")}</p>}
        {hasCanvas(state) && <p className={styles.line}>{text("viewer.zoom", { percent: percentOf(placementOf(state).scale) })}</p>}
      </Corner>
    </>
  );
}

const turnedKeys = [null, "viewer.lies.turned1", "viewer.lies.turned2", "viewer.lies.turned3"] as const;
const flippedKeys = ["viewer.lies.flipped", "viewer.lies.flipped1", "viewer.lies.flipped2", "viewer.lies.flipped3"] as const;

/** How the film lies, wherever that can mislead about left and right; null as the file has it. */
export function orientationKey({ quarterTurns, isFlipped }: Orientation) {
  return (isFlipped ? flippedKeys : turnedKeys)[quarterTurns];
}

interface CornerProps {
  readonly className: string | undefined;
  readonly lines: readonly string[];
  readonly children?: ReactNode;
}

function Corner({ className, lines, children }: CornerProps) {
  return (
    <div className={className}>
      {lines.map((line) => (
        <p key={line} className={styles.line}>
          {line}
        </p>
      ))}
      {children}
    </div>
  );
}
