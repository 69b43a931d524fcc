/** A fixed number of places for work that waits its turn, first come, first served. */
export interface Places {
  /** True with a place, false without one where `stop` aborted before it came. */
  enter(stop: AbortSignal): Promise<boolean>;
  /** Once for each `enter` that gave a place. */
  leave(): void;
}

export function openPlaces(count: number): Places {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return {
    enter(stop) {
      if (stop.aborted) return Promise.resolve(false);
      if (taken < count) {
        taken++;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const giveUp = (): void => {
          waiting.splice(waiting.indexOf(enter), 1);
          resolve(false);
        };
        const enter = (): void => {
          stop.removeEventListener("abort", giveUp);
          resolve(true);
        };
        waiting.push(enter);
        stop.addEventListener("abort", giveUp, { once: true });
      });
    },
    leave() {
      const next = waiting.shift();
      if (next === undefined) taken--;
      else next();
    },
  };
}
