import { Dexie, type Table } from "dexie";
import { fail, succeed, type Outcome } from "../../domain/outcome.ts";
import type { DisplayCopyRecord, OriginalRecord, StudyRecord, TrailRecord } from "../record.ts";

/**
 * The meaning of all that is stored. Raised by a release whose data an older app must not touch: Dexie opens a newer database without
 * a word, so every transaction looks here first.
 */
const schemaEpoch = 1;

/** What a disk answers is unknown until it is parsed; what goes in is a record. */
export interface Database {
  readonly dexie: Dexie;
  /** Small: everything of a study but its pixels. Indexes on its last change and on the SOP Instance UIDs and file digests of its images. */
  readonly studies: Table<unknown, string, StudyRecord>;
  readonly originals: Table<unknown, string, OriginalRecord>;
  readonly displayCopies: Table<unknown, string, DisplayCopyRecord>;
  readonly trail: Table<unknown, number, TrailRecord>;
  readonly meta: Table<unknown, string, MetaRecord>;
}

/** `bytes` mean nothing: see `ballast.ts`. */
type MetaRecord = { readonly key: "schemaEpoch"; readonly value: number } | { readonly key: "ballast"; readonly bytes: ArrayBuffer };

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
  return {
    dexie,
    studies: dexie.table("studies"),
    originals: dexie.table("originals"),
    displayCopies: dexie.table("displayCopies"),
    trail: dexie.table("trail"),
    meta: dexie.table("meta"),
  };
}

/** Marks a database that is new. Problem: `store/newer-version`. */
export function claimEpoch({ dexie, meta }: Database): Promise<Outcome<null>> {
  return dexie.transaction("rw", meta, async () => {
    const stored = await meta.get("schemaEpoch");
    if (stored !== undefined) return checkEpoch(stored);
    await meta.put({ key: "schemaEpoch", value: schemaEpoch });
    return succeed(null);
  });
}

/** Problems: `store/newer-version`; `store/failed` where the mark is gone, as after the browser cleared the data of an open app. */
export function checkEpoch(stored: unknown): Outcome<null> {
  const value = typeof stored === "object" && stored !== null && "value" in stored ? stored.value : undefined;
  if (typeof value !== "number") return fail({ code: "store/failed", reason: "records-missing" });
  return value > schemaEpoch ? fail({ code: "store/newer-version" }) : succeed(null);
}
