import { fail, succeed } from "../domain/outcome.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { FindingScore, ImageArea } from "../domain/result.ts";
import { callAt } from "../domain/score.ts";
import type { Logit } from "../domain/score.ts";
import { defaultPointOf } from "./bundle.ts";
import type { BundleLabel, BundleManifest } from "./bundle.ts";
import { calibrate } from "./calibration.ts";
import { heatmapOf } from "./heatmap.ts";
import type { ActivationMap } from "./heatmap.ts";

/** What a network gave for one image. */
export interface RawOutputs {
  /** In the order of the bundle's labels. */
  readonly logits: Float32Array;
  readonly cam: RawMaps | null;
  /** Any finite numbers, in the order of the gate's classes; null where the network gave none. */
  readonly gate: Float32Array | null;
}

/** labels x rows x columns, row-major. */
export interface RawMaps {
  readonly values: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/** A score this close to 0 or 1 is no estimate; a network whose scores all are has gone wrong. */
const saturation = 1e-6;

/** Raw outputs -> findings in the bundle's order. Problem: `inference/output-invalid`. */
export function interpret(manifest: BundleManifest, outputs: RawOutputs, area: ImageArea): Outcome<readonly FindingScore[]> {
  const { labels } = manifest;
  if (!hasShape(manifest, outputs)) return fail({ code: "inference/output-invalid", reason: "shape" });
  if (!isFinite(outputs)) return fail({ code: "inference/output-invalid", reason: "not-finite" });
  const findings = labels.map((label, at) => findingOf(label, outputs.logits[at] as Logit, mapOf(outputs.cam, at), area));
  const isSaturated = findings.every(({ score }) => score < saturation || score > 1 - saturation);
  return isSaturated ? fail({ code: "inference/output-invalid", reason: "saturated" }) : succeed(findings);
}

function hasShape({ labels, outputs: { cam: wanted } }: BundleManifest, { logits, cam }: RawOutputs): boolean {
  if (logits.length !== labels.length) return false;
  if (cam === null) return wanted === null;
  return cam.rows * cam.columns > 0 && cam.values.length === labels.length * cam.rows * cam.columns;
}

function isFinite({ logits, cam }: RawOutputs): boolean {
  return logits.every(Number.isFinite) && (cam === null || cam.values.every(Number.isFinite));
}

function findingOf(label: BundleLabel, logit: Logit, map: ActivationMap | null, area: ImageArea): FindingScore {
  const score = calibrate(label.calibration, logit);
  const operatingPoint = defaultPointOf(label);
  return {
    finding: label.id,
    logit,
    score,
    call: callAt(operatingPoint, score),
    operatingPoint,
    evidence: label.evidence,
    heatmap: map === null ? null : heatmapOf(map, logit, label.calibration, area),
  };
}

function mapOf(cam: RawMaps | null, at: number): ActivationMap | null {
  if (cam === null) return null;
  const { values, rows, columns } = cam;
  return { rows, columns, cells: values.subarray(at * rows * columns, (at + 1) * rows * columns) };
}
