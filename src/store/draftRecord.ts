import * as v from "valibot";
import type { StudyUid } from "../domain/ids.ts";
import { succeed, type Outcome } from "../domain/outcome.ts";
import type { Draft } from "../domain/read.ts";
import type { ReaderId } from "../domain/reader.ts";
import { draftSchema } from "./readSchema.ts";
import { positive, studyUid } from "./scalarSchema.ts";
import { parseVersioned, unreadable, type Versioned } from "./versioned.ts";

export interface DraftRecord extends Versioned {
  readonly studyUid: StudyUid;
  readonly readerId: ReaderId;
  /** Grows with every change of any draft. */
  readonly revision: number;
  readonly draft: Draft;
}

/** Problem: `store/failed` with the reason "unreadable-draft" where it could not be read back as it is. */
export function toDraftRecord(uid: StudyUid, draft: Draft, revision: number): Outcome<DraftRecord> {
  const checked = v.safeParse(draftSchema, draft);
  if (!checked.success) return unreadable("draft");
  return succeed({ version: 1, studyUid: uid, readerId: checked.output.readerId, revision, draft: checked.output });
}

const recordSchema = v.object({ studyUid, revision: positive, draft: draftSchema });

/** Problems: `store/newer-version`, `store/failed`. */
export function parseDraftRecord(stored: unknown): Outcome<Pick<DraftRecord, "studyUid" | "revision" | "draft">> {
  return parseVersioned(recordSchema, stored, "draft");
}
