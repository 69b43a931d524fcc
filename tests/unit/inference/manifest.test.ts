import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { defaultPointOf, filesOf } from "../../../src/inference/bundle.ts";
import { parseManifest } from "../../../src/inference/manifest.ts";
import { bundleDirectory, exampleManifest, manifestJson, withValue } from "../../fakes/exampleBundle.ts";

describe("the bundle in this repository", () => {
  it("has a manifest that parses", () => {
    expect(parseManifest(manifestJson())).toMatchObject({ ok: true, value: { version: 1, bundle: { name: "cxr-v0" } } });
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

  it("calls `abnormal` where it is sensitive and every finding where it is balanced", () => {
    const points = exampleManifest().labels.map((label) => [label.id === "abnormal", defaultPointOf(label).name]);
    expect(points.every(([isAbnormal, name]) => name === (isAbnormal === true ? "sens90" : "balanced"))).toBe(true);
  });
});

describe("a manifest is refused, with the place of the fault,", () => {
  it.each<[fact: string, path: string, value: unknown, at?: string]>([
    ["when its version is not known", "version", 2],
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

  it("when it is no manifest at all", () => {
    for (const json of [undefined, null, 7, "manifest", []]) expect(parseManifest(json).ok).toBe(false);
  });
});
