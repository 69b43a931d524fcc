/** DA (PS3.5 table 6.2-1), also in the dotted form of ACR-NEMA, as "YYYY-MM-DD"; null where it is no day of the calendar. */
export function parseDate(value: string | null): string | null {
  const match = /^(\d{4})[.-]?(\d{2})[.-]?(\d{2})$/.exec(value ?? "");
  if (match === null) return null;
  const [, year = "", month = "", day = ""] = match;
  const iso = `${year}-${month}-${day}`;
  return Number(year) > 0 && isCalendarDay(iso) ? iso : null;
}

function isCalendarDay(iso: string): boolean {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}

/** TM as "HH:MM:SS"; missing minutes and seconds are 00, fractions are dropped; null where malformed. */
export function parseTime(value: string | null): string | null {
  const match = /^([01]\d|2[0-3]):?([0-5]\d)?:?([0-5]\d|60)?(\.\d*)?$/.exec(value ?? "");
  return match === null ? null : [match[1], match[2] ?? "00", match[3] ?? "00"].join(":");
}

/** AS such as "045Y", "010M", "006W", "003D" in whole years; null where malformed. */
export function parseAgeYears(value: string | null): number | null {
  const match = /^(\d{1,3})([YMWD])$/.exec((value ?? "").toUpperCase());
  if (match === null) return null;
  const [, count = "", unit = ""] = match;
  return Math.floor(Number(count) / (unitsPerYear.get(unit) ?? 1));
}

const unitsPerYear: ReadonlyMap<string, number> = new Map([["Y", 1], ["M", 12], ["W", 52.18], ["D", 365.25]]);

/** Whole years from `birthDate` to `date`, both "YYYY-MM-DD"; null where the order is wrong. */
export function yearsBetween(birthDate: string, date: string): number | null {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (date.slice(5) < birthDate.slice(5) ? 1 : 0);
  return years >= 0 ? years : null;
}
