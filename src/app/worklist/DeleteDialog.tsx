import { useEffect, useRef, useState } from "react";
import type { Study } from "../../domain/study.ts";
import { Button } from "../components/Button.tsx";
import { useLanguage } from "../components/language.ts";
import { nameOf } from "../components/patientWords.ts";
import { useServices, useText } from "../services.ts";
import { ManyFailures } from "./ManyFailures.tsx";
import { useMany } from "./useMany.ts";
import shared from "../components/shared.module.css";
import styles from "./Worklist.module.css";

interface DeleteDialogProps {
  /** At least one. */
  readonly studies: readonly Study[];
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

/** Deleting cannot be undone: it says whose studies go, asks twice where something was signed, and "Cancel" has the focus. */
export function DeleteDialog({ studies, onRemoved, onClose }: DeleteDialogProps) {
  const text = useText();
  const { store, clock } = useServices();
  const dialog = useRef<HTMLDialogElement>(null);
  const { state, run } = useMany();
  const signed = studies.filter(({ reads }) => reads.length > 0).length;
  const [agrees, setAgrees] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    cancel.current?.focus();
  }, []);
  const remove = async () => {
    const failures = await run("remove", studies, ({ uid }) => store.remove(uid, clock.now()));
    if (failures.length > 0) return;
    // Nothing outside of an open dialog can take the focus.
    dialog.current?.close();
    onRemoved();
  };
  const failures = state.kind === "ended" ? state.failures : [];
  return (
    <dialog ref={dialog} className={shared.dialog} aria-labelledby="delete-title" onClose={onClose}>
      <DeleteWords studies={studies} signed={signed} />
      {signed > 0 && (
        <label className={styles.agree}>
          <input type="checkbox" checked={agrees} onChange={({ target }) => setAgrees(target.checked)} />
          {text("worklist.delete.agree")}
        </label>
      )}
      {state.kind === "running" && studies.length > 1 && <output>{text("worklist.many.doing.remove", state)}</output>}
      {failures.length > 0 && <ManyFailures failures={failures} total={studies.length} />}
      <div className={styles.dialogActions}>
        <Button ref={cancel} disabled={state.kind === "running"} onClick={() => dialog.current?.close()}>
          {text(failures.length > 0 ? "app.close" : "app.cancel")}
        </Button>
        <Button look="harm" disabled={state.kind !== "idle" || (signed > 0 && !agrees)} onClick={() => void remove()}>
          {text("worklist.delete.confirm")}
        </Button>
      </div>
    </dialog>
  );
}

function DeleteWords({ studies, signed }: { readonly studies: readonly Study[]; readonly signed: number }) {
  const language = useLanguage();
  const { text } = language;
  const [first] = studies;
  const count = studies.length;
  const images = studies.reduce((sum, study) => sum + study.images.length, 0);
  const begun = studies.filter(({ drafts }) => drafts.length > 0).length;
  const isOne = count === 1 && first !== undefined;
  return (
    <>
      <h2 id="delete-title">{isOne ? text("worklist.delete.title") : text("worklist.delete.title.many", { count })}</h2>
      <p>
        {isOne
          ? text("worklist.delete.body", { patient: nameOf(first.patient, language), images })
          : text("worklist.delete.body.many", { count, images })}
      </p>
      {signed > 0 && <p className={styles.warning}>{text("worklist.delete.signed", { count: signed, total: count })}</p>}
      {begun > 0 && <p>{text("worklist.delete.begun", { count: begun })}</p>}
    </>
  );
}
