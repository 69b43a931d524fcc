import type { SopInstanceUid, StudyUid } from "../../src/domain/ids.ts";
import { headerOf } from "../../src/domain/radiograph.ts";
import type { Draft, Opinion, SignedRead, Verdict } from "../../src/domain/read.ts";
import type { Reader, ReaderId } from "../../src/domain/reader.ts";
import type { Result } from "../../src/domain/result.ts";
import type { Study, StudyImage } from "../../src/domain/study.ts";
import { emptyDraft } from "../../src/reading/reading.ts";
import { examplePatient, exampleRadiograph, sha256Of } from "./examples.ts";

/** Of a person, not of a phantom; one image for each result. Reads that name no image were signed for all of them. */
export function exampleStudy(uid: string, results: readonly Result[], known: Partial<Study> = {}): Study {
  const receivedAt = known.receivedAt ?? 1;
  const images = results.map((result, index) => exampleImage(`${uid}.${index + 1}`, result, receivedAt));
  const study: Study = {
    uid: uid as StudyUid, patient: examplePatient, date: null, time: null, receivedAt, priority: "routine", reads: [], drafts: [], images, ...known,
  };
  return withReads(study, study.reads);
}

/** Reads that name no image are of all the study's images. */
export function withReads(study: Study, reads: readonly SignedRead[]): Study {
  const statements = study.images.map(({ radiograph }) => ({ state: "not-scored" as const, sopInstanceUid: radiograph.sopInstanceUid, code: null }));
  return { ...study, reads: reads.map((read) => (read.statements.length === 0 ? { ...read, statements } : read)) };
}

/** With another film, which came at this time. */
export function withAnotherFilm(study: Study, receivedAt: number, result: Result = { state: "notRun" }): Study {
  const film = exampleImage(`${study.uid}.${study.images.length + 1}`, result, receivedAt);
  return { ...study, receivedAt: Math.max(study.receivedAt, receivedAt), images: [...study.images, film] };
}

const header = { ...headerOf(exampleRadiograph()), isPhantom: false };

function exampleImage(uid: string, result: Result, receivedAt: number): StudyImage {
  return {
    radiograph: { ...header, sopInstanceUid: uid as SopInstanceUid }, result, fileSha256: sha256Of("a"), fileName: "a.dcm", fileSizeBytes: 3, receivedAt,
  };
}

export const readerIdOf = (name: string): ReaderId => `id of ${name}` as ReaderId;

export function exampleReader(name: string): Reader {
  return { id: readerIdOf(name), name, title: "chest physician", license: "12345", isActive: true };
}

export function exampleOpinion(verdict: Verdict, known: Partial<Opinion> = {}): Opinion {
  return {
    verdict, phrase: null, findings: [], impression: "In words.", nextStep: "", disagreement: null, wantsSecondReader: false, marks: [], ...known,
  };
}

/** A first, blameless read of the reader with this name. */
export function exampleRead(name: string, verdict: Verdict, known: Partial<SignedRead> = {}): SignedRead {
  const { id, title, license } = exampleReader(name);
  return {
    number: 1, role: "first", amends: null, opinion: exampleOpinion(verdict), mode: "ai-first", firstVerdict: null, reader: { id, name, title, license },
    startedAt: 1, signedAt: 2, statements: [], sha256: sha256Of("c"), ...known,
  };
}

/** Complete, unless the verdict is null. */
export function exampleDraft(name: string, verdict: Verdict | null, known: Partial<Draft> = {}): Draft {
  const empty = emptyDraft(readerIdOf(name), 1);
  return { ...empty, opinion: verdict === null ? empty.opinion : exampleOpinion(verdict), ...known };
}
