/** Writes a measure of the User Timing API (https://www.w3.org/TR/user-timing/) that ended just now: what `npm run bench` reads. */
export function recordMs(name: string, durationMs: number): void {
  performance.measure(`firstread/${name}`, { start: performance.now() - durationMs, duration: durationMs });
}
