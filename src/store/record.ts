import * as v from "valibot";
import type { AuditEvent } from "../domain/auditEvent.ts";
import type { Sha256, SopInstanceUid, StudyUid } from "../domain/ids.ts";
import { fail, succeed, type Failure, type Outcome } from "../domain/outcome.ts";
import type { DisplayCopy } from "../domain/radiograph.ts";
import type { Result } from "../domain/result.ts";
import type { Study } from "../domain/study.ts";
import { auditEventSchema, isAlone, storedStudySchema, studyToStoreSchema } from "./recordSchema.ts";

/*
 * Everything that is written to a disk, and the only place where it is made and read: keys and indexes in the open, the rest in one
 * field. What a disk answers is parsed, never trusted. Each `parse...` reads every version that was ever released.
 */

/** Of every record made here. */
const recordVersion = 1;

interface Versioned {
  readonly version: typeof recordVersion;
}

export interface StudyRecord extends Versioned {
  readonly uid: StudyUid;
  /** Of the audit event of its last change: every change makes it grow. */
  readonly sequence: number;
  readonly sopInstanceUids: readonly SopInstanceUid[];
  readonly fileSha256s: readonly Sha256[];
  readonly study: Study;
}

/** Problem: `store/failed` with the reason "unreadable-study" where it could not be read back as it is. */
export function toStudyRecord(study: Study, sequence: number): Outcome<StudyRecord> {
  const atRest = { ...study, images: study.images.map((image) => ({ ...image, result: resultAtRest(image.result) })) };
  const checked = v.safeParse(studyToStoreSchema, atRest);
  if (!checked.success) return unreadable("study");
  const { uid, images } = checked.output;
  const sopInstanceUids = images.map(({ radiograph }) => radiograph.sopInstanceUid);
  const fileSha256s = images.map(({ fileSha256 }) => fileSha256);
  return succeed({ version: recordVersion, uid, sequence, sopInstanceUids, fileSha256s, study: checked.output });
}

/** Nothing runs any more when a record is read again. */
function resultAtRest(result: Result): Result {
  return result.state === "running" ? { state: "notRun" } : result;
}

/** Problems: `store/newer-version`, `store/failed`. */
export function parseStudyRecord(stored: unknown): Outcome<Study> {
  const parsed = parseSequenced(stored);
  return parsed.ok ? succeed(parsed.value.study) : parsed;
}

const sequencedSchema = v.object({ sequence: v.pipe(v.number(), v.integer(), v.minValue(1)), study: storedStudySchema });

/** As `parseStudyRecord`, with the number of the last change. */
export function parseSequenced(stored: unknown): Outcome<Pick<StudyRecord, "sequence" | "study">> {
  return parse(sequencedSchema, stored, "study");
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
  return { version: recordVersion, sopInstanceUid, bytes };
}

/** Problems: `store/newer-version`, `store/failed`. */
export function parseOriginalRecord(stored: unknown): Outcome<Blob> {
  const parsed = parse(v.object({ bytes: v.instance(Blob) }), stored, "original");
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
  return { version: recordVersion, sopInstanceUid, rows, columns, pixels: (isAlone(pixels) ? pixels : pixels.slice()).buffer };
}

const displayCopySchema = v.pipe(
  v.object({ rows: v.number(), columns: v.number(), pixels: v.instance(ArrayBuffer) }),
  v.check(({ rows, columns, pixels }) => pixels.byteLength === rows * columns * Uint16Array.BYTES_PER_ELEMENT),
);

/** Problems: `store/newer-version`, `store/failed`. */
export function parseDisplayCopyRecord(stored: unknown): Outcome<DisplayCopy> {
  const parsed = parse(displayCopySchema, stored, "display-copy");
  return parsed.ok ? succeed({ ...parsed.value, pixels: new Uint16Array(parsed.value.pixels) }) : parsed;
}

export interface TrailRecord extends Versioned {
  readonly sequence: number;
  readonly event: AuditEvent;
}

export function toTrailRecord(event: AuditEvent): TrailRecord {
  return { version: recordVersion, sequence: event.sequence, event };
}

/** Problems: `store/newer-version`, `store/failed`. */
export function parseTrailRecord(stored: unknown): Outcome<AuditEvent> {
  const parsed = parse(v.object({ event: auditEventSchema }), stored, "trail");
  return parsed.ok ? succeed(parsed.value.event) : parsed;
}

function parse<T>(schema: v.GenericSchema<unknown, T>, stored: unknown, what: string): Outcome<T> {
  const version = v.safeParse(v.object({ version: v.number() }), stored);
  if (version.success && version.output.version > recordVersion) return fail({ code: "store/newer-version" });
  const parsed = v.safeParse(schema, stored);
  return version.success && parsed.success ? succeed(parsed.output) : unreadable(what);
}

function unreadable(what: string): Failure {
  return fail({ code: "store/failed", reason: `unreadable-${what}` });
}
