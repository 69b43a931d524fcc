import { type FindingId, findingIds } from "../../domain/finding.ts";
import type { ReportedFinding, ReportedFindingId } from "../../domain/read.ts";
import type { Text } from "../../i18n/i18n.ts";

export function findingName(id: ReportedFindingId, text: Text): string {
  return isScored(id) ? text(`finding.${id}`) : text(`reading.finding.${id}`);
}

/** With its places, where there are any. */
export function findingWords({ finding, zones }: ReportedFinding, text: Text): string {
  const name = findingName(finding, text);
  if (zones.length === 0) return name;
  return text("reading.findings.withZones", { finding: name, zones: zones.map((zone) => text(`zone.${zone}`)).join(", ") });
}

function isScored(id: ReportedFindingId): id is Extract<ReportedFindingId, FindingId> {
  return (findingIds as readonly string[]).includes(id);
}
