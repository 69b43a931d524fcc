/** Numbers and dates as the reader's language writes them (ECMA-402). Made once for a language and kept by the caller. */
export interface Formats {
  readonly number: (value: number) => string;
  /** 0..1 as whole percent. */
  readonly percent: (ratio: number) => string;
  /** 0..1 as percent with one decimal, for shares of a few percent. */
  readonly finePercent: (ratio: number) => string;
  /** 0..1 on the scale 0-100, with `digits` decimals. */
  readonly scale: (ratio: number, digits?: number) => string;
  /** Three significant digits. */
  readonly small: (value: number) => string;
  /** In MB or GB (powers of ten), as the disk's maker counts. */
  readonly bytes: (sizeBytes: number) => string;
  /** Milliseconds since 1970. */
  readonly dateTime: (at: number) => string;
  readonly time: (at: number) => string;
  /** "YYYY-MM-DD" stays as it is: the one order that both languages read the same way. */
  readonly day: (at: number) => string;
}

export function formatsFor(locale: string): Formats {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const finePercent = new Intl.NumberFormat(locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const small = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const day = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short" });
  return {
    number: (value) => number.format(value),
    percent: (ratio) => percent.format(ratio),
    finePercent: (ratio) => finePercent.format(ratio),
    scale: (ratio, digits = 0) => (ratio * 100).toFixed(digits),
    small: (value) => small.format(value),
    bytes: bytesIn(locale),
    dateTime: (at) => dateTime.format(at),
    time: (at) => time.format(at),
    day: (at) => day.format(at),
  };
}

function bytesIn(locale: string): (sizeBytes: number) => string {
  const unit = (name: string, digits: number) =>
    new Intl.NumberFormat(locale, { style: "unit", unit: name, minimumFractionDigits: digits, maximumFractionDigits: digits });
  const units = [
    { from: 1e10, size: 1e9, format: unit("gigabyte", 0) },
    { from: 1e9, size: 1e9, format: unit("gigabyte", 1) },
    { from: 1e8, size: 1e6, format: unit("megabyte", 0) },
    { from: 0, size: 1e6, format: unit("megabyte", 1) },
  ] as const;
  return (sizeBytes) => {
    const { size, format } = units.find(({ from }) => sizeBytes >= from) ?? units[3];
    return format.format(sizeBytes / size);
  };
}
