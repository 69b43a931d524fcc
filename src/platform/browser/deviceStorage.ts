interface StorageState {
  readonly usedBytes: number;
  readonly isPersistent: boolean;
}

const askEveryMs = 60_000;

/** Asks the browser about its storage at once and then each minute while somebody watches. */
export function openDeviceStorage(
  used: () => Promise<number | null>, isPersistent: () => Promise<boolean>,
): { watch(onChange: (state: StorageState | null) => void): () => void } {
  async function ask(): Promise<StorageState | null> {
    const [usedBytes, persistent] = await Promise.all([used(), isPersistent()]);
    return usedBytes === null ? null : { usedBytes, isPersistent: persistent };
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
