import type { Proportion } from "../../domain/score.ts";
import type { Language } from "../components/language.ts";

/** In percent, with its interval; a dash where it was not measured. */
export function percentRange(proportion: Proportion | null, language: Language): string {
  return rangeOf(proportion, language, language.formats.percent);
}

/** In percent with one decimal, with its interval; a dash where it was not measured. */
export function finePercentRange(proportion: Proportion | null, language: Language): string {
  return rangeOf(proportion, language, language.formats.finePercent);
}

/** As a number of 0 to 1, with its interval; a dash where it was not measured. */
export function smallRange(proportion: Proportion | null, language: Language): string {
  return rangeOf(proportion, language, language.formats.small);
}

function rangeOf(proportion: Proportion | null, { text }: Language, write: (value: number) => string): string {
  if (proportion === null) return text("model.unknown");
  const { value, low, high } = proportion;
  return text("model.range", { value: write(value), low: write(low), high: write(high) });
}
