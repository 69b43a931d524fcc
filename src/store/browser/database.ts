import { Dexie, type Table } from "dexie";
import { fail, succeed, type Outcome } from "../../domain/outcome.ts";
import type { DraftRecord } from "../draftRecord.ts";
import type { DisplayCopyRecord, OriginalRecord, StudyRecord, TrailRecord } from "../record.ts";
import type { ReaderRecord, SiteRecord } from "../siteRecord.ts";

/**
 * The meaning of all that is stored. Raised by a release whose data an older app must not touch: Dexie opens a newer database without
 * a word, so every transaction looks here first. 2: studies are read, and the trail has events that epoch 1 does not know.
 */
const schemaEpoch = 2;

/** What a disk answers is unknown until it is parsed; what goes in is a record. */
export interface Database {
  readonly dexie: Dexie;
  /** Small: everything of a study but its pixels. Indexes on its last change and on the SOP Instance UIDs and file digests of its images. */
  readonly studies: Table<unknown, string, StudyRecord>;
  readonly originals: Table<unknown, string, OriginalRecord>;
  readonly displayCopies: Table<unknown, string, DisplayCopyRecord>;
  readonly trail: Table<unknown, number, TrailRecord>;
  readonly drafts: Table<unknown, DraftKey, DraftRecord>;
  /** One row. */
  readonly site: Table<unknown, string, SiteRecord>;
  readonly readers: Table<unknown, string, ReaderRecord>;
  readonly meta: Table<unknown, string, MetaRecord>;
}

export type DraftKey = readonly [studyUid: string, readerId: string];

/** `bytes` mean nothing: see `ballast.ts`. "draftRevision": the newest revision of any draft, also of one that is gone. */
type MetaRecord = { readonly key: "schemaEpoch" | "draftRevision"; readonly value: number } | { readonly key: "ballast"; readonly bytes: ArrayBuffer };

/** Not opened yet. */
export function declareDatabase(name: string): Database {
  // "strict": Chromium's default acknowledges before the disk has it. No cache: what is read is what is stored.
  const dexie = new Dexie(name, { chromeTransactionDurability: "strict", cache: "disabled" });
  dexie.version(1).stores({
    studies: "uid, sequence, *sopInstanceUids, *fileSha256s",
    originals: "sopInstanceUid",
    displayCopies: "sopInstanceUid",
    trail: "sequence",
    meta: "key",
  });
  // Nothing is rewritten: records of before are read as they are.
  dexie.version(2).stores({ drafts: "[studyUid+readerId], studyUid, revision", site: "key", readers: "id" });
  return {
    dexie,
    studies: dexie.table("studies"),
    originals: dexie.table("originals"),
    displayCopies: dexie.table("displayCopies"),
    trail: dexie.table("trail"),
    drafts: dexie.table("drafts"),
    site: dexie.table("site"),
    readers: dexie.table("readers"),
    meta: dexie.table("meta"),
  };
}

/** Marks a database that is new, or of an older release. Problem: `store/newer-version`. */
export function claimEpoch({ dexie, meta }: Database): Promise<Outcome<null>> {
  return dexie.transaction("rw", meta, async () => {
    const stored = await meta.get("schemaEpoch");
    const epoch = stored === undefined ? succeed(null) : checkEpoch(stored);
    if (epoch.ok) await meta.put({ key: "schemaEpoch", value: schemaEpoch });
    return epoch;
  });
}

/** Problems: `store/newer-version`; `store/failed` where the mark is gone, as after the browser cleared the data of an open app. */
export function checkEpoch(stored: unknown): Outcome<null> {
  const value = typeof stored === "object" && stored !== null && "value" in stored ? stored.value : undefined;
  if (typeof value !== "number") return fail({ code: "store/failed", reason: "records-missing" });
  return value > schemaEpoch ? fail({ code: "store/newer-version" }) : succeed(null);
}
