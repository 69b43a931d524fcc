import { append } from "../../src/audit/audit.ts";
import type { AuditEvent, AuditFacts } from "../../src/domain/auditEvent.ts";
import type { SopInstanceUid, StudyUid } from "../../src/domain/ids.ts";
import { fail, succeed, type Outcome } from "../../src/domain/outcome.ts";
import type { DisplayCopy } from "../../src/domain/radiograph.ts";
import type { Draft } from "../../src/domain/read.ts";
import type { Reader, ReaderId } from "../../src/domain/reader.ts";
import type { Result } from "../../src/domain/result.ts";
import type { SiteSettings } from "../../src/domain/site.ts";
import { newestFirst, type Study } from "../../src/domain/study.ts";
import { addImage, removalFacts, replaceResult, type StudyChange } from "../../src/store/merge.ts";
import { toDraftRecord } from "../../src/store/draftRecord.ts";
import { addRead, changeDraft, changePriority, discardedDraft } from "../../src/store/readChanges.ts";
import { toStudyRecord } from "../../src/store/record.ts";
import { readerFacts, settingsFacts } from "../../src/store/siteChanges.ts";
import { toReaderRecord, toSiteRecord } from "../../src/store/siteRecord.ts";
import type { NewImage, Saved, SiteStore, StoredSite, StudyStore } from "../../src/store/store.ts";

/** Both ports; forgets everything when it goes. Keeps no reference to what it is given, and gives none away. */
export function memoryStore(): StudyStore & SiteStore {
  const studies = new Map<StudyUid, Study>();
  const originals = new Map<SopInstanceUid, Blob>();
  const displayCopies = new Map<SopInstanceUid, DisplayCopy>();
  const readers = new Map<ReaderId, Reader>();
  let settings: SiteSettings | null = null;
  const events: AuditEvent[] = [];
  const watchers = { studies: new Set<() => void>(), site: new Set<() => void>() };
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

  function tell(of: keyof typeof watchers): void {
    for (const watcher of watchers[of]) watcher();
  }

  function watch<T>(of: keyof typeof watchers, read: () => Promise<T>, onChange: (value: T) => void): () => void {
    const watcher = () => void read().then((answer) => watchers[of].has(watcher) && onChange(answer));
    watchers[of].add(watcher);
    watcher();
    return () => watchers[of].delete(watcher);
  }

  function write({ study, facts }: StudyChange): Outcome<Study> {
    const record = toStudyRecord(structuredClone(study), events.length + 1);
    if (!record.ok) return record;
    note(facts);
    return keep({ ...record.value.study, drafts: study.drafts });
  }

  function keep(study: Study): Outcome<Study> {
    studies.set(study.uid, study);
    tell("studies");
    return succeed(study);
  }

  function save(added: NewImage): Outcome<Saved> {
    const addition = addImage([...studies.values()], added);
    if (!addition.ok) return addition;
    const { value } = addition;
    if (value.kind === "known") return succeed(value.saved);
    const written = write(value);
    if (!written.ok) return written;
    originals.set(value.saved.sopInstanceUid, added.original);
    displayCopies.set(value.saved.sopInstanceUid, structuredClone(added.displayCopy));
    return succeed(value.saved);
  }

  function change(uid: StudyUid, work: (study: Study) => Outcome<StudyChange | null>): Outcome<Study> {
    const known = found(studies.get(uid));
    if (!known.ok) return known;
    const changed = work(known.value);
    if (!changed.ok) return changed;
    return changed.value === null ? known : write(changed.value);
  }

  function rescore(uid: SopInstanceUid, result: Result, at: number): Outcome<Study> {
    const known = [...studies.values()].find((study) => study.images.some((image) => image.radiograph.sopInstanceUid === uid));
    return known === undefined ? fail({ code: "store/not-found" }) : change(known.uid, (study) => replaceResult(study, uid, result, at));
  }

  function saveDraft(uid: StudyUid, draft: Draft): Outcome<Draft> {
    const known = found(studies.get(uid));
    if (!known.ok) return known;
    const changed = changeDraft(known.value, draft);
    if (!changed.ok) return changed;
    const record = toDraftRecord(uid, structuredClone(changed.value.draft), 1);
    if (!record.ok) return record;
    if (changed.value.facts !== null) note(changed.value.facts);
    putDraft(known.value, draft.readerId, record.value.draft);
    return succeed(record.value.draft);
  }

  /** By reader, as in a database. Null takes it away. */
  function putDraft(study: Study, readerId: ReaderId, draft: Draft | null): void {
    const drafts = [...study.drafts.filter((one) => one.readerId !== readerId), ...(draft === null ? [] : [draft])];
    keep({ ...study, drafts: drafts.toSorted((a, b) => (a.readerId < b.readerId ? -1 : 1)) });
  }

  function discardDraft(uid: StudyUid, readerId: ReaderId): Outcome<null> {
    const study = studies.get(uid);
    const draft = study?.drafts.find((one) => one.readerId === readerId);
    if (study !== undefined && draft !== undefined) putDraft(study, readerId, discardedDraft(draft));
    return succeed(null);
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
    tell("studies");
    return succeed(null);
  }

  function saveSettings(changed: SiteSettings, at: number): Outcome<null> {
    const record = toSiteRecord(structuredClone(changed));
    if (!record.ok) return record;
    const facts = settingsFacts(settings, record.value.settings, at);
    if (facts === null) return succeed(null);
    note(facts);
    ({ settings } = record.value);
    tell("site");
    return succeed(null);
  }

  function saveReader(reader: Reader, at: number): Outcome<null> {
    const record = toReaderRecord(structuredClone(reader), events.length + 1);
    if (!record.ok) return record;
    note(readerFacts(reader, at));
    readers.set(reader.id, record.value.reader);
    tell("site");
    return succeed(null);
  }

  const list = () => run(() => succeed(newestFirst([...studies.values()])));
  const site = () => run<StoredSite>(() => succeed({ settings, readers: [...readers.values()] }));

  return {
    save: (image) => run(() => save(image)),
    list,
    watch: (onChange) => watch("studies", list, onChange),
    get: (uid) => run(() => found(studies.get(uid))),
    displayCopy: (uid) => run(() => found(displayCopies.get(uid))),
    original: async (uid) => {
      const original = await run(() => found(originals.get(uid)));
      return original.ok ? succeed(await original.value.arrayBuffer()) : original;
    },
    rescore: (uid, result, at) => run(() => rescore(uid, result, at)),
    prioritize: (uid, priority, at) => run(() => change(uid, (study) => succeed(changePriority(study, priority, at)))),
    saveDraft: (uid, draft) => run(() => saveDraft(uid, draft)),
    discardDraft: (uid, readerId) => run(() => discardDraft(uid, readerId)),
    sign: (uid, read) => run(() => change(uid, (study) => addRead(study, read))),
    remove: (uid, at) => run(() => remove(uid, at)),
    note: (facts) => run(() => note(facts)),
    trail: () => run(() => succeed(events)),
    site,
    watchSite: (onChange) => watch("site", site, onChange),
    saveSettings: (changed, at) => run(() => saveSettings(changed, at)),
    saveReader: (reader, at) => run(() => saveReader(reader, at)),
    close() {
      isClosed = true;
      watchers.studies.clear();
      watchers.site.clear();
    },
  };
}

function found<T>(value: T | undefined): Outcome<T> {
  return value === undefined ? fail({ code: "store/not-found" }) : succeed(value);
}
