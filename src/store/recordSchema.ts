import * as v from "valibot";
import type { AuditAction, AuditEvent } from "../domain/auditEvent.ts";
import { findingIds } from "../domain/finding.ts";
import type { RadiographHeader } from "../domain/radiograph.ts";
import { scoredOf, type Result, type Scored } from "../domain/result.ts";
import type { Logit } from "../domain/score.ts";
import type { Patient, Study, StudyImage } from "../domain/study.ts";
import { problemSchema, refusalSchema } from "./problemFacts.ts";
import { signedReads } from "./readSchema.ts";
import { finite, positive, score, sha256, share, sopInstanceUid, studyUid, text, textOrNull, whole } from "./scalarSchema.ts";

const proportion = v.nullable(v.object({ value: share, low: share, high: share }));
/** Alone in its buffer: a clone of a view takes the whole buffer with it. */
const floats = v.pipe(v.instance(Float32Array), v.transform((values) => (isAlone(values) ? values : values.slice())));

const heatmap = v.pipe(
  v.object({ rows: positive, columns: positive, values: floats, area: v.object({ left: finite, top: finite, width: finite, height: finite }) }),
  v.check(({ rows, columns, values }) => values.length === rows * columns),
);

const findingScore = v.object({
  finding: v.picklist(findingIds),
  logit: v.pipe(finite, v.transform((value) => value as Logit)),
  score,
  call: v.picklist(["positive", "negative"]),
  operatingPoint: v.object({ name: text, cutOff: score, sensitivity: proportion, specificity: proportion }),
  evidence: v.picklist(["supported", "weak", "experimental"]),
  heatmap: v.nullable(heatmap),
});

const scored: v.GenericSchema<unknown, Scored> = v.object({
  bundle: v.object({ name: text, version: text, sha256 }),
  sopInstanceUid,
  scoredAt: finite,
  provider: v.picklist(["wasm", "webgpu"]),
  findings: v.array(findingScore),
  scoreMs: finite,
});

const resultSchema: v.GenericSchema<unknown, Result> = v.variant("state", [
  v.object({ state: v.literal("notRun") }),
  v.object({ state: v.literal("running") }),
  v.object({ state: v.literal("refused"), reason: refusalSchema }),
  v.object({ state: v.literal("failed"), problem: problemSchema }),
  v.object({ state: v.literal("stale"), scored }),
  v.object({ state: v.literal("valid"), scored }),
]);

const header: v.GenericSchema<unknown, RadiographHeader> = v.object({
  sopInstanceUid,
  rows: positive,
  columns: positive,
  window: v.object({ center: finite, width: finite, shape: v.picklist(["linear", "linear-exact", "sigmoid"]) }),
  spacing: v.nullable(v.object({ rowMm: finite, columnMm: finite, plane: v.picklist(["detector", "patient"]) })),
  viewPosition: textOrNull,
  bodyPart: textOrNull,
  isPhantom: v.boolean(),
  source: v.object({
    format: v.picklist(["dicom", "png", "jpeg"]),
    transferSyntaxUid: textOrNull,
    photometricInterpretation: text,
    bitsStored: whole,
    frames: whole,
  }),
});

const patient: v.GenericSchema<unknown, Patient> = v.object({
  name: textOrNull,
  id: textOrNull,
  birthDate: textOrNull,
  sex: v.nullable(v.picklist(["M", "F", "O"])),
  ageYears: v.nullable(finite),
});

const unreadable: Result = { state: "failed", problem: { code: "store/failed", reason: "unreadable-result" } };

/** A result that cannot be read, or is about another radiograph, costs only itself: its film is shown as failed, never as clear. */
const storedImage = v.pipe(imageSchema(v.fallback(resultSchema, unreadable)), v.transform((image) => (isAbout(image) ? image : { ...image, result: unreadable })));

/** For reading what a disk holds. */
export const storedStudySchema = studySchema(storedImage);

/** As released first: before anybody could read a study. */
export const storedStudySchemaV1: v.GenericSchema<unknown, StoredStudy> = v.pipe(
  v.object(studyEntries(storedImage)),
  v.transform((study) => ({ ...study, priority: "routine" as const, reads: [] })),
);

/** For writing: refuses what could not be read back in full. */
export const studyToStoreSchema = studySchema(v.pipe(imageSchema(resultSchema), v.check(isAbout)));

/** Drafts lie in a table of their own: they change with each word that is typed. */
export type StoredStudy = Omit<Study, "drafts">;

function imageSchema(result: v.GenericSchema<unknown, Result>): v.GenericSchema<unknown, StudyImage> {
  return v.object({ radiograph: header, result, fileSha256: sha256, fileName: text, fileSizeBytes: whole, receivedAt: finite });
}

function studySchema(image: v.GenericSchema<unknown, StudyImage>): v.GenericSchema<unknown, StoredStudy> {
  return v.object({ ...studyEntries(image), priority: v.picklist(["routine", "urgent"]), reads: signedReads });
}

function studyEntries(image: v.GenericSchema<unknown, StudyImage>) {
  const images = v.pipe(v.array(image), v.minLength(1));
  return { uid: studyUid, patient, date: textOrNull, time: textOrNull, receivedAt: finite, images };
}

function isAbout({ radiograph, result }: StudyImage): boolean {
  return (scoredOf(result)?.sopInstanceUid ?? radiograph.sopInstanceUid) === radiograph.sopInstanceUid;
}

const actions = Object.keys({
  "study-stored": true,
  "image-stored": true,
  "image-rescored": true,
  "study-removed": true,
  "study-prioritized": true,
  "verdict-given": true,
  "read-signed": true,
  "studies-exported": true,
  "notice-accepted": true,
  "site-changed": true,
  "reader-changed": true,
} satisfies Record<AuditAction, true>) as AuditAction[];

export const auditEventSchema: v.GenericSchema<unknown, AuditEvent> = v.object({
  at: finite,
  action: v.picklist(actions),
  subject: textOrNull,
  detail: v.record(text, v.union([text, finite])),
  sequence: positive,
  previousSha256: sha256,
  sha256,
});

export function isAlone(view: ArrayBufferView): boolean {
  return view.byteLength === view.buffer.byteLength;
}
