import { useMemo, useRef } from "react";
import type { SignedRead } from "../../domain/read.ts";
import type { PrintModel } from "../../report/report.ts";
import { LanguageContext, useLanguage } from "../components/language.ts";
import { languageFor } from "../components/languageFor.ts";
import { type Label, labelsIn } from "./labels.ts";
import { SheetFilms } from "./SheetFilms.tsx";
import { SheetFooter } from "./SheetFooter.tsx";
import { SheetHeader } from "./SheetHeader.tsx";
import { Lines, Words } from "./Words.tsx";
import type { DisplayCopies } from "./useDisplayCopies.ts";
import { useFit } from "./useFit.ts";
import styles from "./Sheet.module.css";
import "./print.css";

export interface SheetProps {
  readonly model: PrintModel;
  readonly statements: SignedRead["statements"];
  /** Null while they are being read. */
  readonly copies: DisplayCopies | null;
  readonly withHeatmap: boolean;
}

/** The page exactly as it is printed: black on white in either theme. */
export function Sheet(props: SheetProps) {
  const { model } = props;
  const screen = useLanguage();
  const language = useMemo(() => languageFor(model.languages[0] ?? screen.locale), [model, screen]);
  const label = useMemo(() => labelsIn(model.languages), [model]);
  const body = useRef<HTMLDivElement>(null);
  useFit(body);
  return (
    <div className={styles.frame}>
      <output className={styles.severalPages}>{screen.text("report.severalPages")}</output>
      <LanguageContext value={language}>
        <article className={styles.sheet} data-report-sheet="" lang={language.locale}>
          <div ref={body} className={styles.body}>
            <SheetHeader model={model} />
            <div className={styles.main}>
              <SheetFilms {...props} language={language} />
              <Conclusion model={model} label={label} />
            </div>
            <ModelSaid model={model} label={label} />
            <HowItWasRead model={model} label={label} />
            <SheetFooter model={model} label={label} />
          </div>
          <p className={styles.runner} aria-hidden="true">
            {model.identity.patient} · {model.identity.taken} · {model.sha256.slice(0, 12)}
          </p>
        </article>
      </LanguageContext>
    </div>
  );
}

export interface PartProps {
  readonly model: PrintModel;
  readonly label: Label;
}

/** What the reader says; the impression keeps its own lines. */
function Conclusion({ model, label }: PartProps) {
  return (
    <div className={styles.conclusion}>
      <section className={styles.verdict}>
        <h3><Words said={label("report.verdict")} /></h3>
        <p>
          <span><Words said={model.verdictWord} /></span>
          {model.registerWord !== null && <span className={styles.register}><Words said={model.registerWord} /></span>}
        </p>
      </section>
      <section>
        <h3><Words said={label("report.findings")} /></h3>
        {model.findings.length === 0 && <p><Words said={label("report.findings.none")} /></p>}
        <ul>{model.findings.map((finding) => <li key={finding.join()}><Words said={finding} /></li>)}</ul>
      </section>
      <section className={styles.written}>
        <h3><Words said={label("report.impression")} /></h3>
        <Lines said={model.impression} />
      </section>
      {model.nextStep !== null && (
        <section className={styles.written}>
          <h3><Words said={label("report.nextStep")} /></h3>
          <Lines said={model.nextStep} />
        </section>
      )}
      {model.marks.length > 0 && (
        <section className={styles.small}>
          <h3><Words said={label("report.marks")} /></h3>
          <ul>{model.marks.map((mark) => <li key={mark.join()}><Words said={mark} /></li>)}</ul>
        </section>
      )}
    </div>
  );
}

function ModelSaid({ model, label }: PartProps) {
  return (
    <section className={styles.model}>
      <h3><Words said={label("report.model")} /></h3>
      {model.statements.map(({ image, lines }, at) => (
        // An image has one statement, and statements never move.
        // eslint-disable-next-line react/no-array-index-key
        <div key={at}>
          {image !== null && <h4><Words said={image} /></h4>}
          {lines.map((line) => <Lines key={line.join()} said={line} />)}
        </div>
      ))}
      {model.hasScores && <Lines said={label("report.model.scale")} />}
    </section>
  );
}

function HowItWasRead({ model, label }: PartProps) {
  return (
    <section className={styles.small}>
      <h3><Words said={label("report.reading")} /></h3>
      {model.reading.map((line) => <Lines key={line.join()} said={line} />)}
    </section>
  );
}
