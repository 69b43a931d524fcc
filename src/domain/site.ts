import type { PhraseId, ReadingMode, Verdict } from "./read.ts";
import type { Reader } from "./reader.ts";

/** What a site has chosen for all who read there. Stored beside the studies. */
export interface SiteSettings {
  readonly letterhead: Letterhead;
  readonly profile: ProfileId;
  /** Share of films here with what screening looks for, 0..1; null: the profile's. */
  readonly prevalence: number | null;
  readonly mode: ReadingMode;
  readonly secondReader: SecondReaderRule;
  /** At least one for each verdict; in the order in which they are offered. */
  readonly phrases: readonly Phrase[];
  readonly reportLanguage: ReportLanguage;
  /** In the order in which they stand in the register; at least one. */
  readonly registerColumns: readonly RegisterColumn[];
  /** Base address of the clinic's DICOMweb server (PS3.18 section 10.5); empty where there is none. */
  readonly pacsUrl: string;
}

/** Empty where nothing was given. */
export interface Letterhead {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
}

/** "checkup": certificates and check-ups, hardly anybody is ill; "outreach": vans, contacts, people at risk. */
export type ProfileId = "checkup" | "outreach";

/** Whose studies need a second reader: nobody's, those called abnormal, urgent or undecided or where reader and model differ, or all. */
export type SecondReaderRule = "never" | "positive" | "always";

export type ReportLanguage = "ko" | "en" | "both";

/** One line of the site's table: a word of its register, with what it stands for. */
export interface Phrase {
  readonly id: PhraseId;
  readonly verdict: Verdict;
  /** As in the register, such as "inactive". */
  readonly word: InBothLanguages;
  readonly impression: InBothLanguages;
  readonly nextStep: InBothLanguages;
}

export interface InBothLanguages {
  readonly ko: string;
  readonly en: string;
}

export const registerColumns = [
  "studyDate", "studyTime", "patientId", "patientName", "birthDate", "age", "sex", "view", "quality", "verdict", "word", "findings", "impression",
  "nextStep", "reader", "signedAt", "amended", "modelCall", "modelScore", "model", "disagreement", "studyUid",
] as const;

export type RegisterColumn = (typeof registerColumns)[number];

export interface Site {
  readonly settings: SiteSettings;
  /** In the order in which they were added. */
  readonly readers: readonly Reader[];
}
