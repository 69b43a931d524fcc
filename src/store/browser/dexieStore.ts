import type { SopInstanceUid } from "../../domain/ids.ts";
import { fail, succeed, type Outcome } from "../../domain/outcome.ts";
import type { DisplayCopy } from "../../domain/radiograph.ts";
import { newestFirst, type Study } from "../../domain/study.ts";
import { parseDisplayCopyRecord, parseOriginalRecord, readOriginalBytes } from "../record.ts";
import type { SiteStore, StudyStore } from "../store.ts";
import { placeBallast, writeWithBallast } from "./ballast.ts";
import { openConnection, type Connection } from "./connection.ts";
import type { Database } from "./database.ts";
import { discardDraft } from "./draftTable.ts";
import { openListing } from "./listing.ts";
import { readSite, writeReader, writeSettings } from "./siteTables.ts";
import { prioritizeStudy, readStudy, removeStudy, rescoreImage, saveDraft, saveImage, signStudy } from "./studyTable.ts";
import { appendEvent, readTrail } from "./trail.ts";
import { openWatch } from "./watch.ts";

export interface DexieStoreOptions {
  readonly name?: string;
  /** How long another tab may keep an older database open before this gives up. */
  readonly blockedMs?: number;
}

/** Both ports on IndexedDB. Problems: every `store/...`, `platform/unsupported`. */
export async function openDexieStore({ name = "firstread", blockedMs = 3000 }: DexieStoreOptions = {}): Promise<Outcome<StudyStore & SiteStore>> {
  const connection = await openConnection(name, blockedMs);
  if (!connection.ok) return connection;
  await placeBallast(connection.value);
  return succeed({ ...studiesOn(connection.value), ...siteOn(connection.value) });
}

/** Inside a transaction only Dexie is awaited: any other promise would let it commit early. */
function studiesOn(connection: Connection): StudyStore {
  const { database, run, onChange, close } = connection;
  const { studies, originals, displayCopies, drafts, trail } = database;
  const everything = [studies, originals, displayCopies, drafts, trail];
  const readable = [studies, drafts, trail];
  const listing = openListing(database);
  async function list(): Promise<Outcome<readonly Study[]>> {
    const listed = await run("r", readable, listing);
    return listed.ok ? succeed(newestFirst(listed.value)) : listed;
  }
  return {
    list,
    close,
    save: (image) => run("rw", everything, () => saveImage(database, image)),
    watch: (listener) => openWatch(list, listener, (tell) => onChange([studies, drafts], tell)),
    get: (uid) => run("r", [studies, drafts], () => readStudy(database, uid)),
    displayCopy: (uid) => run("r", [displayCopies], () => readDisplayCopy(database, uid)),
    original: async (uid) => {
      const found = await run("r", [originals], () => readOriginal(database, uid));
      return found.ok ? readOriginalBytes(found.value) : found;
    },
    rescore: (uid, result, at) => run("rw", readable, () => rescoreImage(database, uid, result, at)),
    prioritize: (uid, priority, at) => run("rw", readable, () => prioritizeStudy(database, uid, priority, at)),
    saveDraft: (uid, draft) => run("rw", readable, () => saveDraft(database, uid, draft)),
    discardDraft: (uid, readerId) => run("rw", [drafts], () => discardDraft(database, uid, readerId)),
    sign: (uid, read) => run("rw", readable, () => signStudy(database, uid, read)),
    remove: (uid, at) => writeWithBallast(connection, () => run("rw", everything, () => removeStudy(database, uid, at))),
    note: (facts) => run("rw", [trail], () => appendEvent(database, facts)),
    trail: () => run("r", [trail], () => readTrail(database)),
  };
}

function siteOn({ database, run, onChange }: Connection): SiteStore {
  const { site, readers, trail } = database;
  const read = () => run("r", [site, readers], () => readSite(database));
  return {
    site: read,
    watchSite: (listener) => openWatch(read, listener, (tell) => onChange([site, readers], tell)),
    saveSettings: (settings, at) => run("rw", [site, trail], () => writeSettings(database, settings, at)),
    saveReader: (reader, at) => run("rw", [readers, trail], () => writeReader(database, reader, at)),
  };
}

async function readDisplayCopy({ displayCopies }: Database, uid: SopInstanceUid): Promise<Outcome<DisplayCopy>> {
  const stored = await displayCopies.get(uid);
  return stored === undefined ? fail({ code: "store/not-found" }) : parseDisplayCopyRecord(stored);
}

async function readOriginal({ originals }: Database, uid: SopInstanceUid): Promise<Outcome<Blob>> {
  const stored = await originals.get(uid);
  return stored === undefined ? fail({ code: "store/not-found" }) : parseOriginalRecord(stored);
}
