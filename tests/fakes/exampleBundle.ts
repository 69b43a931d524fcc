import { readFileSync } from "node:fs";
import { parseManifest } from "../../src/inference/manifest.ts";
import { gateClasses } from "../../src/inference/bundle.ts";
import type { BundleGate, BundleManifest } from "../../src/inference/bundle.ts";

export const bundleDirectory = new URL("../../models/cxr-v0/", import.meta.url);

/** The JSON of the bundle in this repository, fresh each time: a test may break it. */
export function manifestJson(): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL("manifest.json", bundleDirectory), "utf8")) as Record<string, unknown>;
}

export function selfTestJson(): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL("selftest.json", bundleDirectory), "utf8")) as Record<string, unknown>;
}

export function exampleManifest(): BundleManifest {
  const manifest = parseManifest(manifestJson());
  if (!manifest.ok) throw new Error("the bundle of this repository is sound");
  return manifest.value;
}

/** A gate with every class, as a manifest has it. */
export const exampleGate: BundleGate = {
  classes: gateClasses, cutOff: 0.5, sensitivity: { value: 0.98, low: 0.97, high: 0.99, n: 1200 }, validRefused: { value: 0.012, low: 0.008, high: 0.018, n: 2400 },
};

/** The manifest of this repository's bundle, as if its network had a gate. */
export function gatedManifestJson(): Record<string, unknown> {
  return withValue(withValue(manifestJson(), "outputs.gate", "gate"), "gate", structuredClone(exampleGate));
}

export function gatedManifest(): BundleManifest {
  const manifest = parseManifest(gatedManifestJson());
  if (!manifest.ok) throw new Error("the example of a gate is sound");
  return manifest.value;
}

/** The JSON with one value replaced, or removed where `value` is undefined; `path` as in "labels.0.id". */
export function withValue(json: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const parent = keys.reduce<Record<string, unknown>>((node, key) => node[key] as Record<string, unknown>, json);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return json;
}
