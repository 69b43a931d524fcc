import type { MessageKey } from "../../i18n/i18n.ts";

/** One heading of the help with its paragraphs; keys, words, trouble and links are drawn by parts of their own. */
export interface Chapter {
  readonly id: ChapterId;
  readonly points: readonly HelpPoint[];
  /** One after the other. */
  readonly isOrdered?: boolean;
}

const chapterIds = ["start", "minute", "words", "blind", "score", "keys", "report", "trouble", "data", "refused", "more"] as const;

export type ChapterId = (typeof chapterIds)[number];

/** Plain sentences, without arguments. */
type HelpPoint = Extract<MessageKey, `help.${ChapterId}.${string}`>;

export const chapters: readonly Chapter[] = [
  { id: "start", points: ["help.start.1", "help.start.2", "help.start.3", "help.start.4", "help.start.5"] },
  {
    id: "minute", isOrdered: true,
    points: ["help.minute.1", "help.minute.2", "help.minute.3", "help.minute.4", "help.minute.5", "help.minute.6", "help.minute.7"],
  },
  { id: "words", points: [] },
  { id: "blind", points: ["help.blind.1", "help.blind.2", "help.blind.3", "help.blind.4"] },
  { id: "score", points: ["help.score.1", "help.score.2", "help.score.3", "help.score.4", "help.score.5", "help.score.6"] },
  { id: "keys", points: ["help.keys.lead"] },
  { id: "report", points: ["help.report.1", "help.report.2", "help.report.3", "help.report.4", "help.report.5"] },
  { id: "trouble", points: [] },
  { id: "data", points: ["help.data.1", "help.data.2", "help.data.3", "help.data.4", "help.data.5"] },
  { id: "refused", points: ["help.refused.lead"] },
  { id: "more", points: [] },
];

export const troubles = ["network", "power", "disk", "patient", "sideways", "signed", "scores"] as const;
