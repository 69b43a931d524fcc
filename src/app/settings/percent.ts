/** A share (0..1) as it is typed in percent, without the sign; empty for null. */
export function percentText(share: number | null): string {
  return share === null ? "" : String(Number((share * 100).toPrecision(12)));
}

/** Null for nothing at all, undefined for what is no number from 0 to 100. Takes a decimal comma and the sign, also in full width. */
export function parsePercent(typed: string): number | null | undefined {
  const plain = typed.normalize("NFKC").replace("%", "").replace(",", ".").trim();
  if (plain === "") return null;
  if (!/^\d*\.?\d*$/.test(plain) || plain === ".") return undefined;
  const percent = Number(plain);
  return percent <= 100 ? percent / 100 : undefined;
}
