import { type ReactNode, useId, useState } from "react";
import styles from "./Settings.module.css";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly maxLength?: number;
  readonly isLong?: boolean;
  readonly lang?: string;
}

/** Takes what is typed as it is, so that no syllable is taken apart while it is composed. */
export function TextField({ label, value, onChange, hint, maxLength = 200, isLong = false, lang }: TextFieldProps) {
  const id = useId();
  const described = hint === undefined ? {} : { "aria-describedby": `${id}-hint` };
  const common = { id, value, maxLength, lang, ...described };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {isLong ? (
        <textarea rows={2} {...common} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input type="text" autoComplete="off" {...common} onChange={(event) => onChange(event.target.value)} />
      )}
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

interface CheckedFieldProps<T> {
  readonly label: string;
  readonly value: T;
  /** As it is to be typed. */
  readonly format: (value: T) => string;
  /** Undefined where the text means nothing: it stays on the screen and is not saved. */
  readonly parse: (text: string) => T | undefined;
  readonly onChange: (value: T) => void;
  readonly hint: string;
  readonly wrong: string;
  readonly isShort?: boolean;
}

/** A text that means something, such as a number. */
export function CheckedField<T>({ label, value, format, parse, onChange, hint, wrong, isShort = false }: CheckedFieldProps<T>) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && parse(typed) === undefined;
  const type = (text: string) => {
    setTyped(text);
    const parsed = parse(text);
    if (parsed !== undefined) onChange(parsed);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id} className={isShort ? styles.short : undefined} type="text" autoComplete="off" spellCheck={false} value={typed ?? format(value)} aria-invalid={isWrong}
        aria-describedby={`${id}-hint ${id}-wrong`} onChange={(event) => type(event.target.value)} onBlur={() => !isWrong && setTyped(null)}
      />
      <small id={`${id}-hint`}>{hint}</small>
      <small id={`${id}-wrong`} role="alert" className={styles.wrong}>
        {isWrong ? wrong : ""}
      </small>
    </div>
  );
}

interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly long?: ReactNode;
}

interface ChoicesProps<T extends string> {
  readonly legend: string;
  readonly isLegendHidden?: boolean;
  readonly choices: readonly Choice<T>[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

export function Choices<T extends string>({ legend, isLegendHidden = false, choices, chosen, onChoose }: ChoicesProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={isLegendHidden ? styles.hidden : undefined}>{legend}</legend>
      {choices.map(({ value, label, long }) => (
        <label key={value} className={styles.choice}>
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
          <span>
            <b>{label}</b>
            {long !== undefined && <span className={styles.long}>{long}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
