/** Small choices that survive a reload, in localStorage; `defaults` gives the shape, anything stored that does not fit it is dropped. */
export function openPreferences<T extends object>(key: string, defaults: T, isValid: (values: T) => boolean): {
  current(): T;
  change(values: Partial<T>): void;
  watch(onChange: () => void): () => void;
} {
  let values = read();
  const watchers = new Set<() => void>();
  const tell = () => watchers.forEach((watcher) => watcher());
  window.addEventListener("storage", (event) => {
    if (event.key !== key) return;
    values = read();
    tell();
  });

  function read(): T {
    try {
      const merged: T = { ...defaults, ...(JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<T>) };
      return isValid(merged) ? merged : defaults;
    } catch {
      return defaults;
    }
  }

  return {
    current: () => values,
    change(next) {
      values = { ...values, ...next };
      // A browser that refuses storage still lets the reader work; the choice then lasts until the tab is closed.
      try {
        localStorage.setItem(key, JSON.stringify(values));
      } catch {
        // See above.
      }
      tell();
    },
    watch(onChange) {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
}
