import { useId } from "react";
import { type Verdict, verdicts } from "../../domain/read.ts";
import { useKeys } from "../a11y/useKeys.ts";
import { useText } from "../services.ts";
import styles from "./Reading.module.css";

interface VerdictChoiceProps {
  readonly verdict: Verdict | null;
  readonly onDecide: (verdict: Verdict) => void;
}

/** Keys 1 to 5. A key leads on to the signature, so that Enter signs whatever had the focus before. */
export function VerdictChoice({ verdict, onDecide }: VerdictChoiceProps) {
  const text = useText();
  const name = useId();
  const byKey = (one: Verdict) => () => {
    onDecide(one);
    document.getElementById(signId)?.focus();
  };
  useKeys(Object.fromEntries(verdicts.map((one, index) => [String(index + 1), byKey(one)])));
  return (
    <fieldset className={styles.verdicts} aria-label={text("reading.verdict")} data-asks="verdict">
      {verdicts.map((one, index) => (
        <label key={one} data-verdict={one} data-checked={one === verdict}>
          <input type="radio" name={name} checked={one === verdict} aria-keyshortcuts={String(index + 1)} onChange={() => onDecide(one)} />
          <kbd aria-hidden="true">{index + 1}</kbd> {text(`reading.verdict.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

/** Of the button that signs. */
export const signId = "sign";
