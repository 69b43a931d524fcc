import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findingIds } from "../../src/domain/finding.ts";
import type { Sha256, SopInstanceUid, StudyUid } from "../../src/domain/ids.ts";
import type { RadiographHeader } from "../../src/domain/radiograph.ts";
import type { FindingScore, Heatmap, Result } from "../../src/domain/result.ts";
import type { Logit, Proportion, Score } from "../../src/domain/score.ts";
import type { Patient, Study, StudyImage } from "../../src/domain/study.ts";
import { parseDraftRecord, toDraftRecord } from "../../src/store/draftRecord.ts";
import {
  parseDisplayCopyRecord, parseOriginalRecord, parseStudyRecord, parseTrailRecord, readOriginalBytes, toDisplayCopyRecord, toOriginalRecord, toStudyRecord,
  toTrailRecord,
} from "../../src/store/record.ts";
import { parseReaderRecord } from "../../src/store/siteRecord.ts";
import { append } from "../../src/audit/audit.ts";
import { draft, signedReads } from "../fakes/anyReads.ts";

const text = fc.string({ unit: "grapheme", maxLength: 20 });
const textOrNull = fc.option(text);
const uid = fc.stringMatching(/^[1-9]\d{0,8}(\.[1-9]\d{0,8}){1,4}$/);
const sopUid = uid as fc.Arbitrary<SopInstanceUid>;
const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/) as fc.Arbitrary<Sha256>;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const whole = fc.nat();
const side = fc.integer({ min: 1, max: 12 });
const proportion: fc.Arbitrary<Proportion | null> = fc.option(fc.record({ value: share, low: share, high: share }));

const heatmap: fc.Arbitrary<Heatmap> = fc.tuple(side, side).chain(([rows, columns]) => fc.record({
  rows: fc.constant(rows),
  columns: fc.constant(columns),
  values: fc.float32Array({ min: 0, max: 1, noNaN: true, minLength: rows * columns, maxLength: rows * columns }),
  area: fc.record({ left: finite, top: finite, width: finite, height: finite }),
}));

const finding: fc.Arbitrary<FindingScore> = fc.record({
  finding: fc.constantFrom(...findingIds),
  logit: finite as fc.Arbitrary<Logit>,
  score: share as fc.Arbitrary<Score>,
  call: fc.constantFrom("positive", "negative"),
  operatingPoint: fc.record({ name: text, cutOff: share as fc.Arbitrary<Score>, sensitivity: proportion, specificity: proportion }),
  evidence: fc.constantFrom("supported", "weak", "experimental"),
  heatmap: fc.option(heatmap),
});

const gateCode = fc.constantFrom(
  "inference/gate-inverted" as const, "inference/gate-rotated" as const, "inference/gate-upside-down" as const, "inference/gate-lateral" as const,
  "inference/gate-not-chest" as const,
);

function resultOf(sopInstanceUid: SopInstanceUid): fc.Arbitrary<Result> {
  const scored = fc.record({
    bundle: fc.record({ name: text, version: text, sha256 }),
    sopInstanceUid: fc.constant(sopInstanceUid),
    scoredAt: whole,
    provider: fc.constantFrom("wasm" as const, "webgpu" as const),
    findings: fc.array(finding, { maxLength: 3 }),
    scoreMs: finite,
  });
  return fc.oneof(
    fc.constant<Result>({ state: "notRun" }),
    fc.record({ state: fc.constant("refused" as const), reason: fc.record({ code: fc.constant("inference/child" as const), ageYears: whole, minimumAgeYears: whole }) }),
    fc.record({ state: fc.constant("refused" as const), reason: fc.record({ code: fc.constant("inference/lateral-view" as const), viewPosition: text }) }),
    fc.record({ state: fc.constant("refused" as const), reason: fc.record({ code: gateCode, frontalProbability: share }) }),
    fc.record({ state: fc.constant("failed" as const), problem: fc.record({ code: fc.constant("inference/self-test-failed" as const), provider: text, maxDifference: fc.double() }) }),
    fc.record({ state: fc.constant("failed" as const), problem: fc.constant({ code: "inference/output-invalid", reason: "saturated" } as const) }),
    fc.record({ state: fc.constantFrom("valid" as const, "stale" as const), scored }),
  );
}

function headerOf(sopInstanceUid: SopInstanceUid): fc.Arbitrary<RadiographHeader> {
  return fc.record({
    sopInstanceUid: fc.constant(sopInstanceUid),
    rows: fc.integer({ min: 1 }),
    columns: fc.integer({ min: 1 }),
    window: fc.record({ center: finite, width: finite, shape: fc.constantFrom("linear", "linear-exact", "sigmoid") }),
    spacing: fc.option(fc.record({ rowMm: finite, columnMm: finite, plane: fc.constantFrom("detector", "patient") })),
    viewPosition: textOrNull,
    bodyPart: textOrNull,
    isPhantom: fc.boolean(),
    source: fc.record({
      format: fc.constantFrom("dicom", "png", "jpeg"),
      transferSyntaxUid: fc.option(uid),
      photometricInterpretation: text,
      bitsStored: whole,
      frames: whole,
    }),
  });
}

const image: fc.Arbitrary<StudyImage> = sopUid.chain((sopInstanceUid) => fc.record({
  radiograph: headerOf(sopInstanceUid),
  result: resultOf(sopInstanceUid),
  fileSha256: sha256,
  fileName: text,
  fileSizeBytes: whole,
  receivedAt: whole,
}));

const patient: fc.Arbitrary<Patient> = fc.record({
  name: textOrNull, id: textOrNull, birthDate: textOrNull, sex: fc.option(fc.constantFrom("M", "F", "O")), ageYears: fc.option(whole),
});

const study: fc.Arbitrary<Study> = fc.record({
  uid: uid as fc.Arbitrary<StudyUid>, patient, date: textOrNull, time: textOrNull, receivedAt: whole, images: fc.array(image, { minLength: 1, maxLength: 3 }),
  priority: fc.constantFrom("routine", "urgent"), reads: signedReads, drafts: fc.constant([]),
});

describe("what is stored", () => {
  it("is the study that was saved, whatever was in it", () => {
    fc.assert(fc.property(study, (saved) => {
      const record = toStudyRecord(saved, 1);
      expect(record.ok && parseStudyRecord(structuredClone(record.value))).toEqual({ ok: true, value: saved });
    }));
  });

  it("is the draft that was saved, whatever was in it", () => {
    fc.assert(fc.property(uid, draft, fc.integer({ min: 1 }), (studyUid, saved, revision) => {
      const record = toDraftRecord(studyUid as StudyUid, saved, revision);
      expect(record.ok && parseDraftRecord(structuredClone(record.value))).toEqual({ ok: true, value: { studyUid, revision, draft: saved } });
    }));
  });

  it("is the display copy that was saved, also where it was a view of a larger buffer", () => {
    fc.assert(fc.property(sopUid, side, side, fc.nat({ max: 5 }), (id, rows, columns, offset) => {
      const pixels = new Uint16Array(200).map((_, index) => index * 300).subarray(offset, offset + rows * columns);
      const stored = structuredClone(toDisplayCopyRecord(id, { rows, columns, pixels }));
      expect(stored.pixels.byteLength).toBe(rows * columns * 2);
      expect(parseDisplayCopyRecord(stored)).toEqual({ ok: true, value: { rows, columns, pixels } });
    }));
  });

  it("is the file that was saved", async () => {
    await fc.assert(fc.asyncProperty(sopUid, fc.uint8Array(), async (id, bytes) => {
      const parsed = parseOriginalRecord(structuredClone(toOriginalRecord(id, new Blob([bytes.slice()]))));
      const read = parsed.ok ? await readOriginalBytes(parsed.value) : parsed;
      expect(read.ok && [...new Uint8Array(read.value)]).toEqual([...bytes]);
    }));
  });

  it("is the event that was noted", () => {
    fc.assert(fc.property(whole, textOrNull, (at, subject) => {
      const event = append(null, { at, subject, action: "image-stored", detail: { at, state: "valid" } });
      expect(parseTrailRecord(structuredClone(toTrailRecord(event)))).toEqual({ ok: true, value: event });
    }));
  });
});

describe("what a disk answers", () => {
  it("is never taken for a study that it is not", () => {
    fc.assert(fc.property(fc.anything(), (stored) => {
      expect(parseStudyRecord(stored).ok).toBe(false);
      expect(parseDraftRecord(stored).ok).toBe(false);
      expect(parseReaderRecord(stored).ok).toBe(false);
      expect(parseDisplayCopyRecord(stored).ok).toBe(false);
      expect(parseTrailRecord(stored).ok).toBe(false);
    }));
  });
});
