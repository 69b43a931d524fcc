import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Problem } from "../../domain/problem.ts";
import type { Reader, ReaderId } from "../../domain/reader.ts";
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
  const [openId, setOpenId] = useState<ReaderId | null>(null);
  const [editedId, setEditedId] = useState<ReaderId | null>(null);
  const [saved, setSaved] = useState("");
  const say = ({ name }: Reader) => setSaved(text("settings.readers.saved", { name }));
  const close = () => {
    setEditedId(openId);
    setOpenId(null);
  };
  return (
    <>
      <p className={styles.about}>{text("settings.readers.lead")}</p>
      {readers.length === 0 && <p>{text("settings.readers.none")}</p>}
      <ul className={styles.readers}>
        {readers.map((reader) => (
          <li key={reader.id}>
            {reader.id === openId ? (
              <ReaderForm reader={reader} onSaved={say} onClose={close} />
            ) : (
              <ReaderLine reader={reader} takesFocus={reader.id === editedId} onSaved={say} onEdit={() => setOpenId(reader.id)} />
            )}
          </li>
        ))}
      </ul>
      <output className={styles.done}>{saved}</output>
      <h3>{text("settings.readers.add")}</h3>
      <ReaderForm reader={null} onSaved={say} onClose={null} />
    </>
  );
}

interface ReaderLineProps {
  readonly reader: Reader;
  /** It was just edited. */
  readonly takesFocus: boolean;
  readonly onSaved: (reader: Reader) => void;
  readonly onEdit: () => void;
}

function ReaderLine({ reader, takesFocus, onSaved, onEdit }: ReaderLineProps) {
  const text = useText();
  const [problem, save] = useReaderSaving();
  const edit = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) edit.current?.focus();
  }, [takesFocus]);
  const { name, title, license, isActive } = reader;
  const turn = async () => {
    if (await save({ ...reader, isActive: !isActive })) onSaved(reader);
  };
  return (
    <>
      <div className={styles.reader}>
        <b>{name}</b>
        <span className={styles.dim}>{[title, license].filter(Boolean).join(" · ")}</span>
        {!isActive && <span className={styles.left}>{text("settings.readers.inactive")}</span>}
        <Button ref={edit} look="quiet" aria-label={text("settings.readers.edit", { name })} onClick={onEdit}>
          {text("settings.edit")}
        </Button>
        <Button
          look="quiet" aria-label={text(isActive ? "settings.readers.deactivate" : "settings.readers.activate", { name })}
          onClick={() => void turn()}
        >
          {text(isActive ? "settings.deactivate" : "settings.activate")}
        </Button>
      </div>
      <div role="alert">{problem !== null && <ProblemNote problem={problem} />}</div>
    </>
  );
}

interface ReaderFormProps {
  /** Null for a new one. */
  readonly reader: Reader | null;
  readonly onSaved: (reader: Reader) => void;
  /** Null where the form stays open, for the next one. */
  readonly onClose: (() => void) | null;
}

function ReaderForm({ reader, onSaved, onClose }: ReaderFormProps) {
  const text = useText();
  const [problem, save] = useReaderSaving();
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (reader !== null) name.current?.focus();
  }, [reader]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = newReader(new FormData(form));
    if (typed === null) return;
    const toSave = reader === null ? typed : { ...typed, id: reader.id, isActive: reader.isActive };
    if (!(await save(toSave))) return;
    form.reset();
    onSaved(toSave);
    onClose?.();
  };
  return (
    <form className={styles.readerForm} onSubmit={(event) => void submit(event)}>
      <label className={styles.field}>
        {text("reader.name")}
        <input ref={name} name="name" type="text" required pattern=".*\S.*" maxLength={60} autoComplete="off" defaultValue={reader?.name} />
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
        {onClose !== null && <Button onClick={onClose}>{text("app.cancel")}</Button>}
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
