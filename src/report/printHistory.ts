import type { ModelStatement, SignedRead } from "../domain/read.ts";
import type { Study } from "../domain/study.ts";
import { momentOf, type Said, type Say, type Tongue } from "./printWords.ts";

/** How the reading came about: with or without scores on the screen, against the model or not, and who else has read. */
export function readingLines(study: Study, read: SignedRead, say: Say): readonly Said[] {
  const { role, opinion: { disagreement } } = read;
  return [
    ...(role === "first" ? [] : [say(({ text }) => text(`report.role.${role}`))]),
    say((tongue) => modeWords(read, tongue)),
    ...(disagreement === null ? [] : [say(({ text }) => text("report.disagreement", { reason: text(`reading.reason.${disagreement.reason}`) }))]),
    ...otherReads(study, read).map((other) => say((tongue) => otherWords(other, tongue))),
  ];
}

/** Newest first: each version that this one replaces, and why. Empty for a report that replaces none. */
export function amendmentLines(study: Study, read: SignedRead, say: Say): readonly Said[] {
  if (read.amends === null) return [];
  const { number, reason } = read.amends;
  const replaced = study.reads.find((one) => one.number === number);
  const line = say((tongue) => replacesWords(read.number, number, replaced, reason, tongue));
  return replaced === undefined ? [line] : [line, ...amendmentLines(study, replaced, say)];
}

function replacesWords(number: number, replacedNumber: number, replaced: SignedRead | undefined, reason: string, tongue: Tongue): string {
  const { text } = tongue;
  const at = replaced === undefined ? text("report.unknown") : momentOf(replaced.signedAt, tongue);
  const replaces = text("report.amended.replaces", { number: String(number), replaced: String(replacedNumber), at });
  return `${replaces} ${text("report.amended.why", { reason })}`;
}

/** Others' reads that still stand: not what somebody has amended since. */
function otherReads({ reads }: Study, read: SignedRead): readonly SignedRead[] {
  const amended = new Set(reads.map(({ amends }) => amends?.number));
  return reads.filter((one) => one.number !== read.number && !amended.has(one.number));
}

function otherWords({ role, reader, opinion, signedAt }: SignedRead, tongue: Tongue): string {
  const { text } = tongue;
  const verdict = text(`reading.verdict.${opinion.verdict}`);
  return text("report.other", { role: text(`reading.role.${role}`), name: reader.name, verdict, at: momentOf(signedAt, tongue) });
}

function modeWords({ mode, firstVerdict, statements }: SignedRead, tongue: Tongue): string {
  const { text } = tongue;
  if (!statements.some(isScored)) return text("report.mode.noScore");
  if (mode === "ai-first") return text("report.mode.aiFirst");
  if (firstVerdict === null) return text("report.mode.blind.unknown");
  return text("report.mode.blind", { verdict: text(`reading.verdict.${firstVerdict.verdict}`), at: momentOf(firstVerdict.at, tongue) });
}

function isScored({ state }: ModelStatement): boolean {
  return state === "scored";
}
