import { useId, useRef } from "react";
import { useKeys } from "../a11y/useKeys.ts";
import styles from "./Reading.module.css";

interface WrittenFieldProps {
  /** Which of the things that may be missing this is. */
  readonly name: string;
  readonly label: string;
  /** The key that brings the reader here. */
  readonly shortcut?: string;
  readonly value: string;
  readonly rows: number;
  readonly isReadOnly: boolean;
  readonly onWrite: (value: string) => void;
  readonly onBlur: () => void;
  /** Somebody wants to write where nobody may yet. */
  readonly onAsk?: (() => void) | undefined;
}

/** Takes every letter as the input method gives it, syllables that are being composed too; nothing is trimmed or replaced while somebody writes. */
export function WrittenField({ name, label, shortcut, value, rows, isReadOnly, onWrite, onBlur, onAsk }: WrittenFieldProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const focus = () => field.current?.focus();
  useKeys(shortcut === undefined ? {} : { [shortcut]: focus, "/": focus });
  return (
    <p className={styles.written} data-asks={name}>
      <label htmlFor={id}>
        {label} {shortcut !== undefined && <kbd aria-hidden="true">{shortcut}</kbd>}
      </label>
      <textarea
        ref={field} id={id} rows={rows} value={value} readOnly={isReadOnly} spellCheck={false} aria-keyshortcuts={shortcut}
        onChange={(event) => onWrite(event.target.value)} onBlur={onBlur} onClick={onAsk} onKeyDown={({ key }) => key.length === 1 && onAsk?.()}
      />
    </p>
  );
}
