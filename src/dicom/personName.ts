/**
 * One group of a Person Name (PS3.5 6.2.1.1) for display: a Hangul one, else an ideographic one, else the first that says anything; "^" turned
 * into a space. Null where nothing is written.
 */
export function displayName(value: string): string | null {
  const groups = value.split("=").map(plainName);
  const best = groups.find((group) => hangul.test(group)) ?? groups.find((group) => ideograph.test(group)) ?? groups.find((group) => group !== "");
  return best ?? null;
}

const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/;
const ideograph = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff66-\uff9f]/;

function plainName(group: string): string {
  return group.replaceAll("^", " ").replaceAll(/\s+/g, " ").trim();
}
