import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useText } from "../services.ts";
import type { Point } from "./placement.ts";
import styles from "./Viewer.module.css";

interface NoteInputProps {
  /** CSS pixels. */
  readonly at: Point;
  readonly text: string;
  readonly onWrite: (text: string) => void;
  readonly onCancel: () => void;
  /** After a key has ended it: the focus needs a place. */
  readonly onEnd: () => void;
}

/** Enter keeps the text, and so does leaving the field; Escape does not. A syllable that is still composed is never cut off. */
export function NoteInput({ at, text: before, onWrite, onCancel, onEnd }: NoteInputProps) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(before);
  useEffect(() => input.current?.focus(), []);

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") onWrite(words);
    else onCancel();
    onEnd();
  }

  return (
    <input
      ref={input}
      className={styles.noteInput}
      style={{ left: at.x, top: at.y }}
      aria-label={text("viewer.note.label")}
      placeholder={text("viewer.note.hint")}
      maxLength={200}
      value={words}
      onChange={(event) => setWords(event.target.value)}
      onKeyDown={press}
      onBlur={() => onWrite(words)}
    />
  );
}
