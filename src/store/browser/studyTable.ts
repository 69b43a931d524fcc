import type { SopInstanceUid, StudyUid } from "../../domain/ids.ts";
import { fail, succeed, type Outcome } from "../../domain/outcome.ts";
import type { Draft, SignedRead } from "../../domain/read.ts";
import type { Result } from "../../domain/result.ts";
import type { Priority, Study } from "../../domain/study.ts";
import { addImage, neighborKeys, removalFacts, replaceResult, type StudyChange } from "../merge.ts";
import { addRead, changeDraft, changePriority } from "../readChanges.ts";
import { parseStudyRecord, parseStudyRecords, toDisplayCopyRecord, toOriginalRecord, toStudyRecord, toTrailRecord } from "../record.ts";
import type { NewImage, Saved } from "../store.ts";
import type { Database } from "./database.ts";
import { checkWritable, nextDraftRecord, putDraftRecord, readDrafts } from "./draftTable.ts";
import { appendEvent, nextEvent } from "./trail.ts";

/** With its drafts. To be called in a transaction on studies and drafts. */
export async function readStudy(database: Database, uid: StudyUid): Promise<Outcome<Study>> {
  return completed(database, await database.studies.get(uid));
}

async function completed(database: Database, stored: unknown): Promise<Outcome<Study>> {
  const study = stored === undefined ? fail({ code: "store/not-found" }) : parseStudyRecord(stored);
  return study.ok ? succeed({ ...study.value, drafts: await readDrafts(database, study.value.uid) }) : study;
}

/** To be called in a transaction on everything. */
export async function saveImage(database: Database, added: NewImage): Promise<Outcome<Saved>> {
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

/** As the others that follow, to be called in a transaction on studies, drafts and trail. */
export async function rescoreImage(database: Database, uid: SopInstanceUid, result: Result, at: number): Promise<Outcome<Study>> {
  const known = await completed(database, await database.studies.where("sopInstanceUids").equals(uid).first());
  if (!known.ok) return known;
  const rescored = replaceResult(known.value, uid, result, at);
  return rescored.ok ? writeStudy(database, rescored.value) : rescored;
}

export async function prioritizeStudy(database: Database, uid: StudyUid, priority: Priority, at: number): Promise<Outcome<Study>> {
  const known = await readStudy(database, uid);
  if (!known.ok) return known;
  const change = changePriority(known.value, priority, at);
  return change === null ? known : writeStudy(database, change);
}

export async function signStudy(database: Database, uid: StudyUid, read: SignedRead): Promise<Outcome<Study>> {
  const known = await readStudy(database, uid);
  if (!known.ok) return known;
  const signed = addRead(known.value, read);
  if (!signed.ok) return signed;
  const written = await writeStudy(database, signed.value);
  if (written.ok) await database.drafts.delete([uid, read.reader.id]);
  return written;
}

export async function saveDraft(database: Database, uid: StudyUid, changed: Draft): Promise<Outcome<Draft>> {
  const writable = await checkWritable(database, uid, changed.readerId);
  const study = writable.ok ? await readStudy(database, uid) : writable;
  if (!study.ok) return study;
  const change = changeDraft(study.value, changed);
  if (!change.ok) return change;
  const record = await nextDraftRecord(database, uid, change.value.draft);
  if (!record.ok) return record;
  const noted = change.value.facts === null ? null : await appendEvent(database, change.value.facts);
  if (noted?.ok === false) return noted;
  await putDraftRecord(database, record.value);
  return succeed(record.value.draft);
}

/** Nothing is written before all of it is known to be writable: a refusal leaves nothing that would have to be taken back. */
async function writeStudy(database: Database, { study, facts }: StudyChange): Promise<Outcome<Study>> {
  const event = await nextEvent(database, facts);
  if (!event.ok) return event;
  const record = toStudyRecord(study, event.value.sequence);
  if (!record.ok) return record;
  await database.trail.add(toTrailRecord(event.value));
  await database.studies.put(record.value);
  return succeed({ ...record.value.study, drafts: study.drafts });
}

/** To be called in a transaction on everything. */
export async function removeStudy(database: Database, uid: StudyUid, at: number): Promise<Outcome<null>> {
  const known = await readStudy(database, uid);
  if (!known.ok) return known;
  const event = await appendEvent(database, removalFacts(known.value, at));
  if (!event.ok) return event;
  const sopInstanceUids = known.value.images.map(({ radiograph }) => radiograph.sopInstanceUid);
  await database.studies.delete(uid);
  await database.drafts.where("studyUid").equals(uid).delete();
  await database.originals.bulkDelete(sopInstanceUids);
  await database.displayCopies.bulkDelete(sopInstanceUids);
  return succeed(null);
}
