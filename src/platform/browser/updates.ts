import { Workbox } from "workbox-window";

interface UpdateState {
  readonly offlineReady: boolean;
  readonly updateReady: boolean;
}

const checkEveryMs = 60 * 60 * 1000;
const takeoverMs = 5000;

/**
 * Registers the service worker and says when a new version waits. It takes over only by `apply`, which reloads this tab; any other tab
 * goes on with what it has loaded and is told that a version waits, so that no study is interrupted.
 */
export function openUpdates(scriptUrl: string, isBuilt: boolean): {
  watch(onChange: (state: UpdateState) => void): () => void;
  apply(): void;
} {
  let state: UpdateState = { offlineReady: false, updateReady: false };
  let isAsked = false;
  const watchers = new Set<(state: UpdateState) => void>();
  const change = (next: Partial<UpdateState>) => {
    state = { ...state, ...next };
    for (const watcher of watchers) watcher(state);
  };
  if (isBuilt && "serviceWorker" in navigator) {
    const { serviceWorker } = navigator;
    const isFirstVisit = serviceWorker.controller === null;
    const workbox = new Workbox(scriptUrl);
    workbox.addEventListener("waiting", () => change({ updateReady: true }));
    serviceWorker.addEventListener("controllerchange", () => {
      if (isAsked) location.reload();
      else if (!isFirstVisit) change({ updateReady: true });
    });
    void workbox.register().catch(() => undefined);
    void serviceWorker.ready.then(() => change({ offlineReady: true }));
    setInterval(() => navigator.onLine && void workbox.update().catch(() => undefined), checkEveryMs);
  }
  return {
    watch(onChange) {
      watchers.add(onChange);
      onChange(state);
      return () => watchers.delete(onChange);
    },
    apply() {
      isAsked = true;
      void navigator.serviceWorker.getRegistration().then((registration) => {
        // Another tab may have switched already: then this one only has to be loaded anew.
        if (registration?.waiting == null) return location.reload();
        registration.waiting.postMessage({ type: "SKIP_WAITING" });
        // The version in use gives way only when nothing is under way in it; leaving the page ends what still is.
        setTimeout(() => location.reload(), takeoverMs);
      });
    },
  };
}
