import * as v from "valibot";
import type { AuditEvent } from "../domain/auditEvent.ts";
import type { Sha256, SopInstanceUid, StudyUid } from "../domain/ids.ts";
import { succeed, type Outcome } from "../domain/outcome.ts";
import type { DisplayCopy } from "../domain/radiograph.ts";
import type { Result } from "../domain/result.ts";
import type { Study } from "../domain/study.ts";
import { auditEventSchema, isAlone, storedStudySchema, storedStudySchemaV1, studyToStoreSchema, type StoredStudy } from "./recordSchema.ts";
import { positive } from "./scalarSchema.ts";
import { parseVersioned, unreadable, type Versioned } from "./versioned.ts";

/*
 * The records of studies, pixels and events as they lie on a disk (`draftRecord.ts` and `siteRecord.ts` have the others), made and read
 * nowhere else: keys and indexes in the open, the rest in one field. What a disk answers is parsed, never trusted. Each `parse...` reads
 * every version that was ever released.
 */

/** 2 since studies are read, 1 before. */
const studyVersion = 2;

export interface StudyRecord extends Versioned<typeof studyVersion> {
  readonly uid: StudyUid;
  /** Of the audit event of its last change: every change makes it grow. */
  readonly sequence: number;
  readonly sopInstanceUids: readonly SopInstanceUid[];
  readonly fileSha256s: readonly Sha256[];
  readonly study: StoredStudy;
}

/** Without its drafts. Problem: `store/failed` with the reason "unreadable-study" where it could not be read back as it is. */
export function toStudyRecord(study: Study, sequence: number): Outcome<StudyRecord> {
  const atRest = { ...study, images: study.images.map((image) => ({ ...image, result: resultAtRest(image.result) })) };
  const checked = v.safeParse(studyToStoreSchema, atRest);
  if (!checked.success) return unreadable("study");
  const { uid, images } = checked.output;
  const sopInstanceUids = images.map(({ radiograph }) => radiograph.sopInstanceUid);
  const fileSha256s = images.map(({ fileSha256 }) => fileSha256);
  return succeed({ version: studyVersion, uid, sequence, sopInstanceUids, fileSha256s, study: checked.output });
}

/** Nothing runs any more when a record is read again. */
function resultAtRest(result: Result): Result {
  return result.state === "running" ? { state: "notRun" } : result;
}

/** Without its drafts, which lie elsewhere. Problems: `store/newer-version`, `store/failed`. */
export function parseStudyRecord(stored: unknown): Outcome<Study> {
  const parsed = parseSequenced(stored);
  return parsed.ok ? succeed(parsed.value.study) : parsed;
}

export interface Sequenced {
  /** As in `StudyRecord`. */
  readonly sequence: number;
  readonly study: Study;
}

const sequencedSchema = v.variant("version", [
  v.object({ version: v.literal(1), sequence: positive, study: storedStudySchemaV1 }),
  v.object({ version: v.literal(studyVersion), sequence: positive, study: storedStudySchema }),
]);

/** As `parseStudyRecord`, with the number of the last change. */
export function parseSequenced(stored: unknown): Outcome<Sequenced> {
  const parsed = parseVersioned(sequencedSchema, stored, "study", studyVersion);
  return parsed.ok ? succeed({ sequence: parsed.value.sequence, study: { ...parsed.value.study, drafts: [] } }) : parsed;
}

/** Problems: as those of the first record that cannot be read; a list that silently leaves out a patient would be worse. */
export function parseStudyRecords(stored: readonly unknown[]): Outcome<readonly Study[]> {
  const studies: Study[] = [];
  for (const record of stored) {
    const study = parseStudyRecord(record);
    if (!study.ok) return study;
    studies.push(study.value);
  }
  return succeed(studies);
}

export interface OriginalRecord extends Versioned {
  readonly sopInstanceUid: SopInstanceUid;
  /** A buffer would be copied twice on the main thread before it goes to the disk. */
  readonly bytes: Blob;
}

export function toOriginalRecord(sopInstanceUid: SopInstanceUid, bytes: Blob): OriginalRecord {
  return { version: 1, sopInstanceUid, bytes };
}

/** Problems: `store/newer-version`, `store/failed`. */
export function parseOriginalRecord(stored: unknown): Outcome<Blob> {
  const parsed = parseVersioned(v.object({ bytes: v.instance(Blob) }), stored, "original");
  return parsed.ok ? succeed(parsed.value.bytes) : parsed;
}

/** Problem: `store/failed` where the disk no longer gives the bytes. */
export async function readOriginalBytes(original: Blob): Promise<Outcome<ArrayBuffer>> {
  try {
    return succeed(await original.arrayBuffer());
  } catch {
    return unreadable("original");
  }
}

export interface DisplayCopyRecord extends Versioned {
  readonly sopInstanceUid: SopInstanceUid;
  readonly rows: number;
  readonly columns: number;
  /** Two bytes a pixel, little-endian: the order of every machine that runs a browser. */
  readonly pixels: ArrayBuffer;
}

export function toDisplayCopyRecord(sopInstanceUid: SopInstanceUid, { rows, columns, pixels }: DisplayCopy): DisplayCopyRecord {
  return { version: 1, sopInstanceUid, rows, columns, pixels: (isAlone(pixels) ? pixels : pixels.slice()).buffer };
}

const displayCopySchema = v.pipe(
  v.object({ rows: v.number(), columns: v.number(), pixels: v.instance(ArrayBuffer) }),
  v.check(({ rows, columns, pixels }) => pixels.byteLength === rows * columns * Uint16Array.BYTES_PER_ELEMENT),
);

/** Problems: `store/newer-version`, `store/failed`. */
export function parseDisplayCopyRecord(stored: unknown): Outcome<DisplayCopy> {
  const parsed = parseVersioned(displayCopySchema, stored, "display-copy");
  return parsed.ok ? succeed({ ...parsed.value, pixels: new Uint16Array(parsed.value.pixels) }) : parsed;
}

export interface TrailRecord extends Versioned {
  readonly sequence: number;
  readonly event: AuditEvent;
}

export function toTrailRecord(event: AuditEvent): TrailRecord {
  return { version: 1, sequence: event.sequence, event };
}

/** Problems: `store/newer-version`, `store/failed`. */
export function parseTrailRecord(stored: unknown): Outcome<AuditEvent> {
  const parsed = parseVersioned(v.object({ event: auditEventSchema }), stored, "trail");
  return parsed.ok ? succeed(parsed.value.event) : parsed;
}
