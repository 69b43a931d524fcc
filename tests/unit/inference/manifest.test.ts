import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { defaultPointOf, filesOf } from "../../../src/inference/bundle.ts";
import { parseManifest } from "../../../src/inference/manifest.ts";
import { bundleDirectory, exampleManifest, gatedManifestJson, manifestJson, withValue } from "../../fakes/exampleBundle.ts";

describe("the bundle in this repository", () => {
  it("has a manifest that parses", () => {
    expect(parseManifest(manifestJson())).toMatchObject({ ok: true, value: { version: 2, bundle: { name: "cxr-v0" } } });
  });

  it.each(filesOf(exampleManifest()))("has $file exactly as the manifest says", ({ file, sizeBytes, sha256 }) => {
    const bytes = readFileSync(new URL(file, bundleDirectory));
    expect(bytes.length).toBe(sizeBytes);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
  });

  it("calls evidence only what was shown to be better than a thumbnail", () => {
    const supported = exampleManifest().labels.filter(({ evidence }) => evidence === "supported").map(({ id }) => id);
    expect(supported).toEqual(["effusion", "opacity", "mass_or_nodule", "pneumothorax", "pleural_thickening", "emphysema"]);
  });

  it("calls experimental whatever was not shown to be better, and nothing weak", () => {
    const experimental = exampleManifest().labels.filter(({ evidence }) => evidence === "experimental").map(({ id }) => id);
    expect(experimental).toEqual(["abnormal", "atelectasis", "cardiomegaly", "fibrosis"]);
    expect(exampleManifest().labels.some(({ evidence }) => evidence === "weak")).toBe(false);
  });

  it("does not offer tuberculosis, and says why in each language", () => {
    const [tuberculosis, ...others] = exampleManifest().notOffered;
    expect(tuberculosis?.id).toBe("tuberculosis");
    expect(tuberculosis?.reason.en).toMatch(/^no public data/);
    expect(tuberculosis?.reason.ko).toMatch(/^공개된 자료/);
    expect(others).toEqual([]);
  });

  it("calls `abnormal` where it is sensitive and every finding where it is balanced", () => {
    const points = exampleManifest().labels.map((label) => [label.id === "abnormal", defaultPointOf(label).name]);
    expect(points.every(([isAbnormal, name]) => name === (isAbnormal === true ? "sens90" : "balanced"))).toBe(true);
  });
});

describe("a manifest with a gate", () => {
  it("parses, also where the gate was not measured or knows fewer classes", () => {
    expect(parseManifest(gatedManifestJson())).toMatchObject({ ok: true, value: { outputs: { gate: "gate" }, gate: { cutOff: 0.5 } } });
    expect(parseManifest(withValue(withValue(gatedManifestJson(), "gate.sensitivity", null), "gate.validRefused", null)).ok).toBe(true);
    expect(parseManifest(withValue(gatedManifestJson(), "gate.classes", ["frontal_chest", "not_chest"])).ok).toBe(true);
  });
});

describe("a manifest is refused, with the place of the fault,", () => {
  it.each<[fact: string, path: string, value: unknown, at?: string]>([
    ["when its version is not known", "version", 3],
    ["when the evidence is of no known grade", "labels.0.evidence", "strong"],
    ["when a calibration error is larger than it can be", "labels.0.calibrationError", { before: 1.2, after: 0.1 }, "labels.0.calibrationError.before"],
    ["when it does not say whether calibration was measured", "labels.0.calibrationError", undefined],
    ["when the network has a gate that nothing is said of", "outputs.gate", "gate", "gate"],
    ["when two operating points have the same name", "labels.1.operatingPoints.0.name", "balanced", "labels.1.operatingPoints"],
    ["when what is not offered is not known", "notOffered.0.id", "scoliosis"],
    ["when what is not offered is scored", "notOffered.0.id", "effusion", "notOffered"],
    ["when it is not said in Korean why something is not offered", "notOffered.0.reason.ko", ""],
    ["when a digest is no SHA-256", "card.sha256", "abc"],
    ["when a file leaves the bundle's folder", "variants.wasm.file", "../model.onnx"],
    ["when no network runs everywhere", "variants.wasm", undefined],
    ["when calibration would reorder studies", "labels.0.calibration.slope", -1],
    ["when a finding is not known", "labels.1.id", "scoliosis"],
    ["when a finding comes twice", "labels.1.id", "abnormal", "labels"],
    ["when the default operating point is missing", "labels.2.defaultOperatingPoint", "none", "labels.2"],
    ["when a cut-off is no score", "labels.0.operatingPoints.0.cutOff", 1.5],
    ["when an interval does not hold its value", "labels.0.auc.low", 0.99, "labels.0.auc"],
    ["when it says more than is known of", "signature", ""],
  ])("%s", (_, path, value, at = path) => {
    expect(parseManifest(withValue(manifestJson(), path, value))).toEqual({ ok: false, problem: { code: "inference/manifest-invalid", at } });
  });

  it.each<[fact: string, path: string, value: unknown, at?: string]>([
    ["when the network gives no output for its gate", "outputs.gate", null, "gate"],
    ["when a class of the gate is not known", "gate.classes.2", "cropped"],
    ["when a class of the gate comes twice", "gate.classes.2", "lateral", "gate.classes"],
    ["when the gate does not begin with the frontal chest film", "gate.classes", ["lateral", "frontal_chest"]],
    ["when the gate knows nothing but frontal chest films", "gate.classes", ["frontal_chest"]],
    ["when the gate's cut-off is no probability", "gate.cutOff", 1.01],
    ["when the gate was measured on no film", "gate.sensitivity.n", 0],
    ["when an interval of the gate does not hold its value", "gate.validRefused.low", 0.9, "gate.validRefused"],
  ])("%s", (_, path, value, at = path) => {
    expect(parseManifest(withValue(gatedManifestJson(), path, value))).toEqual({ ok: false, problem: { code: "inference/manifest-invalid", at } });
  });

  it("at its version alone when it is of version 1", () => {
    expect(parseManifest(versionOne())).toEqual({ ok: false, problem: { code: "inference/manifest-invalid", at: "version" } });
  });

  it("when it is no manifest at all", () => {
    for (const json of [undefined, null, 7, "manifest", []]) expect(parseManifest(json).ok).toBe(false);
  });
});

/** As this repository's bundle was described before there were gates. */
function versionOne(): Record<string, unknown> {
  const json = withValue(withValue(withValue(manifestJson(), "version", 1), "gate", undefined), "notOffered", undefined);
  const labels = (json["labels"] as Record<string, unknown>[]).map(({ calibrationError: _, ...label }) => ({ ...label, evidence: "weak" }));
  return withValue(withValue(json, "outputs.gate", undefined), "labels", labels);
}
