import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { BatchItem, PreferenceValues, StorageState, UpdateState } from "../../flows/journeys.ts";
import type { InferenceStatus } from "../../inference/inference.ts";
import { useServices } from "../services.ts";

export function useBatch(): readonly BatchItem[] {
  const { screening } = useServices();
  const [batch, setBatch] = useState<readonly BatchItem[]>([]);
  useEffect(() => screening.watch(setBatch), [screening]);
  return batch;
}

export function useInferenceStatus(): InferenceStatus {
  const { inference } = useServices();
  const [status, setStatus] = useState(() => inference.status());
  useEffect(() => inference.watch(setStatus), [inference]);
  return status;
}

export function useUpdateState(): UpdateState {
  const { updates } = useServices();
  const [state, setState] = useState<UpdateState>({ offlineReady: false, updateReady: false });
  useEffect(() => updates.watch(setState), [updates]);
  return state;
}

/** Null while it is unknown. */
export function useStorageState(): StorageState | null {
  const { storage } = useServices();
  const [state, setState] = useState<StorageState | null>(null);
  useEffect(() => storage.watch(setState), [storage]);
  return state;
}

export function usePreferences(): PreferenceValues {
  const { preferences } = useServices();
  const watch = useCallback((onChange: () => void) => preferences.watch(onChange), [preferences]);
  return useSyncExternalStore(watch, () => preferences.current());
}

/** What the browser believes; it may be wrong about a network without an Internet behind it. */
export function useOnline(): boolean {
  return useSyncExternalStore(watchNetwork, () => navigator.onLine);
}

function watchNetwork(onChange: () => void): () => void {
  addEventListener("online", onChange);
  addEventListener("offline", onChange);
  return () => {
    removeEventListener("online", onChange);
    removeEventListener("offline", onChange);
  };
}
