import type { KeyboardEvent, RefObject } from "react";
import { useText } from "../services.ts";
import styles from "./Filters.module.css";

interface SearchBoxProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly onLeave: () => void;
}

/** Finds while a syllable is still being composed; the keys that end a composition do nothing else. */
export function SearchBox({ input, value, onChange, onLeave }: SearchBoxProps) {
  const text = useText();
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !["Enter", "ArrowDown", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Escape") onChange("");
    if (event.key !== "Escape" || value === "") onLeave();
  };
  return (
    <label className={styles.search}>
      <svg width="14" height="14" viewBox="0 0 14 14" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" aria-hidden="true">
        <circle cx="6" cy="6" r="4.2" />
        <path d="m9.2 9.2 3.3 3.3" />
      </svg>
      <input
        ref={input}
        type="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={text("worklist.search")}
        placeholder={text("worklist.search.hint")}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={onKey}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}
