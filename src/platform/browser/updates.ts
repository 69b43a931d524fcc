import { Workbox } from "workbox-window";

interface UpdateState {
  readonly offlineReady: boolean;
  readonly updateReady: boolean;
}

const checkEveryMs = 60 * 60 * 1000;

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
  const workbox = new Workbox(scriptUrl);
  workbox.addEventListener("waiting", () => change({ updateReady: true }));
  workbox.addEventListener("controlling", ({ isUpdate }) => {
    if (isAsked) location.reload();
    else if (isUpdate === true) change({ updateReady: true });
  });
  if (isBuilt && "serviceWorker" in navigator) {
    void workbox.register().catch(() => undefined);
    void navigator.serviceWorker.ready.then(() => change({ offlineReady: true }));
  }
  if (isBuilt) setInterval(() => navigator.onLine && void workbox.update().catch(() => undefined), checkEveryMs);
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
        if (registration?.waiting == null) location.reload();
        else workbox.messageSkipWaiting();
      });
    },
  };
}
