import type { StudyUid } from "../../domain/ids.ts";
import type { Studies } from "../components/useStudies.ts";

interface ExportPageProps {
  /** Null while they are being read. */
  readonly studies: Studies | null;
  /** What was chosen on another page; empty: all that is signed. */
  readonly chosen: readonly StudyUid[];
}

export function ExportPage(_: ExportPageProps) {
  return null;
}
