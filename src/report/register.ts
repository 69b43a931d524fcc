import type { Disagreement, ModelStatement, ReportedFinding, SignedRead } from "../domain/read.ts";
import type { RefusalReason } from "../domain/problem.ts";
import { isHiddenAtFirst } from "../domain/result.ts";
import type { RegisterColumn } from "../domain/site.ts";
import type { Study } from "../domain/study.ts";
import { textFor } from "../i18n/everyLanguage.ts";
import type { Locale } from "../i18n/i18n.ts";
import { findingName } from "./fhirReport.ts";
import { scoredStatements } from "./modules.ts";

/** One line of the register. */
export interface RegisterEntry {
  readonly study: Study;
  /** The read that stands; null where nobody has signed. */
  readonly read: SignedRead | null;
  /** One for each image. */
  readonly quality: readonly ImageQuality[];
  readonly state: "unread" | "drafted" | "second" | "adjudication" | "signed" | "amended";
}

export type ImageQuality = { readonly state: "good" | "not-checked" } | { readonly state: "refused"; readonly code: RefusalReason["code"] };

/** What the register says beside the site's own columns, where unsigned studies stand in it too. */
export type Column = RegisterColumn | "state";

export interface RegisterForm {
  readonly columns: readonly Column[];
  readonly locale: Locale;
}

/** Excel takes a file for UTF-8 only by this mark, and ends lines with CR LF as RFC 4180 does. */
export function registerCsv(entries: readonly RegisterEntry[], form: RegisterForm): string {
  const text = textFor(form.locale);
  const heading = form.columns.map((column) => textCell(text(`export.column.${column}`)));
  const lines = [heading, ...entries.map((entry) => form.columns.map((column) => cellOf(column, entry, form)))];
  return `\ufeff${lines.map((cells) => cells.join(",")).join("\r\n")}\r\n`;
}

/**
 * A number of a patient that Excel would take for a number or a day and write another way is a formula that gives it as text, ="0012": without that, leading
 * zeros and all but fifteen digits are lost when the file is opened by a double click and saved. It is made of digits and signs only, so that the formula
 * can do nothing else.
 */
function cellOf(column: Column, entry: RegisterEntry, form: RegisterForm): string {
  const value = valueOf(column, entry, form);
  return column === "patientId" && isChangedByExcel(value) ? `"=""${value}"""` : textCell(value);
}

/** Digits with what stands in numbers, days and times between them, but for whole numbers of up to eleven digits: those stay as they are. */
function isChangedByExcel(id: string): boolean {
  return /^(?=.*\d)[\d.,:/eE+-]+$/.test(id) && !/^(0|[1-9]\d{0,10})$/.test(id);
}

/**
 * A cell that a spreadsheet would calculate, also one that begins with a full-width sign, gets an apostrophe in front: a name or an impression is text,
 * whatever it begins with. Quoted as RFC 4180 has it.
 */
function textCell(value: string): string {
  const safe = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

type ReadColumn =
  | "verdict" | "word" | "findings" | "impression" | "nextStep" | "reader" | "signedAt" | "amended" | "modelCall" | "modelScore" | "model" | "disagreement";
type StudyColumn = Exclude<Column, ReadColumn>;

function valueOf(column: Column, entry: RegisterEntry, form: RegisterForm): string {
  if (!(column in readValues)) return studyValues[column as StudyColumn](entry, form.locale);
  return entry.read === null ? "" : readValues[column as ReadColumn](entry.read, form);
}

const studyValues: Readonly<Record<StudyColumn, (entry: RegisterEntry, locale: Locale) => string>> = {
  studyDate: ({ study }) => study.date ?? "",
  studyTime: ({ study }) => study.time ?? "",
  patientId: ({ study }) => study.patient.id ?? "",
  patientName: ({ study }) => study.patient.name ?? "",
  birthDate: ({ study }) => study.patient.birthDate ?? "",
  age: ({ study }) => String(study.patient.ageYears ?? ""),
  sex: ({ study }) => study.patient.sex ?? "",
  view: ({ study }) => joined(study.images.map(({ radiograph }) => radiograph.viewPosition ?? "")),
  quality: ({ quality }, locale) => joined(quality.map((one) => textFor(locale)(`worklist.quality.${one.state === "refused" ? one.code : one.state}`))),
  state: ({ state }, locale) => textFor(locale)(`reading.state.${state}`),
  studyUid: ({ study }) => study.uid,
};

/** The model's words are those that stand in the read: nobody sees a score in the register before the study was read. */
const readValues: Readonly<Record<ReadColumn, (read: SignedRead, form: RegisterForm) => string>> = {
  verdict: ({ opinion }, { locale }) => textFor(locale)(`reading.verdict.${opinion.verdict}`),
  word: ({ opinion }, { locale }) => opinion.phrase?.word[locale] ?? textFor(locale)(`reading.verdict.${opinion.verdict}`),
  findings: ({ opinion }, { locale }) => opinion.findings.map((finding) => placedName(finding, locale)).join("; "),
  impression: ({ opinion }) => opinion.impression,
  nextStep: ({ opinion }) => opinion.nextStep,
  reader: ({ reader }) => reader.name,
  signedAt: ({ signedAt }) => localTime(signedAt),
  amended: ({ amends }) => amends?.reason ?? "",
  modelCall: ({ statements }, { locale }) => joined(statements.map((statement) => callOf(statement, locale))),
  modelScore: ({ statements }) => joined(statements.map(scoreOf)),
  model: (read) => joined(scoredStatements(read).map(({ bundle }) => `${bundle.name} ${bundle.version}`)),
  disagreement: ({ opinion }, { locale }) => reasonOf(opinion.disagreement, locale),
};

function placedName({ finding, zones }: ReportedFinding, locale: Locale): string {
  const places = zones.map((zone) => textFor(locale)(`zone.${zone}`)).join(", ");
  return places === "" ? findingName(finding, locale) : `${findingName(finding, locale)} (${places})`;
}

/** What the model called positive, by name; or that it called nothing so, or gave no score. */
function callOf(statement: ModelStatement, locale: Locale): string {
  const text = textFor(locale);
  if (statement.state === "not-scored") return text("export.register.notScored");
  const positive = statement.findings.filter((one) => one.call === "positive" && !isHiddenAtFirst(one));
  return positive.length === 0 ? text("export.register.nothingPositive") : positive.map(({ finding }) => findingName(finding, locale)).join(", ");
}

/** Of the overall score, on the scale 0-100 that the screens show. */
function scoreOf(statement: ModelStatement): string {
  const overall = statement.state === "scored" ? statement.findings.find(({ finding }) => finding === "abnormal") : undefined;
  return overall === undefined ? "" : (100 * overall.score).toFixed(1);
}

function reasonOf(disagreement: Disagreement | null, locale: Locale): string {
  return disagreement === null ? "" : textFor(locale)(`reading.reason.${disagreement.reason}`);
}

function joined(values: readonly string[]): string {
  return [...new Set(values.filter((value) => value !== ""))].join("; ");
}

/** As spreadsheets read a time: "YYYY-MM-DD HH:MM:SS", by this laptop's clock. */
function localTime(at: number): string {
  const local = new Date(at);
  return new Date(at - local.getTimezoneOffset() * 60_000).toISOString().slice(0, 19).replace("T", " ");
}
