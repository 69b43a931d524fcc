import { useEffect, useRef, useState } from "react";
import type { Problem } from "../../domain/problem.ts";
import type { Study } from "../../domain/study.ts";
import { Button } from "../components/Button.tsx";
import { useLanguage } from "../components/language.ts";
import { nameOf } from "../components/patientWords.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { useServices } from "../services.ts";
import styles from "./Worklist.module.css";

interface DeleteDialogProps {
  readonly study: Study;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

/** Deleting cannot be undone: it says whose study goes, and "Cancel" has the focus. */
export function DeleteDialog({ study, onRemoved, onClose }: DeleteDialogProps) {
  const language = useLanguage();
  const { text } = language;
  const { store, clock } = useServices();
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const remove = async () => {
    const removed = await store.remove(study.uid, clock.now());
    if (!removed.ok) {
      setProblem(removed.problem);
      return;
    }
    // Nothing outside of an open dialog can take the focus.
    dialog.current?.close();
    onRemoved();
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="delete-title" onClose={onClose}>
      <h2 id="delete-title">{text("worklist.delete.title")}</h2>
      <p>{text("worklist.delete.body", { patient: nameOf(study.patient, language), images: study.images.length })}</p>
      {problem !== null && <ProblemNote problem={problem} />}
      <div className={styles.dialogActions}>
        <Button onClick={() => dialog.current?.close()}>{text("app.cancel")}</Button>
        <Button look="harm" onClick={() => void remove()}>
          {text("worklist.delete.confirm")}
        </Button>
      </div>
    </dialog>
  );
}
