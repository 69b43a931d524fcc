import type { StudyUid } from "../../domain/ids.ts";
import { fail, succeed, type Outcome } from "../../domain/outcome.ts";
import type { Draft } from "../../domain/read.ts";
import type { ReaderId } from "../../domain/reader.ts";
import { parseDraftRecord, toDraftRecord, type DraftRecord } from "../draftRecord.ts";
import { discardedDraft } from "../readChanges.ts";
import type { Database } from "./database.ts";

/** Of one study; one that cannot be read costs only itself. To be called in a transaction on drafts. */
export async function readDrafts({ drafts }: Database, uid: StudyUid): Promise<readonly Draft[]> {
  const stored = (await drafts.where("studyUid").equals(uid).toArray()).map(parseDraftRecord);
  return stored.flatMap((parsed) => (parsed.ok ? [parsed.value.draft] : []));
}

/** One that a newer app wrote is not replaced. To be called in a transaction on drafts, as what follows. */
export async function checkWritable({ drafts }: Database, uid: StudyUid, readerId: ReaderId): Promise<Outcome<null>> {
  const stored = await drafts.get([uid, readerId]);
  const parsed = stored === undefined ? null : parseDraftRecord(stored);
  return parsed?.ok === false && parsed.problem.code === "store/newer-version" ? parsed : succeed(null);
}

/** Not written yet. */
export async function nextDraftRecord(database: Database, uid: StudyUid, draft: Draft): Promise<Outcome<DraftRecord>> {
  return toDraftRecord(uid, draft, (await newestRevision(database)) + 1);
}

export async function putDraftRecord({ meta, drafts }: Database, record: DraftRecord): Promise<void> {
  await meta.put({ key: "draftRevision", value: record.revision });
  await drafts.put(record);
}

/** 0 before the first draft. */
export async function newestRevision({ meta }: Database): Promise<number> {
  const stored = await meta.get("draftRevision");
  return typeof stored === "object" && stored !== null && "value" in stored && typeof stored.value === "number" ? stored.value : 0;
}

export async function discardDraft(database: Database, uid: StudyUid, readerId: ReaderId): Promise<Outcome<null>> {
  const stored = await database.drafts.get([uid, readerId]);
  if (stored === undefined) return succeed(null);
  const known = parseDraftRecord(stored);
  if (!known.ok && known.problem.code === "store/newer-version") return fail(known.problem);
  const left = known.ok ? discardedDraft(known.value.draft) : null;
  if (left === null) {
    await database.drafts.delete([uid, readerId]);
    return succeed(null);
  }
  const record = await nextDraftRecord(database, uid, left);
  if (!record.ok) return record;
  await putDraftRecord(database, record.value);
  return succeed(null);
}
