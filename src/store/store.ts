import type { AuditEvent, AuditFacts } from "../domain/auditEvent.ts";
import type { Sha256, SopInstanceUid, StudyUid } from "../domain/ids.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { DisplayCopy } from "../domain/radiograph.ts";
import type { Result } from "../domain/result.ts";
import type { Study, StudyImage, StudyOrder } from "../domain/study.ts";

/**
 * Port: studies at rest. Each write is one transaction that commits the record, its pixels and its audit event together or not at all,
 * and has reached the disk when its promise resolves. Nothing rejects. Problems: every `store/...`.
 */
export interface StudyStore {
  /**
   * Adds an image to its study, or makes the study. The same file twice is stored once. Another file that carries a SOP Instance UID
   * that is taken is kept beside the first one under a UID made from its digest: `Saved` says which. Keeps none of the buffers.
   */
  save(image: NewImage): Promise<Outcome<Saved>>;
  list(order: StudyOrder): Promise<Outcome<readonly Study[]>>;
  /** Called soon and after each change in any tab; the answer stops it. */
  watch(order: StudyOrder, onChange: (studies: Outcome<readonly Study[]>) => void): () => void;
  get(uid: StudyUid): Promise<Outcome<Study>>;
  /** The stored display copy. The caller owns it. */
  displayCopy(uid: SopInstanceUid): Promise<Outcome<DisplayCopy>>;
  /** The file as it came. The caller owns it. */
  original(uid: SopInstanceUid): Promise<Outcome<ArrayBuffer>>;
  /** Puts a newer result in place of an older one. A result about another radiograph is refused, as it is by `save`. */
  rescore(uid: SopInstanceUid, result: Result, at: number): Promise<Outcome<Study>>;
  /** The study with all its images; the audit trail keeps that it was there. */
  remove(uid: StudyUid, at: number): Promise<Outcome<null>>;
  /** Adds an event that is about the device, not about a study. */
  note(facts: AuditFacts): Promise<Outcome<AuditEvent>>;
  /** The whole audit trail, oldest first. */
  trail(): Promise<Outcome<readonly AuditEvent[]>>;
  close(): void;
}

export interface NewImage {
  readonly study: Omit<Study, "images" | "receivedAt">;
  readonly image: StudyImage;
  readonly displayCopy: DisplayCopy;
  readonly original: Blob;
}

export interface Saved {
  readonly studyUid: StudyUid;
  readonly sopInstanceUid: SopInstanceUid;
  /** The same file was here already and nothing was written. */
  readonly wasKnown: boolean;
  readonly fileSha256: Sha256;
}
