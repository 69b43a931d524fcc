import { formatsFor } from "./format.ts";

/** "1 film", "3 films", as the language's plural rules (CLDR) decide between the two forms. */
export function countedIn(locale: string): (count: number, one: string, other: string) => string {
  const rules = new Intl.PluralRules(locale);
  const { number } = formatsFor(locale);
  return (count, one, other) => `${number(count)} ${rules.select(count) === "one" ? one : other}`;
}
