const key = "firstread/reader";

/** Kept in sessionStorage: survives a reload, not the end of the window. `T`: the id that is kept. */
export function openReaderSession<T extends string>(): { current(): T | null; choose(id: T | null): void; watch(onChange: () => void): () => void } {
  let current = read() as T | null;
  const watchers = new Set<() => void>();
  return {
    current: () => current,
    choose(id) {
      current = id;
      write(id);
      for (const tell of watchers) tell();
    },
    watch(onChange) {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
}

function read(): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** A browser that refuses storage asks again after a reload. */
function write(id: string | null): void {
  try {
    if (id === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, id);
  } catch {
    // See above.
  }
}
