import { type RefObject, useId } from "react";
import type { ReportLanguage } from "../../domain/site.ts";
import { Button } from "../components/Button.tsx";
import { useText } from "../services.ts";
import styles from "./Report.module.css";

interface ReportToolsProps {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly patient: string;
  readonly chosen: ReportLanguage;
  readonly onChoose: (language: ReportLanguage) => void;
  /** The film is drawn, or known to be unreadable: nothing is printed half. */
  readonly isReady: boolean;
  /** Null where there is none to print. */
  readonly heatmap: { readonly isOn: boolean; readonly toggle: () => void } | null;
  readonly onBack: () => void;
  readonly onPrint: () => void;
  readonly onExport: () => void;
}

export function ReportTools({ heading, patient, chosen, onChoose, isReady, heatmap, onBack, onPrint, onExport }: ReportToolsProps) {
  const text = useText();
  const waiting = useId();
  return (
    <header className={styles.tools} aria-label={text("report.tools")}>
      <Button onClick={onBack} aria-keyshortcuts="Escape">
        {text("report.back")} <kbd>Esc</kbd>
      </Button>
      <h1 ref={heading} tabIndex={-1}>
        {text("report.page")} · {patient}
      </h1>
      <fieldset className={styles.languages}>
        <legend>{text("report.language")}</legend>
        {(["ko", "en", "both"] as const).map((language) => (
          <label key={language}>
            <input type="radio" name="report-language" checked={chosen === language} onChange={() => onChoose(language)} />
            {text(`report.language.${language}`)}
          </label>
        ))}
      </fieldset>
      <label className={styles.heatmap} title={heatmap === null ? text("report.heatmap.none") : undefined}>
        <input type="checkbox" checked={heatmap?.isOn ?? false} disabled={heatmap === null} onChange={() => heatmap?.toggle()} />
        {text("report.heatmap")}
      </label>
      <Button onClick={onExport} aria-keyshortcuts="e">
        {text("report.export")} <kbd>E</kbd>
      </Button>
      <Button look="primary" disabled={!isReady} aria-describedby={isReady ? undefined : waiting} onClick={onPrint} aria-keyshortcuts="p">
        {text("report.print")} <kbd>P</kbd>
      </Button>
      {!isReady && <span id={waiting} className={styles.waiting}>{text("report.drawing")}</span>}
    </header>
  );
}
