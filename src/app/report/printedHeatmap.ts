import type { ModelStatement, StatedFinding } from "../../domain/read.ts";
import type { Heatmap } from "../../domain/result.ts";
import type { StudyImage } from "../../domain/study.ts";
import { groupFindings } from "../components/findingOrder.ts";

export interface PrintedHeatmap {
  /** As it was signed. */
  readonly finding: StatedFinding;
  readonly heatmap: Heatmap;
}

/**
 * Where the score of the first finding comes from that the signed statement calls positive. Null where there is none, or where the score has been made
 * anew by another bundle: a heatmap is never printed beside a statement that it does not belong to.
 */
export function heatmapToPrint({ radiograph, result }: StudyImage, statements: readonly ModelStatement[]): PrintedHeatmap | null {
  const statement = statements.find(({ sopInstanceUid }) => sopInstanceUid === radiograph.sopInstanceUid);
  if (statement?.state !== "scored" || result.state !== "valid" || result.scored.bundle.sha256 !== statement.bundle.sha256) return null;
  const positive = statement.findings.filter(({ call }) => call === "positive");
  const { overall, supported } = groupFindings(result.scored.findings);
  for (const { finding, heatmap } of [...supported, ...(overall === null ? [] : [overall])]) {
    const stated = positive.find((one) => one.finding === finding);
    if (stated !== undefined && heatmap !== null) return { finding: stated, heatmap };
  }
  return null;
}
