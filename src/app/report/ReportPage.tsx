import type { StudyUid } from "../../domain/ids.ts";
import type { Studies } from "../components/useStudies.ts";

interface ReportPageProps {
  readonly uid: StudyUid;
  /** Null while they are being read. */
  readonly studies: Studies | null;
  readonly onExport: (uids: readonly StudyUid[]) => void;
}

export function ReportPage(_: ReportPageProps) {
  return null;
}
