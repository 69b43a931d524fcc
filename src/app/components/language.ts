import { createContext, use, useEffect, useState } from "react";
import { type Formats, formatsFor, loadSpeech, type Locale, type Speech } from "../../i18n/i18n.ts";

/** All that a screen needs to speak. */
export interface Language extends Speech {
  readonly locale: Locale;
  readonly formats: Formats;
}

export function languageOf(locale: Locale, speech: Speech): Language {
  return { locale, ...speech, formats: formatsFor(locale) };
}

/** Null before the first words are here; the former language until the next one's are. */
export function useLoadedLanguage(locale: Locale): Language | null {
  const [language, setLanguage] = useState<Language | null>(null);
  useEffect(() => {
    const left = new AbortController();
    void loadSpeech(locale).then((speech) => {
      if (!left.signal.aborted) setLanguage(languageOf(locale, speech));
    });
    return () => left.abort();
  }, [locale]);
  return language;
}

export const LanguageContext = createContext<Language | null>(null);

export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (language === null) throw new Error("A screen stands outside of its language.");
  return language;
}
