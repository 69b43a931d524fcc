import type { Locale } from "../../i18n/i18n.ts";
import { problemText, textFor } from "../../i18n/everyLanguage.ts";
import { type Language, languageOf } from "./language.ts";

/** For what is written in another language than the screen's. */
export function languageFor(locale: Locale): Language {
  return languageOf(locale, { text: textFor(locale), problem: (problem) => problemText(locale, problem) });
}
