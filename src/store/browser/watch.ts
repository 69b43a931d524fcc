/**
 * Reads at once and after each change, one reading at a time: changes that come while one is under way cost one more, not one each.
 * `read` answers with its failures, so that a failure ends nothing. The answer stops it; nothing is told after that.
 */
export function openWatch<T>(read: () => Promise<T>, tell: (value: T) => void, onChange: (listener: () => void) => () => void): () => void {
  const state = { isStopped: false, isReading: false, isStale: false };

  async function refresh(): Promise<void> {
    state.isStale = true;
    if (state.isReading) return;
    state.isReading = true;
    try {
      while (state.isStale && !state.isStopped) await readOnce();
    } finally {
      state.isReading = false;
    }
  }

  async function readOnce(): Promise<void> {
    state.isStale = false;
    const value = await read();
    if (!state.isStopped) tell(value);
  }

  const stopListening = onChange(() => void refresh());
  void refresh();
  return () => {
    state.isStopped = true;
    stopListening();
  };
}
