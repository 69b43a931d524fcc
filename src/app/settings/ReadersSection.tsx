import { type FormEvent, useState } from "react";
import type { Problem } from "../../domain/problem.ts";
import type { Reader } from "../../domain/reader.ts";
import { Button } from "../components/Button.tsx";
import { newReader } from "../components/newReader.ts";
import { ProblemNote } from "../components/ProblemNote.tsx";
import { useSite } from "../components/useSite.ts";
import { useServices, useText } from "../services.ts";
import styles from "./Settings.module.css";

/** Saved line by line and only when asked for: a name that is half typed must not stand under a report. */
export function ReadersSection() {
  const text = useText();
  const { readers } = useSite();
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <>
      <p className={styles.about}>{text("settings.readers.lead")}</p>
      {readers.length === 0 && <p>{text("settings.readers.none")}</p>}
      <ul className={styles.readers}>
        {readers.map((reader) => (
          <li key={reader.id}>
            {reader.id === openId ? (
              <ReaderForm reader={reader} onDone={() => setOpenId(null)} />
            ) : (
              <ReaderLine reader={reader} onEdit={() => setOpenId(reader.id)} />
            )}
          </li>
        ))}
      </ul>
      <h3>{text("settings.readers.add")}</h3>
      <ReaderForm key={readers.length} reader={null} onDone={null} />
    </>
  );
}

function ReaderLine({ reader, onEdit }: { readonly reader: Reader; readonly onEdit: () => void }) {
  const text = useText();
  const [problem, save] = useReaderSaving();
  const { name, title, license, isActive } = reader;
  return (
    <>
      <div className={styles.reader}>
        <b>{name}</b>
        <span className={styles.dim}>{[title, license].filter(Boolean).join(" · ")}</span>
        {!isActive && <span className={styles.left}>{text("settings.readers.inactive")}</span>}
        <Button look="quiet" aria-label={text("settings.readers.edit", { name })} onClick={onEdit}>
          {text("settings.edit")}
        </Button>
        <Button
          look="quiet" aria-label={text(isActive ? "settings.readers.deactivate" : "settings.readers.activate", { name })}
          onClick={() => void save({ ...reader, isActive: !isActive })}
        >
          {text(isActive ? "settings.deactivate" : "settings.activate")}
        </Button>
      </div>
      <div role="alert">{problem !== null && <ProblemNote problem={problem} />}</div>
    </>
  );
}

/** `reader`: null for a new one. `onDone`: null where the form stays open. */
function ReaderForm({ reader, onDone }: { readonly reader: Reader | null; readonly onDone: (() => void) | null }) {
  const text = useText();
  const [problem, save] = useReaderSaving();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = newReader(form);
    if (typed === null) return;
    const saved = await save(reader === null ? typed : { ...reader, name: typed.name, title: typed.title, license: typed.license });
    if (saved) onDone?.();
  };
  return (
    <form className={styles.readerForm} onSubmit={(event) => void submit(event)}>
      <label className={styles.field}>
        {text("reader.name")}
        <input name="name" type="text" required pattern=".*\S.*" maxLength={60} autoComplete="off" defaultValue={reader?.name} />
      </label>
      <label className={styles.field}>
        {text("reader.title")}
        <input name="title" type="text" maxLength={60} autoComplete="off" defaultValue={reader?.title} />
      </label>
      <label className={styles.field}>
        {text("settings.readers.license")}
        <input name="license" type="text" maxLength={40} autoComplete="off" defaultValue={reader?.license} />
      </label>
      <div className={styles.row}>
        <Button type="submit" look={reader === null ? "plain" : "primary"}>
          {text(reader === null ? "settings.readers.addNow" : "settings.readers.save")}
        </Button>
        {onDone !== null && <Button onClick={onDone}>{text("app.cancel")}</Button>}
      </div>
      <div role="alert">{problem !== null && <ProblemNote problem={problem} />}</div>
    </form>
  );
}

/** The last problem, and how to save one; true once it is stored. */
function useReaderSaving(): readonly [Problem | null, (reader: Reader) => Promise<boolean>] {
  const { site, clock } = useServices();
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (reader: Reader) => {
    const saved = await site.saveReader(reader, clock.now());
    setProblem(saved.ok ? null : saved.problem);
    return saved.ok;
  };
  return [problem, save];
}
