const shortLength = "AE AS AT CS DA DS DT FL FD IS LO LT PN SH SL SS ST TM UI UL US";
const longLength = "OB OD OF OL OV OW SQ SV UC UN UR UT UV";

const shortVrs: ReadonlySet<string> = new Set(shortLength.split(" "));
const longVrs: ReadonlySet<string> = new Set(longLength.split(" "));

/** The two letters at `at` when they are a Value Representation of PS3.5 section 6.2, else null. */
export function vrAt(bytes: Uint8Array, at: number): string | null {
  const vr = String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0);
  return shortVrs.has(vr) || longVrs.has(vr) ? vr : null;
}

/** Two reserved bytes and a 32-bit length follow the VR (PS3.5 table 7.1-1), not a 16-bit length. */
export function hasLongLength(vr: string): boolean {
  return longVrs.has(vr);
}
