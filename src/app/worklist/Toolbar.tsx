import { type ChangeEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Problem } from "../../domain/problem.ts";
import type { Study, StudyOrder } from "../../domain/study.ts";
import { Button } from "../components/Button.tsx";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { countStudies } from "../components/studyState.ts";
import { usePreferences } from "../components/watching.ts";
import { useServices, useText } from "../services.ts";
import styles from "./Worklist.module.css";

interface ToolbarProps {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly files: RefObject<HTMLInputElement | null>;
  readonly studies: readonly Study[];
}

export function Toolbar({ heading, files, studies }: ToolbarProps) {
  const text = useText();
  return (
    <div className={styles.toolbar}>
      <div className={styles.heading}>
        <h1 ref={heading} tabIndex={-1}>
          {text("worklist.title")}
        </h1>
        {studies.length > 0 && <p>{text("worklist.counts", countStudies(studies))}</p>}
      </div>
      {studies.length > 1 && <OrderSwitch />}
      <Openers files={files} />
    </div>
  );
}

/** The visible target for a drop, beside the other ways to open films. */
function Openers({ files }: { readonly files: RefObject<HTMLInputElement | null> }) {
  const text = useText();
  const folder = useRef<HTMLInputElement>(null);
  const take = useTakeFiles();
  useEffect(() => {
    folder.current?.setAttribute("webkitdirectory", "");
  }, []);
  return (
    <div className={styles.openers}>
      <span className={styles.dropHint}>
        {text("worklist.drop")} <small>{text("worklist.drop.formats")}</small>
      </span>
      <Button look="primary" onClick={() => files.current?.click()}>
        {text("worklist.openFiles")}
      </Button>
      <Button onClick={() => folder.current?.click()}>{text("worklist.openFolder")}</Button>
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

export function SamplesButton() {
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

const orders = ["newest", "urgent"] as const satisfies readonly StudyOrder[];

function OrderSwitch() {
  const text = useText();
  const { preferences } = useServices();
  const { studyOrder } = usePreferences();
  return (
    <fieldset aria-label={text("worklist.order")} className={styles.order}>
      {orders.map((order) => (
        <Button key={order} look="quiet" aria-pressed={order === studyOrder} onClick={() => preferences.change({ studyOrder: order })}>
          {text(`worklist.order.${order}`)}
        </Button>
      ))}
    </fieldset>
  );
}
