import type { FindingId } from "../domain/finding.ts";
import { textFor } from "../i18n/everyLanguage.ts";
import type { Locale, Text } from "../i18n/i18n.ts";
import type { Estimate } from "./bootstrap.ts";
import { catalogFor } from "./catalog.ts";
import type { EvaluationCatalog } from "./enEvaluation.ts";

/** Words and numbers of a report in one language. */
export interface Speech {
  readonly locale: Locale;
  readonly words: EvaluationCatalog;
  readonly text: Text;
  readonly finding: (id: FindingId) => string;
  /** The name of an operating point; as the bundle writes it where it is not one of the agreed ones. */
  readonly point: (name: string) => string;
  /** Three decimals. */
  readonly decimal: (value: number | null) => string;
  readonly decimalEstimate: (estimate: Estimate) => string;
  /** Percent, with as many decimals as a rate near 0 or 1 needs. */
  readonly percent: (value: number | null) => string;
  readonly percentEstimate: (estimate: Estimate) => string;
  /** Without more digits than it was given with. */
  readonly prevalence: (value: number) => string;
}

export function speechFor(locale: Locale): Speech {
  const words = catalogFor(locale);
  const text = textFor(locale);
  const decimal = (value: number | null) => (value === null ? words.unknown : value.toFixed(3));
  const percent = (value: number | null) => (value === null ? words.unknown : words.percent({ value: percentText(value) }));
  const withRange = (one: (value: number | null) => string, rangeEnd: (value: number) => string) => ({ value, low, high }: Estimate) =>
    low === null || high === null ? one(value) : words.estimate({ value: one(value), range: words.range({ low: rangeEnd(low), high: rangeEnd(high) }) });
  return {
    locale,
    words,
    text,
    finding: (id) => text(`finding.${id}`),
    point: (name) => (Object.hasOwn(words.points, name) ? words.points[name] : undefined) ?? name,
    decimal,
    decimalEstimate: withRange(decimal, decimal),
    percent,
    percentEstimate: withRange(percent, percentText),
    prevalence: (value) => words.percent({ value: String(Number((value * 100).toPrecision(2))) }),
  };
}

/** One decimal; near 0 and near 100 as many as it takes to be neither, and near 0 one more. */
function percentText(share: number): string {
  const toEnd = Math.min(share, 1 - share) * 100;
  if (toEnd <= 0) return String(Math.round(share * 100));
  const decimals = Math.ceil(-Math.log10(toEnd)) + (share < 0.5 ? 1 : 0);
  return (share * 100).toFixed(Math.min(4, Math.max(1, decimals)));
}
