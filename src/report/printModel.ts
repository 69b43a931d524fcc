import type { Sha256 } from "../domain/ids.ts";
import type { Opinion, SignedRead, Signer, Verdict } from "../domain/read.ts";
import type { InBothLanguages, Letterhead, Phrase } from "../domain/site.ts";
import type { Study } from "../domain/study.ts";
import type { Locale } from "../i18n/i18n.ts";
import { amendmentLines, readingLines } from "./printHistory.ts";
import { imagesToPrint, markLines, type PrintedImages } from "./printMarks.ts";
import { type PrintedStatement, statementWords } from "./printStatement.ts";
import { findingWord, momentOf, type Said, type Say, sayIn, zoneWords } from "./printWords.ts";

/** One page: everything that stands on a printed report, in its languages. */
export interface PrintModel {
  readonly languages: readonly Locale[];
  readonly letterhead: Letterhead;
  readonly title: Said;
  readonly number: Said;
  /** Why this is not what one would take it for: a film of no person, a version that replaces another, one that waits for somebody. */
  readonly notices: readonly Notice[];
  readonly patient: readonly Field[];
  /** As it stands on the film: whose, and when. */
  readonly identity: { readonly patient: string; readonly taken: string };
  readonly images: PrintedImages;
  readonly verdict: Verdict;
  readonly verdictWord: Said;
  /** Of the site's register; null where the verdict says the same, or no line of its table was used. */
  readonly registerWord: Said | null;
  readonly impression: Said;
  readonly findings: readonly Said[];
  /** Null where the reader wrote none. */
  readonly nextStep: Said | null;
  readonly marks: readonly Said[];
  readonly statements: readonly PrintedStatement[];
  /** At least one image has a score: what a score is must be said. */
  readonly hasScores: boolean;
  readonly reading: readonly Said[];
  readonly signer: Signer;
  readonly signedAt: Said;
  readonly sha256: Sha256;
  /** What the QR code holds. */
  readonly code: string;
}

export interface Notice {
  /** One or two words; null where the lines say it all. */
  readonly word: Said | null;
  readonly lines: readonly Said[];
}

export interface Field {
  readonly label: Said;
  readonly value: Said;
}

export interface PrintRequest {
  /** As it was read (`asItWasRead`). */
  readonly study: Study;
  /** The one that counts (`standingRead`). */
  readonly read: SignedRead;
  readonly letterhead: Letterhead;
  /** At least one. */
  readonly languages: readonly Locale[];
  /** Who has yet to sign before the reading is final. */
  readonly awaits: "second" | "adjudication" | null;
  /** A film of the study came after the signature. */
  readonly hasLaterFilm: boolean;
}

export function printModel(request: PrintRequest): PrintModel {
  const { study, read, letterhead, languages } = request;
  const say = sayIn(languages);
  const { opinion } = read;
  const { phrase } = opinion;
  const verdictWord = say(({ text }) => text(`reading.verdict.${opinion.verdict}`));
  return {
    languages,
    letterhead,
    title: say(({ text }) => text("report.title")),
    number: say(({ text }) => text("report.number", { number: String(read.number) })),
    notices: noticesOf(request, say),
    patient: patientFields(study, say),
    identity: identityOf(study, say),
    images: imagesToPrint(study, opinion.marks),
    verdict: opinion.verdict,
    verdictWord,
    registerWord: registerWord(phrase, verdictWord, say),
    impression: asWritten(opinion.impression, phrase?.impression, say),
    findings: findingLines(opinion, say),
    nextStep: opinion.nextStep.trim() === "" ? null : asWritten(opinion.nextStep, phrase?.nextStep, say),
    marks: markLines(study, opinion.marks, say),
    statements: read.statements.map((statement) => statementWords(study, statement, say)),
    hasScores: read.statements.some(({ state }) => state === "scored"),
    reading: readingLines(study, read, say),
    signer: read.reader,
    signedAt: say((tongue) => tongue.text("report.signedAt", { at: momentOf(read.signedAt, tongue) })),
    sha256: read.sha256,
    code: `firstread:report:1:${read.sha256}`,
  };
}

function noticesOf({ study, read, awaits, hasLaterFilm }: PrintRequest, say: Say): readonly Notice[] {
  const amendments = amendmentLines(study, read, say);
  return [
    ...(study.images.some(({ radiograph }) => radiograph.isPhantom) ? [{ word: null, lines: [say(({ text }) => text("app.synthetic.long"))] }] : []),
    ...(amendments.length === 0 ? [] : [{ word: say(({ text }) => text("report.amended")), lines: amendments }]),
    ...(awaits === null ? [] : [{ word: say(({ text }) => text("report.preliminary")), lines: [say(({ text }) => text(`report.preliminary.${awaits}`))] }]),
    ...(hasLaterFilm ? [{ word: null, lines: [say(({ text }) => text("report.laterFilm"))] }] : []),
  ];
}

function patientFields(study: Study, say: Say): readonly Field[] {
  const { patient } = study;
  const views = [...new Set(study.images.map(({ radiograph }) => radiograph.viewPosition))].filter((view) => view !== null);
  const field = (key: "name" | "id" | "birthDate" | "taken" | "view", value: string | null): Field => ({
    label: say(({ text }) => text(`report.${key}`)),
    value: value === null || value === "" ? say(({ text }) => text("report.unknown")) : [value],
  });
  return [
    field("name", patient.name),
    field("id", patient.id),
    field("birthDate", patient.birthDate),
    { label: say(({ text }) => text("report.ageSex")), value: ageSex(study, say) },
    field("taken", takenAt(study)),
    field("view", views.join(", ")),
  ];
}

function ageSex({ patient: { ageYears, sex } }: Study, say: Say): Said {
  if (ageYears === null && sex === null) return say(({ text }) => text("report.unknown"));
  return say(({ text }) => [ageYears === null ? "" : text("patient.age", { years: ageYears }), sex === null ? "" : text(`patient.sex.${sex}`)].filter(Boolean).join(", "));
}

/** "YYYY-MM-DD HH:MM", or as much of it as the file says. */
function takenAt({ date, time }: Study): string | null {
  return date === null ? null : [date, time?.slice(0, 5)].filter((part) => part !== undefined).join(" ");
}

function identityOf(study: Study, say: Say): PrintModel["identity"] {
  const { name, id } = study.patient;
  const known = [name, id].filter((part) => part !== null);
  const unnamed = say(({ text }) => text("patient.unnamed"))[0] ?? "";
  const undated = say(({ text }) => text("study.date.unknown"))[0] ?? "";
  return { patient: known.length === 0 ? unnamed : known.join("  "), taken: takenAt(study) ?? undated };
}

function registerWord(phrase: Phrase | null, verdictWord: Said, say: Say): Said | null {
  if (phrase === null) return null;
  const word = say(({ locale }) => phrase.word[locale]);
  return word.join() === verdictWord.join() ? null : word;
}

/** A text of the site's table that the reader left as it was is printed in every language of the page; any other only as it was written. */
function asWritten(written: string, fromTable: InBothLanguages | undefined, say: Say): Said {
  if (fromTable === undefined || (written !== fromTable.ko && written !== fromTable.en)) return [written];
  return say(({ locale }) => (fromTable[locale] === "" ? written : fromTable[locale]));
}

function findingLines({ findings }: Opinion, say: Say): readonly Said[] {
  return findings.map(({ finding, zones }) => say((tongue) => {
    const name = findingWord(finding, tongue);
    return zones.length === 0 ? name : tongue.text("report.finding.at", { finding: name, zones: zoneWords(zones, tongue) });
  }));
}
