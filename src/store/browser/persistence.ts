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

/** Bytes that this site takes, by the browser's own account; null where it does not say. */
export async function storageUsed(): Promise<number | null> {
  try {
    return (await navigator.storage.estimate()).usage ?? null;
  } catch {
    return null;
  }
}
