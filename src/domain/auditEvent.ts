import type { Sha256 } from "./ids.ts";

/** Who did what to which study and when; append-only and hash-chained (see `audit/`). */
export interface AuditEvent extends AuditFacts {
  /** 1, 2, 3 ... without a gap. */
  readonly sequence: number;
  /** Of the event before, or 64 zeros for the first. */
  readonly previousSha256: Sha256;
  readonly sha256: Sha256;
}

export interface AuditFacts {
  /** Milliseconds since 1970 by this laptop's clock. */
  readonly at: number;
  readonly action: AuditAction;
  /** A study or SOP instance UID, or null where the event is about the device. */
  readonly subject: string | null;
  /** Codes and digests, never a name. */
  readonly detail: Readonly<Record<string, string | number>>;
}

export type AuditAction =
  | "study-stored" | "image-stored" | "image-rescored" | "study-removed" | "study-prioritized"
  /** The first verdict of a blind read; the read itself; what left the laptop by a reader's hand. */
  | "verdict-given" | "read-signed" | "studies-exported"
  | "notice-accepted" | "site-changed" | "reader-changed";
