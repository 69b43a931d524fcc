import type { ModelStatement } from "../../domain/read.ts";
import type { FindingScore, Heatmap } from "../../domain/result.ts";
import type { StudyImage } from "../../domain/study.ts";
import { groupFindings } from "../components/findingOrder.ts";

export interface PrintedHeatmap {
  readonly finding: FindingScore;
  readonly heatmap: Heatmap;
}

/**
 * Where the score of the first finding comes from that the signed statement calls positive. Null where there is none, or where the score has been made
 * anew by another bundle: a heatmap is never printed beside a statement that it does not belong to.
 */
export function heatmapToPrint({ radiograph, result }: StudyImage, statements: readonly ModelStatement[]): PrintedHeatmap | null {
  const statement = statements.find(({ sopInstanceUid }) => sopInstanceUid === radiograph.sopInstanceUid);
  if (statement?.state !== "scored" || result.state !== "valid" || result.scored.bundle.sha256 !== statement.bundle.sha256) return null;
  const stated = new Set(statement.findings.filter(({ call }) => call === "positive").map(({ finding }) => finding));
  const { overall, supported } = groupFindings(result.scored.findings);
  const finding = [...supported, ...(overall === null ? [] : [overall])].find((one) => stated.has(one.finding) && one.heatmap !== null);
  return finding === undefined || finding.heatmap === null ? null : { finding, heatmap: finding.heatmap };
}
