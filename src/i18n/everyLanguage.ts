import type { Problem } from "../domain/problem.ts";
import type { Catalog } from "./catalog.ts";
import { en } from "./en.ts";
import { type Locale, speechFrom, type Text } from "./i18n.ts";
import { ko } from "./ko.ts";
import type { ProblemText } from "./problemText.ts";

/*
 * Both languages at once, for what is written in either or in both: reports, exports, evaluations. A screen speaks one and loads only that: see
 * `loadSpeech`.
 */

export function textFor(locale: Locale): Text {
  return speechFrom(catalogs[locale]).text;
}

/** What happened, what is safe, what to do now. */
export function problemText(locale: Locale, problem: Problem): ProblemText {
  return speechFrom(catalogs[locale]).problem(problem);
}

const catalogs: Readonly<Record<Locale, Catalog>> = { en, ko };
