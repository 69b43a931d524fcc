import { type FindingId, findingIds } from "../domain/finding.ts";
import type { ReportedFindingId } from "../domain/read.ts";
import type { Zone } from "../domain/zone.ts";
import { problemText, textFor } from "../i18n/everyLanguage.ts";
import { formatsFor, type Formats, type Locale, type ProblemText, type Text } from "../i18n/i18n.ts";
import type { Problem } from "../domain/problem.ts";

/** The same in each language of the page, in their order; once where the languages say it alike. At least one. */
export type Said = readonly string[];

/** All that a page needs to speak one of its languages. */
export interface Tongue {
  readonly locale: Locale;
  readonly text: Text;
  readonly formats: Formats;
  readonly problem: (problem: Problem) => ProblemText;
}

/** Says something in every language of the page. */
export type Say = (words: (tongue: Tongue) => string) => Said;

export function sayIn(languages: readonly Locale[]): Say {
  const tongues = languages.map((locale): Tongue => ({
    locale, text: textFor(locale), formats: formatsFor(locale), problem: (problem) => problemText(locale, problem),
  }));
  return (words) => [...new Set(tongues.map(words))];
}

/** "YYYY-MM-DD HH:MM" by the clock of this device: read the same way in both languages. */
export function momentOf(at: number, { formats }: Tongue): string {
  return `${formats.day(at)} ${formats.time(at)}`;
}

export function zoneWords(zones: readonly Zone[], { text }: Tongue): string {
  return zones.map((zone) => text(`zone.${zone}`)).join(", ");
}

export function findingWord(finding: ReportedFindingId, { text }: Tongue): string {
  return isScored(finding) ? text(`finding.${finding}`) : text(`reading.finding.${finding}`);
}

function isScored(finding: ReportedFindingId): finding is Extract<ReportedFindingId, FindingId> {
  return (findingIds as readonly string[]).includes(finding);
}
