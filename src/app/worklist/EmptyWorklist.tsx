import type { ReactNode } from "react";
import { Button } from "../components/Button.tsx";
import { useTour } from "../components/Tour.tsx";
import { useInferenceStatus } from "../components/watching.ts";
import { downloadWords } from "../components/downloadWords.ts";
import { useLanguage } from "../components/language.ts";
import { useText } from "../services.ts";
import shared from "../components/shared.module.css";
import styles from "./Worklist.module.css";

export function EmptyWorklist({ openers }: { readonly openers: ReactNode }) {
  const text = useText();
  const startTour = useTour();
  return (
    <section className={styles.empty}>
      <div className={styles.target}>
        <Thorax />
        <h2>{text("worklist.empty.title")}</h2>
        <p>{text("worklist.empty.body")}</p>
        {openers}
        <p className={styles.small}>{text("worklist.empty.samples")}</p>
        <Button onClick={startTour}>{text("help.more.tour")}</Button>
        <ModelDownload />
      </div>
    </section>
  );
}

/** On the first visit the model still comes in; films can be opened before. */
function ModelDownload() {
  const language = useLanguage();
  const status = useInferenceStatus();
  const { text } = language;
  return (
    <div className={styles.download}>
      {status.state === "downloading" && (
        <>
          <progress className={shared.progress} aria-label={text("model.downloading")} max={status.totalBytes || 1} value={status.doneBytes} />
          <p className={styles.small}>{downloadWords(status, language)}</p>
        </>
      )}
      {status.state === "preparing" && <p className={styles.small}>{text("status.ai.preparing")}</p>}
    </div>
  );
}

function Thorax() {
  return (
    <svg width="72" height="72" viewBox="0 0 72 72" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" aria-hidden="true">
      <rect x="5" y="5" width="62" height="62" rx="6" opacity="0.45" />
      <path d="M36 14v24" />
      <path d="M31 20c-9 2-15 15-15 30 0 4 3 6 7 5 5-1 8-3 8-8Z" />
      <path d="M41 20c9 2 15 15 15 30 0 4-3 6-7 5-5-1-8-3-8-8Z" />
    </svg>
  );
}
