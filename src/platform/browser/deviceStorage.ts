interface StorageState {
  readonly usedBytes: number;
  readonly freeBytes: number;
  readonly isPersistent: boolean;
}

const askEveryMs = 60_000;

/** Asks the browser about its storage at once and then each minute while somebody watches. */
export function openDeviceStorage(
  estimate: () => Promise<{ readonly usedBytes: number; readonly freeBytes: number } | null>, isPersistent: () => Promise<boolean>,
): { watch(onChange: (state: StorageState | null) => void): () => void } {
  async function ask(): Promise<StorageState | null> {
    const [space, persistent] = await Promise.all([estimate(), isPersistent()]);
    return space === null ? null : { ...space, isPersistent: persistent };
  }
  return {
    watch(onChange) {
      let isWatched = true;
      const tell = () => void ask().then((state) => isWatched && onChange(state));
      onChange(null);
      tell();
      const timer = setInterval(tell, askEveryMs);
      return () => {
        isWatched = false;
        clearInterval(timer);
      };
    },
  };
}
