/**
 * Asks the browser not to clear this site's data when the disk fills up. Browsers decide by themselves: installed and often used apps
 * are granted it, and a refusal may be granted later.
 */
export async function requestPersistence(): Promise<"persisted" | "not-persisted"> {
  try {
    return (await navigator.storage.persist()) ? "persisted" : "not-persisted";
  } catch {
    return "not-persisted";
  }
}

/** By the browser's own account. Chromium reports up to 10 GiB free whatever the disk has: never a promise that a write fits. */
export interface StorageEstimated {
  readonly usedBytes: number;
  readonly freeBytes: number;
}

/** Null where the browser does not say. */
export async function storageEstimate(): Promise<StorageEstimated | null> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return usage === undefined || quota === undefined ? null : { usedBytes: usage, freeBytes: Math.max(0, quota - usage) };
  } catch {
    return null;
  }
}
