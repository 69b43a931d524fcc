import { fail, succeed, type Outcome } from "../../domain/outcome.ts";
import type { Draft } from "../../domain/read.ts";
import type { Study } from "../../domain/study.ts";
import { parseDraftRecord } from "../draftRecord.ts";
import { parseSequenced } from "../record.ts";
import type { Database } from "./database.ts";
import { newestRevision } from "./draftTable.ts";

/** So many studies are read at once that the main thread stays free for a frame in between. */
const pageSize = 100;

/** The studies as they stood when the newest audit event was `sequence` and the newest change of a draft was `revision`. */
interface Snapshot {
  readonly sequence: number;
  /** Without drafts. */
  readonly recordsByUid: ReadonlyMap<string, Study>;
  readonly revision: number;
  /** By study and reader. */
  readonly draftsByKey: ReadonlyMap<string, KeptDraft>;
  readonly studiesByUid: ReadonlyMap<string, Study>;
}

interface KeptDraft {
  readonly studyUid: string;
  readonly draft: Draft;
}

const nothing: Snapshot = { sequence: 0, recordsByUid: new Map(), revision: 0, draftsByKey: new Map(), studiesByUid: new Map() };

/**
 * Lists studies by reading only what changed since the last time: every change of a study leaves the number of its audit event in the
 * record, every change of a draft a revision, and both only grow. Unchanged studies are the same objects as before. Call the answer in a
 * transaction on studies, drafts and trail.
 */
export function openListing(database: Database): () => Promise<Outcome<readonly Study[]>> {
  let newest = nothing;
  return async () => {
    const next = await advance(database, newest);
    if (!next.ok) return next;
    // Another listing that began later may have ended earlier.
    if (next.value.sequence >= newest.sequence && next.value.revision >= newest.revision) newest = next.value;
    return succeed([...next.value.studiesByUid.values()]);
  };
}

async function advance(database: Database, last: Snapshot): Promise<Outcome<Snapshot>> {
  const { studies, trail } = database;
  const sequence = Number((await trail.toCollection().lastKey()) ?? 0);
  const uids = await studies.toCollection().primaryKeys();
  const changed = await readChanged(studies, last.sequence);
  if (!changed.ok) return changed;
  const recordsByUid = new Map<string, Study>();
  for (const uid of uids) {
    const record = changed.value.get(uid) ?? last.recordsByUid.get(uid);
    // Its number cannot be read: a list that leaves out a patient in silence would be worse than none.
    if (record === undefined) return fail({ code: "store/failed", reason: "unreadable-study" });
    recordsByUid.set(uid, record);
  }
  const revision = await newestRevision(database);
  const draftsByKey = await advanceDrafts(database.drafts, last);
  return succeed({ sequence, recordsByUid, revision, draftsByKey, studiesByUid: joined(recordsByUid, draftsByKey, last.studiesByUid) });
}

async function readChanged(studies: Database["studies"], since: number): Promise<Outcome<ReadonlyMap<string, Study>>> {
  const changed = new Map<string, Study>();
  let readUpTo = since;
  for (;;) {
    const page = await studies.where("sequence").above(readUpTo).limit(pageSize).toArray();
    for (const stored of page) {
      const parsed = parseSequenced(stored);
      if (!parsed.ok) return parsed;
      changed.set(parsed.value.study.uid, parsed.value.study);
      readUpTo = parsed.value.sequence;
    }
    if (page.length < pageSize) return succeed(changed);
  }
}

/** One that cannot be read costs only itself. */
async function advanceDrafts(drafts: Database["drafts"], last: Snapshot): Promise<ReadonlyMap<string, KeptDraft>> {
  const changed = new Map<string, KeptDraft | null>();
  await drafts.where("revision").above(last.revision).each((stored, { primaryKey }) => {
    const parsed = parseDraftRecord(stored);
    changed.set(keyOf(primaryKey), parsed.ok ? parsed.value : null);
  });
  const kept = new Map<string, KeptDraft>();
  for (const key of (await drafts.toCollection().primaryKeys()).map(keyOf)) {
    const draft = changed.has(key) ? changed.get(key) : last.draftsByKey.get(key);
    if (draft !== undefined && draft !== null) kept.set(key, draft);
  }
  return kept;
}

/** No UID has a space. */
function keyOf(key: readonly string[]): string {
  return key.join(" ");
}

function joined(records: Snapshot["recordsByUid"], kept: Snapshot["draftsByKey"], before: Snapshot["studiesByUid"]): ReadonlyMap<string, Study> {
  const draftsByUid = new Map<string, readonly Draft[]>();
  for (const { studyUid, draft } of kept.values()) draftsByUid.set(studyUid, [...(draftsByUid.get(studyUid) ?? []), draft]);
  return new Map([...records].map(([uid, record]) => [uid, sameAs(before.get(uid), { ...record, drafts: draftsByUid.get(uid) ?? [] })]));
}

/** The object of before, where nothing in it is new. */
function sameAs(before: Study | undefined, now: Study): Study {
  if (before === undefined || before.images !== now.images || before.drafts.length !== now.drafts.length) return now;
  return before.drafts.every((draft, index) => draft === now.drafts[index]) ? before : now;
}
