import type { Outcome } from "../domain/outcome.ts";

/** Port: where files go, for one export. Nothing rejects. Problems: every `export/...` but `export/nothing-signed`. */
export interface Destination {
  readonly kind: "zip" | "folder" | "pacs";
  /** The file is there, and whole, when this resolves. Keeps the bytes. */
  put(fileName: string, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<Outcome<null>>;
  close(): Promise<Outcome<null>>;
  /** Instead of `close`: a ZIP is thrown away, what was written or sent stays. */
  abandon(): void;
}
