import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Problem } from "../../domain/problem.ts";
import type { Reader } from "../../domain/reader.ts";
import { useServices, useText } from "../services.ts";
import { Button } from "./Button.tsx";
import { ProblemNote } from "./ProblemNote.tsx";
import shared from "./shared.module.css";
import styles from "./ReaderDialog.module.css";
import { newReader } from "./newReader.ts";
import { useReader, useSite } from "./useSite.ts";

interface ReaderDialogProps {
  readonly onClose: () => void;
  /** After `onClose`. The reader reads in this window from now on. */
  readonly onChosen: (reader: Reader) => void;
}

/** Who reads in this window; who is not in the list is added here. */
export function ReaderDialog({ onClose, onChosen }: ReaderDialogProps) {
  const text = useText();
  const { readerSession } = useServices();
  const readers = useSite().readers.filter(({ isActive }) => isActive);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const choose = (reader: Reader) => {
    readerSession.choose(reader.id);
    // Nothing outside of an open dialog can take the focus.
    dialog.current?.close();
    onChosen(reader);
  };
  return (
    <dialog ref={dialog} className={shared.dialog} aria-labelledby="reader-title" onClose={onClose}>
      <h2 id="reader-title">{text("reader.choose")}</h2>
      <p className={styles.why}>{text("reader.why")}</p>
      {readers.length > 0 && <Choices readers={readers} onChoose={choose} />}
      <NewReaderForm isFirst={readers.length === 0} onAdded={choose} onCancel={() => dialog.current?.close()} />
    </dialog>
  );
}

function Choices({ readers, onChoose }: { readonly readers: readonly Reader[]; readonly onChoose: (reader: Reader) => void }) {
  const current = useReader();
  return (
    <ul className={styles.readers}>
      {readers.map((reader) => (
        <li key={reader.id}>
          <button type="button" aria-current={reader.id === current?.id} onClick={() => onChoose(reader)}>
            <b>{reader.name}</b> <span>{reader.title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface NewReaderFormProps {
  readonly isFirst: boolean;
  readonly onAdded: (reader: Reader) => void;
  readonly onCancel: () => void;
}

/** What was typed stays in its fields until it is stored. */
function NewReaderForm({ isFirst, onAdded, onCancel }: NewReaderFormProps) {
  const text = useText();
  const { site, clock } = useServices();
  const [problem, setProblem] = useState<Problem | null>(null);
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reader = newReader(new FormData(event.currentTarget));
    if (reader === null) return;
    const saved = await site.saveReader(reader, clock.now());
    if (saved.ok) onAdded(reader);
    else setProblem(saved.problem);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void add(event)}>
      {!isFirst && <h3>{text("reader.add.other")}</h3>}
      <label>
        {text("reader.name")}
        {/* Not only white space. */}
        <input name="name" type="text" required pattern=".*\S.*" maxLength={60} autoComplete="off" />
      </label>
      <label>
        {text("reader.title")}
        <input name="title" type="text" maxLength={60} autoComplete="off" placeholder={text("reader.title.example")} />
      </label>
      <div role="alert">{problem !== null && <ProblemNote problem={problem} />}</div>
      <div className={styles.actions}>
        <Button onClick={onCancel}>{text("app.cancel")}</Button>
        <Button type="submit" look={isFirst ? "primary" : "plain"}>
          {text("reader.add")}
        </Button>
      </div>
    </form>
  );
}
