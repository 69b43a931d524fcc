import { type ChangeEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Problem } from "../../domain/problem.ts";
import { Button } from "../components/Button.tsx";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { useServices, useText } from "../services.ts";
import type { WatchedFolder } from "./useWatchedFolder.ts";
import { WatchButton } from "./WatchButton.tsx";
import styles from "./Worklist.module.css";

interface OpenersProps {
  readonly files: RefObject<HTMLInputElement | null>;
  readonly watched: WatchedFolder;
}

/** The ways to open films, beside the visible target for a drop. `files` is for the key that opens the file picker. */
export function Openers({ files, watched }: OpenersProps) {
  const text = useText();
  const folder = useRef<HTMLInputElement>(null);
  const take = useTakeFiles();
  useEffect(() => {
    folder.current?.setAttribute("webkitdirectory", "");
  }, []);
  return (
    <div className={styles.openers} data-tour="openers">
      <span className={styles.dropHint}>
        {text("worklist.drop")} <small>{text("worklist.drop.formats")}</small>
      </span>
      <Button look="primary" onClick={() => files.current?.click()}>
        {text("worklist.openFiles")}
      </Button>
      <Button onClick={() => folder.current?.click()}>{text("worklist.openFolder")}</Button>
      <WatchButton watched={watched} />
      <SamplesButton />
      <input ref={files} type="file" multiple hidden aria-label={text("worklist.openFiles")} onChange={take} />
      <input ref={folder} type="file" multiple hidden aria-label={text("worklist.openFolder")} onChange={take} />
    </div>
  );
}

function useTakeFiles(): (event: ChangeEvent<HTMLInputElement>) => void {
  const { screening } = useServices();
  return ({ target }) => {
    if (target.files !== null && target.files.length > 0) screening.screen([...target.files]);
    // The same file can then be chosen again.
    target.value = "";
  };
}

function SamplesButton() {
  const text = useText();
  const { screening } = useServices();
  const [problem, setProblem] = useState<Problem | null>(null);
  const open = async () => {
    const opened = await screening.openSamples();
    setProblem(opened.ok ? null : opened.problem);
  };
  return (
    <>
      <Button onClick={() => void open()}>{text("worklist.samples")}</Button>
      {problem !== null && (
        <div role="alert" className={styles.floating}>
          <h2>{text("worklist.samplesFailed")}</h2>
          <ProblemNote problem={problem} />
          <Button onClick={() => setProblem(null)}>{text("app.close")}</Button>
        </div>
      )}
    </>
  );
}
