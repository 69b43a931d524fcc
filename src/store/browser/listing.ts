import { fail, succeed, type Outcome } from "../../domain/outcome.ts";
import type { Study } from "../../domain/study.ts";
import { parseSequenced } from "../record.ts";
import type { Database } from "./database.ts";

/** So many studies are read at once that the main thread stays free for a frame in between. */
const pageSize = 100;

/** The studies as they stood when the newest audit event was `sequence`. */
interface Snapshot {
  readonly sequence: number;
  readonly studiesByUid: ReadonlyMap<string, Study>;
}

/**
 * Lists studies by reading only what changed since the last time: every change of a study leaves the number of its audit event in the
 * record, and those numbers only grow. Unchanged studies are the same objects as before. Call the answer in a transaction on studies
 * and trail.
 */
export function openListing(database: Database): () => Promise<Outcome<readonly Study[]>> {
  let newest: Snapshot = { sequence: 0, studiesByUid: new Map() };
  return async () => {
    const next = await advance(database, newest);
    if (!next.ok) return next;
    // Another listing that began later may have ended earlier.
    if (next.value.sequence >= newest.sequence) newest = next.value;
    return succeed([...next.value.studiesByUid.values()]);
  };
}

async function advance({ studies, trail }: Database, last: Snapshot): Promise<Outcome<Snapshot>> {
  const sequence = (await trail.toCollection().lastKey()) ?? 0;
  const uids = await studies.toCollection().primaryKeys();
  const changed = await readChanged(studies, last.sequence);
  if (!changed.ok) return changed;
  const studiesByUid = new Map<string, Study>();
  for (const uid of uids) {
    const study = changed.value.get(uid) ?? last.studiesByUid.get(uid);
    // Its number cannot be read: a list that leaves out a patient in silence would be worse than none.
    if (study === undefined) return fail({ code: "store/failed", reason: "unreadable-study" });
    studiesByUid.set(uid, study);
  }
  return succeed({ sequence: Number(sequence), studiesByUid });
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
