import type { AuditEvent, AuditFacts } from "../domain/auditEvent.ts";
import type { Sha256, SopInstanceUid, StudyUid } from "../domain/ids.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { DisplayCopy } from "../domain/radiograph.ts";
import type { Result } from "../domain/result.ts";
import type { Draft, SignedRead } from "../domain/read.ts";
import type { Reader, ReaderId } from "../domain/reader.ts";
import type { Site, SiteSettings } from "../domain/site.ts";
import type { Priority, Study, StudyImage } from "../domain/study.ts";

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
  /** Newest first. */
  list(): Promise<Outcome<readonly Study[]>>;
  /** As `list`; called soon and after each change in any tab; the answer stops it. */
  watch(onChange: (studies: Outcome<readonly Study[]>) => void): () => void;
  get(uid: StudyUid): Promise<Outcome<Study>>;
  /** The stored display copy. The caller owns it. */
  displayCopy(uid: SopInstanceUid): Promise<Outcome<DisplayCopy>>;
  /** The file as it came. The caller owns it. */
  original(uid: SopInstanceUid): Promise<Outcome<ArrayBuffer>>;
  /** Puts a newer result in place of an older one. A result about another radiograph is refused, as it is by `save`. */
  rescore(uid: SopInstanceUid, result: Result, at: number): Promise<Outcome<Study>>;
  prioritize(uid: StudyUid, priority: Priority, at: number): Promise<Outcome<Study>>;
  /**
   * Puts a reader's unsigned work in place of what it was. A first verdict that is stored already stays as it is. Only a first verdict enters
   * the audit trail.
   */
  saveDraft(uid: StudyUid, draft: Draft): Promise<Outcome<Draft>>;
  /** Takes a reader's unsigned work away; a first verdict stays, in a draft that has nothing else. */
  discardDraft(uid: StudyUid, readerId: ReaderId): Promise<Outcome<null>>;
  /** Adds a signed read and takes the signer's draft away. `store/conflict` where its number is not the next one. */
  sign(uid: StudyUid, read: SignedRead): Promise<Outcome<Study>>;
  /** The study with all its images; the audit trail keeps that it was there. */
  remove(uid: StudyUid, at: number): Promise<Outcome<null>>;
  /** Adds an event that is about the device, not about a study. */
  note(facts: AuditFacts): Promise<Outcome<AuditEvent>>;
  /** The whole audit trail, oldest first. */
  trail(): Promise<Outcome<readonly AuditEvent[]>>;
  close(): void;
}

/** Port: what the site has chosen, and who reads there; on the same disk, with the same promises. */
export interface SiteStore {
  site(): Promise<Outcome<StoredSite>>;
  /** Called soon and after each change in any tab; the answer stops it. */
  watchSite(onChange: (site: Outcome<StoredSite>) => void): () => void;
  saveSettings(settings: SiteSettings, at: number): Promise<Outcome<null>>;
  /** Adds a reader, or puts what is known of one in place of what was. */
  saveReader(reader: Reader, at: number): Promise<Outcome<null>>;
}

/** `settings`: null before the first were saved. */
export interface StoredSite {
  readonly settings: SiteSettings | null;
  readonly readers: Site["readers"];
}

export interface NewImage {
  readonly study: Pick<Study, "uid" | "patient" | "date" | "time">;
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
