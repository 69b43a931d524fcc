import { Button } from "../components/Button.tsx";
import { ProblemNote } from "../components/ProblemNote.tsx";
import shared from "../components/shared.module.css";
import { useText } from "../services.ts";
import styles from "./Reading.module.css";
import type { Signing } from "./useSigning.ts";
import { signId } from "./VerdictChoice.tsx";

interface SignBarProps {
  readonly signing: Signing;
  readonly isAmendment: boolean;
  readonly wantsSecondReader: boolean;
  readonly onWantSecondReader: (wants: boolean) => void;
}

/** The last step, and what is missing for it. */
export function SignBar({ signing, isAmendment, wantsSecondReader, onWantSecondReader }: SignBarProps) {
  const text = useText();
  const { isSigning, lacking, problem, sign } = signing;
  return (
    <footer className={styles.sign}>
      <div role="alert">
        {lacking !== null && <p className={lacking === "disagreement" ? shared.hidden : styles.missing}>{text(`reading.missing.${lacking}`)}</p>}
        {problem !== null && <ProblemNote problem={problem} />}
      </div>
      <label>
        <input type="checkbox" checked={wantsSecondReader} onChange={(event) => onWantSecondReader(event.target.checked)} />
        {text("reading.wantsSecondReader")}
      </label>
      <Button
        id={signId} look="primary" data-tour="sign" aria-keyshortcuts="Enter" aria-disabled={isSigning}
        // A held key and the second click of two sign nothing more.
        onKeyDown={(event) => event.repeat && event.preventDefault()} onClick={({ detail }) => detail < 2 && sign()}
      >
        {text(isSigning ? "reading.signing" : isAmendment ? "reading.sign.amendment" : "reading.sign")} <kbd aria-hidden="true">↵</kbd>
      </Button>
    </footer>
  );
}
