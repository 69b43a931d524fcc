import { expect, it } from "vitest";
import { bundleInUse, isBundleInUse, rememberBundle } from "../../../src/flows/bundleInUse.ts";
import type { PreferenceValues } from "../../../src/flows/journeys.ts";
import type { InferenceStatus } from "../../../src/inference/inference.ts";
import { exampleManifest } from "../../fakes/exampleBundle.ts";
import { exampleScored } from "../../fakes/examples.ts";

const { bundle } = exampleScored();
const manifest = exampleManifest();
const ready: InferenceStatus = { state: "ready", device: { bundle, manifest, provider: "wasm", threads: 1, choice: "automatic", selfTests: [] } };

function preferencesOf(): { values: Partial<PreferenceValues>; changes: number } {
  return { values: { lastBundle: null }, changes: 0 };
}

it("a bundle that was ready once is called by while it is prepared again, and kept once", () => {
  const kept = preferencesOf();
  const preferences = {
    current: () => kept.values as PreferenceValues,
    change(values: Partial<PreferenceValues>) {
      kept.values = { ...kept.values, ...values };
      kept.changes += 1;
    },
    watch: () => () => undefined,
  };
  const tell: ((status: InferenceStatus) => void)[] = [];
  rememberBundle({ watch: (onChange) => { tell.push(onChange); return () => undefined; } }, preferences);
  for (const status of [{ state: "preparing" }, ready, ready] as const) tell[0]?.(status);
  expect(kept.changes).toBe(1);
  const last = bundleInUse({ state: "preparing" }, preferences.current());
  expect(last).toEqual(bundleInUse(ready, { lastBundle: null }));
  expect(last?.identity.sha256).toBe(bundle.sha256);
  expect(isBundleInUse(JSON.parse(JSON.stringify(last)) as typeof last)).toBe(true);
});

it("what is no bundle is not taken for one", () => {
  for (const stored of [{}, { identity: { sha256: "5" } }, { identity: { sha256: "5" }, labels: [{ id: "abnormal" }] }]) {
    expect(isBundleInUse(stored as unknown as ReturnType<typeof bundleInUse>)).toBe(false);
  }
});
