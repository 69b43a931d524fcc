import { createContext, use } from "react";
import type { Problem } from "../../domain/problem.ts";
import { type Formats, formatsFor, type Locale, problemText, type ProblemText, type Text, textFor } from "../../i18n/i18n.ts";

/** All that a screen needs to speak. */
export interface Language {
  readonly locale: Locale;
  readonly text: Text;
  readonly problem: (problem: Problem) => ProblemText;
  readonly formats: Formats;
}

export function languageFor(locale: Locale): Language {
  return { locale, text: textFor(locale), problem: (problem) => problemText(locale, problem), formats: formatsFor(locale) };
}

export const LanguageContext = createContext<Language | null>(null);

export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (language === null) throw new Error("A screen stands outside of its language.");
  return language;
}
