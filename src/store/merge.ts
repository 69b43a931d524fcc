import type { AuditFacts } from "../domain/auditEvent.ts";
import { uidFromDigest, type Sha256, type SopInstanceUid, type StudyUid } from "../domain/ids.ts";
import { fail, succeed, type Outcome } from "../domain/outcome.ts";
import { scoredOf, type Result } from "../domain/result.ts";
import { imageOf, type Patient, type Study, type StudyImage } from "../domain/study.ts";
import type { NewImage, Saved } from "./store.ts";

/** Where the stored studies lie that an addition has to be compared with; `addImage` wants every study that has one of these. */
export interface NeighborKeys {
  readonly studyUid: StudyUid;
  readonly sopInstanceUids: readonly SopInstanceUid[];
  readonly fileSha256: Sha256;
}

export function neighborKeys({ study, image }: NewImage): NeighborKeys {
  const { radiograph, fileSha256 } = image;
  return { studyUid: study.uid, sopInstanceUids: [radiograph.sopInstanceUid, spareUid(fileSha256)], fileSha256 };
}

export type Addition =
  | { readonly kind: "known"; readonly saved: Saved }
  /** `study` replaces the one with its UID; the buffers belong to `saved.sopInstanceUid`. */
  | (StudyChange & { readonly kind: "new"; readonly saved: Saved });

/** A study as it is to be written, and what the audit trail is to say of it. */
export interface StudyChange {
  readonly study: Study;
  readonly facts: AuditFacts;
}

/**
 * Places an image among the stored studies. Nothing is lost or replaced: the same file again is known; another file that carries a SOP
 * Instance UID that is taken (a device that repeats UIDs, or a sender that corrected the header) is kept beside the first one under a
 * UID derived from its digest. Problem: `store/patient-mismatch`.
 */
export function addImage(neighbors: readonly Study[], { study, image }: NewImage): Outcome<Addition> {
  const known = neighbors.flatMap((one) => one.images.map((its) => savedAs(one.uid, its, true))).find((its) => its.fileSha256 === image.fileSha256);
  if (known !== undefined) return succeed({ kind: "known", saved: known });
  const placed = placeUid(neighbors, image);
  if (!placed.ok) return placed;
  const same = neighbors.find(({ uid }) => uid === study.uid);
  if (same !== undefined && !canBeSamePatient(same.patient, study.patient)) return fail({ code: "store/patient-mismatch" });
  const merged = same === undefined ? startedWith(study, placed.value) : joined(same, study, placed.value);
  const facts = additionFacts(same === undefined ? "study-stored" : "image-stored", study.uid, image, placed.value);
  return succeed({ kind: "new", study: merged, facts, saved: savedAs(study.uid, placed.value, false) });
}

function savedAs(studyUid: StudyUid, { radiograph, fileSha256 }: StudyImage, wasKnown: boolean): Saved {
  return { studyUid, sopInstanceUid: radiograph.sopInstanceUid, wasKnown, fileSha256 };
}

function placeUid(neighbors: readonly Study[], image: StudyImage): Outcome<StudyImage> {
  const isTaken = (uid: SopInstanceUid) => neighbors.some((one) => imageOf(one, uid) !== null);
  if (!isTaken(image.radiograph.sopInstanceUid)) return succeed(image);
  const spare = spareUid(image.fileSha256);
  return isTaken(spare) ? fail({ code: "store/failed", reason: "uid-taken" }) : succeed(renamed(image, spare));
}

function spareUid(fileSha256: Sha256): SopInstanceUid {
  return uidFromDigest(fileSha256) as SopInstanceUid;
}

/** The result goes with its radiograph, unless it was about another one from the start: that is refused when it is written. */
function renamed(image: StudyImage, sopInstanceUid: SopInstanceUid): StudyImage {
  const { radiograph, result } = image;
  const scored = scoredOf(result);
  const isIts = scored?.sopInstanceUid === radiograph.sopInstanceUid;
  const kept = isIts && (result.state === "valid" || result.state === "stale") ? { ...result, scored: { ...result.scored, sopInstanceUid } } : result;
  return { ...image, radiograph: { ...radiograph, sopInstanceUid }, result: kept };
}

/** Two ids decide; without them name and birth date, where both are known. What is not known contradicts nothing. */
export function canBeSamePatient(a: Patient, b: Patient): boolean {
  if (a.id !== null && b.id !== null) return a.id.trim() === b.id.trim();
  return agree(plainName(a.name), plainName(b.name)) && agree(a.birthDate, b.birthDate);
}

function agree(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b;
}

function plainName(name: string | null): string | null {
  return name?.normalize("NFKC").replaceAll(/\s+/g, " ").trim().toUpperCase() ?? null;
}

function startedWith(study: NewImage["study"], image: StudyImage): Study {
  return { ...study, receivedAt: image.receivedAt, images: [image], priority: "routine", reads: [], drafts: [] };
}

/** What the first image said stays; a later one only fills in what is missing. */
function joined(study: Study, added: NewImage["study"], image: StudyImage): Study {
  const { patient } = study;
  return {
    ...study,
    patient: {
      name: patient.name ?? added.patient.name,
      id: patient.id ?? added.patient.id,
      birthDate: patient.birthDate ?? added.patient.birthDate,
      sex: patient.sex ?? added.patient.sex,
      ageYears: patient.ageYears ?? added.patient.ageYears,
    },
    date: study.date ?? added.date,
    time: study.time ?? added.time,
    receivedAt: Math.max(study.receivedAt, image.receivedAt),
    images: [...study.images, image],
  };
}

function additionFacts(action: "study-stored" | "image-stored", studyUid: StudyUid, image: StudyImage, placed: StudyImage): AuditFacts {
  const { sopInstanceUid } = placed.radiograph;
  const uidInFile = image.radiograph.sopInstanceUid;
  const renaming = uidInFile === sopInstanceUid ? {} : { uidInFile };
  const detail = { studyUid, sopInstanceUid, fileSha256: image.fileSha256, ...renaming, ...resultFacts(image.result) };
  return { at: image.receivedAt, action, subject: action === "study-stored" ? studyUid : sopInstanceUid, detail };
}

/** Problem: `store/not-found`. */
export function replaceResult(study: Study, uid: SopInstanceUid, result: Result, at: number): Outcome<StudyChange> {
  const known = imageOf(study, uid);
  if (known === null) return fail({ code: "store/not-found" });
  const images = study.images.map((image) => (image === known ? { ...image, result } : image));
  const detail = { studyUid: study.uid, stateBefore: known.result.state, ...resultFacts(result) };
  return succeed({ study: { ...study, images }, facts: { at, action: "image-rescored", subject: uid, detail } });
}

/** Names all that goes with the study by its digest: a printed report can still be told from a forged one. */
export function removalFacts({ uid, images, reads }: Study, at: number): AuditFacts {
  const files = images.map(({ fileSha256 }, index) => [`fileSha256.${index + 1}`, fileSha256]);
  const signed = reads.map(({ number, sha256 }) => [`readSha256.${number}`, sha256]);
  const counts = { images: images.length, ...(reads.length === 0 ? {} : { reads: reads.length }) };
  return { at, action: "study-removed", subject: uid, detail: { ...counts, ...Object.fromEntries([...files, ...signed]) } };
}

/** A code and a digest, never a fact of a problem: those may come from the file. */
function resultFacts(result: Result): Readonly<Record<string, string>> {
  const { state } = result;
  if (state === "valid" || state === "stale") return { state, bundleSha256: result.scored.bundle.sha256 };
  if (state === "refused") return { state, problem: result.reason.code };
  if (state === "failed") return { state, problem: result.problem.code };
  return { state: "notRun" };
}
