import type { Inference, InferenceStatus } from "../inference/inference.ts";
import type { BundleInUse } from "../reading/reading.ts";
import type { Preferences, PreferenceValues } from "./journeys.ts";

/** The bundle of this device, or, while it is still being prepared or cannot be, the one that was last: scores are then called as they were. */
export function bundleInUse(status: InferenceStatus, { lastBundle }: Pick<PreferenceValues, "lastBundle">): BundleInUse | null {
  return status.state === "ready" ? readyBundle(status) : lastBundle;
}

/** Keeps what calls need of each bundle that becomes ready. The answer stops it. */
export function rememberBundle(inference: Pick<Inference, "watch">, preferences: Preferences): () => void {
  return inference.watch((status) => {
    if (status.state !== "ready" || preferences.current().lastBundle?.identity.sha256 === status.device.bundle.sha256) return;
    preferences.change({ lastBundle: readyBundle(status) });
  });
}

function readyBundle({ device }: Extract<InferenceStatus, { state: "ready" }>): BundleInUse {
  return { identity: device.bundle, labels: device.manifest.labels.map(({ id, operatingPoints }) => ({ id, operatingPoints })) };
}

/** Storage may hold anything. */
export function isBundleInUse(value: BundleInUse | null): boolean {
  if (value === null) return true;
  const { identity, labels } = value as Partial<BundleInUse>;
  return typeof identity?.sha256 === "string" && Array.isArray(labels) && (labels as BundleInUse["labels"]).every(isLabel);
}

function isLabel({ id, operatingPoints }: BundleInUse["labels"][number]): boolean {
  return typeof id === "string" && Array.isArray(operatingPoints) && operatingPoints.every(({ name, cutOff }) => typeof name === "string" && Number.isFinite(cutOff));
}
