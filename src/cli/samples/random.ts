/** Uniform in [0, 1). */
export type Random = () => number;

/** The same seed gives the same numbers on every machine (mulberry32, integer arithmetic only). */
export function seededRandom(seed: number): Random {
  let state = Math.imul(seed | 0, 0x9e3779b1) ^ 0x5bd1e995;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Uniform in [low, high). */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** About normal, mean 0 and deviation 1: four uniforms (no logarithm, whose last bit differs between machines). */
export function bell(random: Random): number {
  return (random() + random() + random() + random() - 2) * 1.7320508;
}

/** A table of 2^14 bell-shaped numbers: white noise for millions of pixels is drawn from it. */
export function bellTable(random: Random): Float32Array {
  return Float32Array.from({ length: 1 << 14 }, () => bell(random));
}
