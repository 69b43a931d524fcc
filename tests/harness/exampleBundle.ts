import type { BundleManifest } from "../../src/inference/bundle.ts";
import { gateClasses } from "../../src/inference/bundle.ts";
import { parseManifest } from "../../src/inference/manifest.ts";
import { sha256Of } from "../fakes/examples.ts";
import manifestJson from "../../models/cxr-v0/manifest.json";

const overallPoints = [
  { name: "sensitivity95", cutOff: 0.412, sensitivity: { value: 0.948, low: 0.921, high: 0.969 }, specificity: { value: 0.587, low: 0.541, high: 0.633 } },
  { name: "balanced", cutOff: 0.59104, sensitivity: { value: 0.888, low: 0.835, high: 0.936 }, specificity: { value: 0.753, low: 0.712, high: 0.793 } },
  { name: "specificity95", cutOff: 0.861, sensitivity: { value: 0.521, low: 0.468, high: 0.574 }, specificity: { value: 0.951, low: 0.932, high: 0.967 } },
];

/** This repository's bundle, with invented numbers where it has none: a gate, three operating points, calibration errors, each grade of evidence. */
export const exampleManifest: BundleManifest = manifestOf({
  ...manifestJson,
  outputs: { ...manifestJson.outputs, gate: "gate" },
  gate: {
    classes: gateClasses, cutOff: 0.42,
    sensitivity: { value: 0.981, low: 0.972, high: 0.988, n: 1260 }, validRefused: { value: 0.014, low: 0.009, high: 0.021, n: 1849 },
  },
  labels: manifestJson.labels.map((label, at) => {
    const calibrated = { ...label, calibrationError: { before: 0.04 + 0.011 * at, after: 0.018 + 0.001 * at } };
    if (label.id === "abnormal") return { ...calibrated, evidence: "supported", operatingPoints: overallPoints, defaultOperatingPoint: "balanced" };
    return label.id === "emphysema" ? { ...calibrated, evidence: "weak" } : calibrated;
  }),
});

export const exampleBundle = { ...exampleManifest.bundle, sha256: sha256Of("4be91a07") };

/** As a bundle whose network knows nothing of what a film looks like. */
export const gatelessManifest: BundleManifest = { ...exampleManifest, gate: null, outputs: { ...exampleManifest.outputs, gate: null } };

function manifestOf(json: unknown): BundleManifest {
  const parsed = parseManifest(json);
  if (!parsed.ok) throw new Error("The bundle in the repository is not valid.");
  return parsed.value;
}
