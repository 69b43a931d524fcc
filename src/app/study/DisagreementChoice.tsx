import { type KeyboardEvent, useId } from "react";
import { type Disagreement, type DisagreementKind, disagreementReasons } from "../../domain/read.ts";
import { useText } from "../services.ts";
import styles from "./Reading.module.css";

interface DisagreementChoiceProps {
  readonly kind: DisagreementKind;
  readonly chosen: Disagreement | null;
  readonly onChoose: (disagreement: Disagreement) => void;
}

/** Where reader and model differ: one word for why. While it has the focus, digits choose. */
export function DisagreementChoice({ kind, chosen, onChoose }: DisagreementChoiceProps) {
  const text = useText();
  const name = useId();
  const reasons = disagreementReasons[kind];
  const choose = (reason: Disagreement["reason"]) => onChoose({ kind, reason });
  const onDigit = (event: KeyboardEvent) => {
    const reason = reasons[Number(event.key) - 1];
    if (reason === undefined) return;
    event.preventDefault();
    choose(reason);
  };
  return (
    <fieldset className={styles.reasons} data-asks="disagreement">
      <legend>{text(`reading.disagreement.${kind}`)}</legend>
      {reasons.map((reason, index) => (
        <label key={reason} data-checked={reason === chosen?.reason}>
          <input type="radio" name={name} checked={reason === chosen?.reason} onChange={() => choose(reason)} onKeyDown={onDigit} />
          <kbd aria-hidden="true">{index + 1}</kbd> {text(`reading.reason.${reason}`)}
        </label>
      ))}
    </fieldset>
  );
}
