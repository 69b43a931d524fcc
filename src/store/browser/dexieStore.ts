import { append } from "../../audit/audit.ts";
import type { AuditEvent, AuditFacts } from "../../domain/auditEvent.ts";
import type { SopInstanceUid, StudyUid } from "../../domain/ids.ts";
import { fail, succeed, type Outcome } from "../../domain/outcome.ts";
import type { DisplayCopy } from "../../domain/radiograph.ts";
import type { Result } from "../../domain/result.ts";
import { sortStudies, type Study, type StudyOrder } from "../../domain/study.ts";
import { addImage, neighborKeys, removalFacts, replaceResult, type StudyChange } from "../merge.ts";
import {
  parseDisplayCopyRecord, parseOriginalRecord, parseStudyRecord, parseStudyRecords, parseTrailRecord, readOriginalBytes, toDisplayCopyRecord,
  toOriginalRecord, toStudyRecord, toTrailRecord,
} from "../record.ts";
import type { NewImage, Saved, StudyStore } from "../store.ts";
import { placeBallast, writeWithBallast } from "./ballast.ts";
import { openConnection, type Connection } from "./connection.ts";
import type { Database } from "./database.ts";
import { openListing } from "./listing.ts";
import { openWatch } from "./watch.ts";

export interface DexieStoreOptions {
  readonly name?: string;
  /** How long another tab may keep an older database open before this gives up. */
  readonly blockedMs?: number;
}

/** `StudyStore` on IndexedDB. Problems: every `store/...`, `platform/unsupported`. */
export async function openDexieStore({ name = "firstread", blockedMs = 3000 }: DexieStoreOptions = {}): Promise<Outcome<StudyStore>> {
  const connection = await openConnection(name, blockedMs);
  if (!connection.ok) return connection;
  await placeBallast(connection.value);
  return succeed(storeOn(connection.value));
}

/** Inside a transaction only Dexie is awaited: any other promise would let it commit early. */
function storeOn(connection: Connection): StudyStore {
  const { database, run, onChange, close } = connection;
  const { studies, originals, displayCopies, trail } = database;
  const everything = [studies, originals, displayCopies, trail];
  const listing = openListing(database);
  async function list(order: StudyOrder): Promise<Outcome<readonly Study[]>> {
    const listed = await run("r", [studies, trail], listing);
    return listed.ok ? succeed(sortStudies(listed.value, order)) : listed;
  }
  return {
    list,
    close,
    save: (image) => run("rw", everything, () => saveImage(database, image)),
    watch: (order, listener) => openWatch(() => list(order), listener, onChange),
    get: (uid) => run("r", [studies], async () => studyFrom(await studies.get(uid))),
    displayCopy: (uid) => run("r", [displayCopies], () => readDisplayCopy(database, uid)),
    original: async (uid) => {
      const found = await run("r", [originals], () => readOriginal(database, uid));
      return found.ok ? readOriginalBytes(found.value) : found;
    },
    rescore: (uid, result, at) => run("rw", [studies, trail], () => rescoreImage(database, uid, result, at)),
    remove: (uid, at) => writeWithBallast(connection, () => run("rw", everything, () => removeStudy(database, uid, at))),
    note: (facts) => run("rw", [trail], () => appendEvent(database, facts)),
    trail: () => run("r", [trail], () => readTrail(database)),
  };
}

async function saveImage(database: Database, added: NewImage): Promise<Outcome<Saved>> {
  const neighbors = await readNeighbors(database, added);
  if (!neighbors.ok) return neighbors;
  const addition = addImage(neighbors.value, added);
  if (!addition.ok) return addition;
  const { value } = addition;
  if (value.kind === "known") return succeed(value.saved);
  const { sopInstanceUid } = value.saved;
  const written = await writeStudy(database, value);
  if (!written.ok) return written;
  await database.originals.add(toOriginalRecord(sopInstanceUid, added.original));
  await database.displayCopies.add(toDisplayCopyRecord(sopInstanceUid, added.displayCopy));
  return succeed(value.saved);
}

async function readNeighbors({ studies }: Database, added: NewImage): Promise<Outcome<readonly Study[]>> {
  const { studyUid, sopInstanceUids, fileSha256 } = neighborKeys(added);
  const found = studies.where("uid").equals(studyUid);
  const sameUid = found.or("sopInstanceUids").anyOf([...sopInstanceUids]);
  return parseStudyRecords(await sameUid.or("fileSha256s").equals(fileSha256).toArray());
}

function studyFrom(stored: unknown): Outcome<Study> {
  return stored === undefined ? fail({ code: "store/not-found" }) : parseStudyRecord(stored);
}

async function readDisplayCopy({ displayCopies }: Database, uid: SopInstanceUid): Promise<Outcome<DisplayCopy>> {
  const stored = await displayCopies.get(uid);
  return stored === undefined ? fail({ code: "store/not-found" }) : parseDisplayCopyRecord(stored);
}

async function readOriginal({ originals }: Database, uid: SopInstanceUid): Promise<Outcome<Blob>> {
  const stored = await originals.get(uid);
  return stored === undefined ? fail({ code: "store/not-found" }) : parseOriginalRecord(stored);
}

async function rescoreImage(database: Database, uid: SopInstanceUid, result: Result, at: number): Promise<Outcome<Study>> {
  const known = studyFrom(await database.studies.where("sopInstanceUids").equals(uid).first());
  if (!known.ok) return known;
  const rescored = replaceResult(known.value, uid, result, at);
  if (!rescored.ok) return rescored;
  return writeStudy(database, rescored.value);
}

/** Nothing is written before all of it is known to be writable: a refusal leaves nothing that would have to be taken back. */
async function writeStudy(database: Database, { study, facts }: StudyChange): Promise<Outcome<Study>> {
  const event = await nextEvent(database, facts);
  if (!event.ok) return event;
  const record = toStudyRecord(study, event.value.sequence);
  if (!record.ok) return record;
  await database.trail.add(toTrailRecord(event.value));
  await database.studies.put(record.value);
  return succeed(record.value.study);
}

async function removeStudy(database: Database, uid: StudyUid, at: number): Promise<Outcome<null>> {
  const known = studyFrom(await database.studies.get(uid));
  if (!known.ok) return known;
  const event = await appendEvent(database, removalFacts(known.value, at));
  if (!event.ok) return event;
  const sopInstanceUids = known.value.images.map(({ radiograph }) => radiograph.sopInstanceUid);
  await database.studies.delete(uid);
  await database.originals.bulkDelete(sopInstanceUids);
  await database.displayCopies.bulkDelete(sopInstanceUids);
  return succeed(null);
}

async function appendEvent(database: Database, facts: AuditFacts): Promise<Outcome<AuditEvent>> {
  const event = await nextEvent(database, facts);
  if (event.ok) await database.trail.add(toTrailRecord(event.value));
  return event;
}

async function nextEvent({ trail }: Database, facts: AuditFacts): Promise<Outcome<AuditEvent>> {
  const newest = await trail.toCollection().last();
  const previous = newest === undefined ? succeed(null) : parseTrailRecord(newest);
  return previous.ok ? succeed(append(previous.value, facts)) : previous;
}

async function readTrail({ trail }: Database): Promise<Outcome<readonly AuditEvent[]>> {
  const events: AuditEvent[] = [];
  for (const stored of await trail.toArray()) {
    const event = parseTrailRecord(stored);
    if (!event.ok) return event;
    events.push(event.value);
  }
  return succeed(events);
}
