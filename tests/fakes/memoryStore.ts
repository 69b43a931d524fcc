import { append } from "../../src/audit/audit.ts";
import type { AuditEvent, AuditFacts } from "../../src/domain/auditEvent.ts";
import type { SopInstanceUid, StudyUid } from "../../src/domain/ids.ts";
import { fail, succeed, type Outcome } from "../../src/domain/outcome.ts";
import type { DisplayCopy } from "../../src/domain/radiograph.ts";
import type { Result } from "../../src/domain/result.ts";
import { sortStudies, type Study, type StudyOrder } from "../../src/domain/study.ts";
import { addImage, removalFacts, replaceResult } from "../../src/store/merge.ts";
import { toStudyRecord } from "../../src/store/record.ts";
import type { NewImage, Saved, StudyStore } from "../../src/store/store.ts";

/** `StudyStore` that forgets everything when it goes. Keeps no reference to what it is given, and gives none away. */
export function memoryStore(): StudyStore {
  const studies = new Map<StudyUid, Study>();
  const originals = new Map<SopInstanceUid, Blob>();
  const displayCopies = new Map<SopInstanceUid, DisplayCopy>();
  const events: AuditEvent[] = [];
  const watchers = new Set<() => void>();
  let isClosed = false;

  /** Answers in a later turn, as a database does. */
  async function run<T>(work: () => Outcome<T>): Promise<Outcome<T>> {
    await Promise.resolve();
    return isClosed ? fail({ code: "store/closed" }) : structuredClone(work());
  }

  function note(facts: AuditFacts): Outcome<AuditEvent> {
    const event = append(events.at(-1) ?? null, structuredClone(facts));
    events.push(event);
    return succeed(event);
  }

  function write(study: Study, facts: AuditFacts): Outcome<Study> {
    const record = toStudyRecord(structuredClone(study), events.length + 1);
    if (!record.ok) return record;
    note(facts);
    studies.set(study.uid, record.value.study);
    for (const tell of watchers) tell();
    return succeed(record.value.study);
  }

  function save(added: NewImage): Outcome<Saved> {
    const addition = addImage([...studies.values()], added);
    if (!addition.ok) return addition;
    const { value } = addition;
    if (value.kind === "known") return succeed(value.saved);
    const written = write(value.study, value.facts);
    if (!written.ok) return written;
    originals.set(value.saved.sopInstanceUid, added.original);
    displayCopies.set(value.saved.sopInstanceUid, structuredClone(added.displayCopy));
    return succeed(value.saved);
  }

  function rescore(uid: SopInstanceUid, result: Result, at: number): Outcome<Study> {
    const known = [...studies.values()].find((study) => study.images.some((image) => image.radiograph.sopInstanceUid === uid));
    if (known === undefined) return fail({ code: "store/not-found" });
    const rescored = replaceResult(known, uid, result, at);
    return rescored.ok ? write(rescored.value.study, rescored.value.facts) : rescored;
  }

  function remove(uid: StudyUid, at: number): Outcome<null> {
    const known = studies.get(uid);
    if (known === undefined) return fail({ code: "store/not-found" });
    note(removalFacts(known, at));
    studies.delete(uid);
    for (const { radiograph } of known.images) {
      originals.delete(radiograph.sopInstanceUid);
      displayCopies.delete(radiograph.sopInstanceUid);
    }
    for (const tell of watchers) tell();
    return succeed(null);
  }

  function watch(order: StudyOrder, onChange: (studies: Outcome<readonly Study[]>) => void): () => void {
    const tell = () => void list(order).then((answer) => watchers.has(tell) && onChange(answer));
    watchers.add(tell);
    tell();
    return () => watchers.delete(tell);
  }

  const list = (order: StudyOrder) => run(() => succeed(sortStudies([...studies.values()], order)));

  return {
    save: (image) => run(() => save(image)),
    list,
    watch,
    get: (uid) => run(() => found(studies.get(uid))),
    displayCopy: (uid) => run(() => found(displayCopies.get(uid))),
    original: async (uid) => {
      const original = await run(() => found(originals.get(uid)));
      return original.ok ? succeed(await original.value.arrayBuffer()) : original;
    },
    rescore: (uid, result, at) => run(() => rescore(uid, result, at)),
    remove: (uid, at) => run(() => remove(uid, at)),
    note: (facts) => run(() => note(facts)),
    trail: () => run(() => succeed(events)),
    close() {
      isClosed = true;
      watchers.clear();
    },
  };
}

function found<T>(value: T | undefined): Outcome<T> {
  return value === undefined ? fail({ code: "store/not-found" }) : succeed(value);
}
