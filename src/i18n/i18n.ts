import type { Problem } from "../domain/problem.ts";
import type { Args, Catalog, MessageKey } from "./catalog.ts";
import type { ProblemText } from "./problemText.ts";

export type { MessageKey } from "./catalog.ts";
export type { ProblemText } from "./problemText.ts";
export { type Formats, formatsFor } from "./format.ts";

export const locales = ["ko", "en"] as const;
export type Locale = (typeof locales)[number];

/** A whole sentence in the reader's language; arguments are typed by the message. */
export type Text = <K extends MessageKey>(key: K, ...args: Args<K>) => string;

export interface Speech {
  readonly text: Text;
  /** What happened, what is safe, what to do now. */
  readonly problem: (problem: Problem) => ProblemText;
}

/** The words of one language, loaded when they are wanted; rejects where they cannot be had. */
export async function loadSpeech(locale: Locale): Promise<Speech> {
  return speechFrom(locale === "ko" ? (await import("./ko.ts")).ko : (await import("./en.ts")).en);
}

export function speechFrom({ messages, problems }: Catalog): Speech {
  return {
    text(key, ...args) {
      const message = messages[key];
      return typeof message === "string" ? message : message(args[0]);
    },
    problem(problem) {
      const answer = problems[problem.code] as (problem: Problem) => ProblemText;
      return answer(problem);
    },
  };
}

/** The first of the browser's languages (BCP 47) that we speak, in its order; English where we speak none. */
export function localeFrom(languages: readonly string[]): Locale {
  const spoken = languages.map((language) => locales.find((locale) => language.toLowerCase().split("-")[0] === locale));
  return spoken.find((locale) => locale !== undefined) ?? "en";
}
