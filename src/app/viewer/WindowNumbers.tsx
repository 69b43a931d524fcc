import { type KeyboardEvent, useId, useState } from "react";
import type { Window } from "../../domain/radiograph.ts";
import { useLanguage } from "../components/language.ts";
import { windowNumbers } from "./filmNumbers.ts";
import { type FilmChange, windowLimits, windowSet } from "./filmState.ts";
import styles from "./Viewer.module.css";

interface WindowNumbersProps {
  readonly window: Window;
  readonly change: (change: FilmChange) => void;
}

/** Center and width as numbers, in units of the pixels. */
export function WindowNumbers({ window, change }: WindowNumbersProps) {
  const shown = windowNumbers(window);
  return (
    <div className={styles.group}>
      <WindowNumber part="width" shown={shown.width} onSet={(width) => change(windowSet({ width }))} />
      <WindowNumber part="center" shown={shown.center} onSet={(center) => change(windowSet({ center }))} />
    </div>
  );
}

interface WindowNumberProps {
  readonly part: "center" | "width";
  readonly shown: string;
  readonly onSet: (value: number) => void;
}

/** Enter, or leaving the field, applies a number that can be; Escape gives it up. What cannot be is never applied, and said. */
function WindowNumber({ part, shown, onSet }: WindowNumberProps) {
  const { text, formats } = useLanguage();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const { least, most } = windowLimits[part];

  function end(): void {
    setTyped(null);
    setWrong(false);
  }

  function apply(): void {
    if (typed === null) return;
    const value = typed.trim() === "" ? Number.NaN : Number(typed.replace(",", "."));
    const canBe = value >= least && value <= most;
    setWrong(!canBe);
    if (!canBe) return;
    onSet(value);
    end();
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === "Enter") apply();
    else if (event.key === "Escape") end();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <span className={styles.number}>
      <label htmlFor={id} title={text(`viewer.${part}`)}>
        <span aria-hidden="true">{text(`viewer.${part}.short`)}</span>
        <span className={styles.hiddenText}>{text(`viewer.${part}`)}</span>
      </label>
      <input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        value={typed ?? shown}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
        onBlur={() => {
          apply();
          end();
        }}
      />
      {isWrong && (
        <span id={`${id}-wrong`} role="alert" className={styles.wrong}>
          {text(`viewer.${part}.wrong`, { least: formats.number(least), most: formats.number(most) })}
        </span>
      )}
    </span>
  );
}
