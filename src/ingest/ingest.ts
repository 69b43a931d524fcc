import type { Outcome } from "../domain/outcome.ts";
import type { DisplayCopy, Radiograph } from "../domain/radiograph.ts";
import type { Sha256, StudyUid } from "../domain/ids.ts";
import type { Patient } from "../domain/study.ts";

/** Port: turns a file into radiographs, in a disposable worker that no file can take down with it. */
export interface Ingest {
  /**
   * One answer a radiograph: a ZIP gives one for each file in it, anything else exactly one. Never rejects. Problems: every `ingest/...`.
   * The caller keeps `file`; the worker reads it itself.
   */
  read(file: IngestFile, signal: AbortSignal): Promise<readonly IngestAnswer[]>;
  /** Frees workers; calls under way end as `ingest/cancelled`. */
  close(): void;
}

/** A `File`, or in Node what looks like one. */
export interface IngestFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface IngestAnswer {
  /** Of the file itself, or of the entry in an archive. */
  readonly fileName: string;
  readonly outcome: Outcome<Ingested>;
}

/** All that one file gives. Its buffers are transferred: the receiver owns them. */
export interface Ingested {
  readonly studyUid: StudyUid;
  readonly patient: Patient;
  readonly date: string | null;
  readonly time: string | null;
  readonly radiograph: Radiograph;
  readonly displayCopy: DisplayCopy;
  /** The original bytes, as they came; made where the file is read, so that they reach the store without passing the main thread. */
  readonly original: Blob;
  readonly fileSha256: Sha256;
  readonly ms: IngestMs;
}

/** Milliseconds of work: container and codec; lookup tables, window and display copy. */
export interface IngestMs {
  readonly decode: number;
  readonly normalize: number;
}
