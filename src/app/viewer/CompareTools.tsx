import type { SopInstanceUid } from "../../domain/ids.ts";
import { useText } from "../services.ts";
import { ToolButton } from "./ToolButton.tsx";
import styles from "./Viewer.module.css";

/** Which earlier film lies beside this one. */
export interface Comparing {
  /** Newest first; empty: there is nothing to compare with. */
  readonly choices: readonly EarlierFilm[];
  readonly chosen: SopInstanceUid | null;
  readonly onChoose: (uid: SopInstanceUid | null) => void;
  /** Both films show the same part. */
  readonly isLinked: boolean;
  readonly onLink: (isLinked: boolean) => void;
}

export interface EarlierFilm {
  readonly sopInstanceUid: SopInstanceUid;
  /** When it was taken, and how. */
  readonly name: string;
}

export function CompareTools({ choices, chosen, onChoose, isLinked, onLink }: Comparing) {
  const text = useText();
  const isOpen = chosen !== null;
  const [newest] = choices;
  return (
    <div className={styles.group}>
      <ToolButton
        icon="compare" name={text("viewer.compare")} hint={text(newest === undefined ? "viewer.compare.none" : "viewer.compare.hint")} shortcut="s"
        isPressed={isOpen} isDisabled={newest === undefined} onPress={() => onChoose(isOpen ? null : (newest?.sopInstanceUid ?? null))}
      />
      {isOpen && (
        <>
          <select
            className={styles.select} aria-label={text("viewer.compare.with")} value={chosen}
            onChange={(event) => onChoose(choices[event.target.selectedIndex]?.sopInstanceUid ?? null)}
          >
            {choices.map(({ sopInstanceUid, name }) => (
              <option key={sopInstanceUid} value={sopInstanceUid}>
                {name}
              </option>
            ))}
          </select>
          <ToolButton icon="link" name={text("viewer.link")} hint={text("viewer.link.hint")} shortcut={null} isPressed={isLinked} onPress={() => onLink(!isLinked)} />
        </>
      )}
    </div>
  );
}
