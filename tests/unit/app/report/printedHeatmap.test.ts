import { describe, expect, it } from "vitest";
import { heatmapToPrint } from "../../../../src/app/report/printedHeatmap.ts";
import type { ModelStatement } from "../../../../src/domain/read.ts";
import type { FindingScore, Heatmap, Result } from "../../../../src/domain/result.ts";
import { headerOf } from "../../../../src/domain/radiograph.ts";
import type { StudyImage } from "../../../../src/domain/study.ts";
import { exampleFinding, exampleRadiograph, exampleScored, sha256Of } from "../../../fakes/examples.ts";

const heatmap: Heatmap = { rows: 1, columns: 1, values: new Float32Array([1]), area: { left: 0, top: 0, width: 1, height: 1 } };

const overall: FindingScore = { ...exampleFinding(0.8), heatmap };
const opacity: FindingScore = { ...exampleFinding(0.7), finding: "opacity", heatmap };
const weak: FindingScore = { ...exampleFinding(0.9), finding: "edema", evidence: "weak", heatmap };

function imageOf(result: Result): StudyImage {
  return { radiograph: headerOf(exampleRadiograph()), result, fileSha256: sha256Of("a"), fileName: "a.dcm", fileSizeBytes: 1, receivedAt: 1 };
}

function scored(findings: readonly FindingScore[], state: "valid" | "stale" = "valid"): Result {
  return { state, scored: { ...exampleScored(), findings } };
}

/** What was signed, with the calls of then. */
function stated(findings: readonly FindingScore[], digest = "b"): ModelStatement {
  const { sopInstanceUid, scoredAt, bundle } = exampleScored();
  return {
    state: "scored", sopInstanceUid, bundle: { ...bundle, sha256: sha256Of(digest) }, provider: "wasm", scoredAt, selfTestAt: null,
    findings: findings.map(({ finding, score, call, evidence, operatingPoint }) => ({ finding, score, call, evidence, cutOff: operatingPoint.cutOff, point: "x", zones: [] })),
  };
}

describe("the heatmap on a report", () => {
  it("belongs to the supported finding above its cut-off, before the overall score", () => {
    expect(heatmapToPrint(imageOf(scored([overall, weak, opacity])), [stated([overall, weak, opacity])])?.finding.finding).toBe("opacity");
    expect(heatmapToPrint(imageOf(scored([overall, weak])), [stated([overall, weak])])?.finding.finding).toBe("abnormal");
  });

  it("follows the calls that were signed", () => {
    const negative: FindingScore = { ...opacity, call: "negative" };
    expect(heatmapToPrint(imageOf(scored([opacity])), [stated([negative])])).toBeNull();
  });

  it("is captioned with the score that was signed, not with one that was computed since", () => {
    const again: FindingScore = { ...opacity, score: 0.71 as FindingScore["score"] };
    expect(heatmapToPrint(imageOf(scored([again])), [stated([opacity])])?.finding.score).toBe(opacity.score);
  });

  it("is not printed beside a statement of another bundle, a stale score, or none", () => {
    expect(heatmapToPrint(imageOf(scored([opacity])), [stated([opacity], "c")])).toBeNull();
    expect(heatmapToPrint(imageOf(scored([opacity], "stale")), [stated([opacity])])).toBeNull();
    expect(heatmapToPrint(imageOf({ state: "withheld" }), [stated([opacity])])).toBeNull();
    expect(heatmapToPrint(imageOf(scored([opacity])), [])).toBeNull();
  });
});
