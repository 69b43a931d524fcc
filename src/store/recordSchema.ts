import * as v from "valibot";
import type { AuditAction, AuditEvent } from "../domain/auditEvent.ts";
import { findingIds } from "../domain/finding.ts";
import { isSha256, type Sha256, type SopInstanceUid, type StudyUid } from "../domain/ids.ts";
import type { RadiographHeader } from "../domain/radiograph.ts";
import { scoredOf, type Result, type Scored } from "../domain/result.ts";
import type { Logit, Score } from "../domain/score.ts";
import type { Patient, Study, StudyImage } from "../domain/study.ts";
import { problemSchema, refusalSchema } from "./problemFacts.ts";

const text = v.string();
const textOrNull = v.nullable(text);
const finite = v.pipe(v.number(), v.finite());
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const score = v.pipe(share, v.transform((value) => value as Score));
const sha256 = v.pipe(text, v.check(isSha256), v.transform((value) => value as Sha256));
// Not the strict form of PS3.5 section 9.1: a device that writes a bad UID must not make its films unreadable.
const studyUid = v.pipe(text, v.nonEmpty(), v.transform((value) => value as StudyUid));
const sopInstanceUid = v.pipe(text, v.nonEmpty(), v.transform((value) => value as SopInstanceUid));

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

/** For writing: refuses what could not be read back in full. */
export const studyToStoreSchema = studySchema(v.pipe(imageSchema(resultSchema), v.check(isAbout)));

function imageSchema(result: v.GenericSchema<unknown, Result>): v.GenericSchema<unknown, StudyImage> {
  return v.object({ radiograph: header, result, fileSha256: sha256, fileName: text, fileSizeBytes: whole, receivedAt: finite });
}

function studySchema(image: v.GenericSchema<unknown, StudyImage>): v.GenericSchema<unknown, Study> {
  return v.object({
    uid: studyUid,
    patient,
    date: textOrNull,
    time: textOrNull,
    receivedAt: finite,
    images: v.pipe(v.array(image), v.minLength(1)),
  });
}

function isAbout({ radiograph, result }: StudyImage): boolean {
  return (scoredOf(result)?.sopInstanceUid ?? radiograph.sopInstanceUid) === radiograph.sopInstanceUid;
}

const actions = Object.keys({
  "study-stored": true,
  "image-stored": true,
  "image-rescored": true,
  "study-removed": true,
  "notice-accepted": true,
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
