import type { Disagreement, ModelStatement, SignedRead } from "../domain/read.ts";
import type { RefusalReason } from "../domain/problem.ts";
import { isHiddenAtFirst } from "../domain/result.ts";
import type { Phrase, RegisterColumn } from "../domain/site.ts";
import type { Study } from "../domain/study.ts";
import { type Locale, textFor } from "../i18n/i18n.ts";
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
  readonly phrases: readonly Phrase[];
  readonly locale: Locale;
}

/** Excel takes a file for UTF-8 only by this mark, and ends lines with CR LF as RFC 4180 does. */
export function registerCsv(entries: readonly RegisterEntry[], form: RegisterForm): string {
  const text = textFor(form.locale);
  const lines = [form.columns.map((column) => text(`export.column.${column}`)), ...entries.map((entry) => form.columns.map((column) => valueOf(column, entry, form)))];
  return `\ufeff${lines.map((cells) => cells.map(cellOf).join(",")).join("\r\n")}\r\n`;
}

/** A cell that a spreadsheet would calculate gets an apostrophe in front: a name or an impression is text, whatever it begins with. */
function cellOf(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function valueOf(column: Column, entry: RegisterEntry, form: RegisterForm): string {
  const { study, read } = entry;
  const { patient } = study;
  const text = textFor(form.locale);
  switch (column) {
    case "studyDate": return study.date ?? "";
    case "studyTime": return study.time ?? "";
    case "patientId": return patient.id ?? "";
    case "patientName": return patient.name ?? "";
    case "birthDate": return patient.birthDate ?? "";
    case "age": return patient.ageYears === null ? "" : String(patient.ageYears);
    case "sex": return patient.sex ?? "";
    case "view": return joined(study.images.map(({ radiograph }) => radiograph.viewPosition ?? ""));
    case "quality": return joined(entry.quality.map((one) => text(`worklist.quality.${one.state === "refused" ? one.code : one.state}`)));
    case "state": return text(`reading.state.${entry.state}`);
    case "studyUid": return study.uid;
    default: return read === null ? "" : readValueOf(column, read, form);
  }
}

type ReadColumn = Exclude<Column, "studyDate" | "studyTime" | "patientId" | "patientName" | "birthDate" | "age" | "sex" | "view" | "quality" | "state" | "studyUid">;

/** The model's words are those that stand in the read: nobody sees a score in the register before the study was read. */
function readValueOf(column: ReadColumn, read: SignedRead, { phrases, locale }: RegisterForm): string {
  const { opinion } = read;
  const text = textFor(locale);
  switch (column) {
    case "verdict": return text(`reading.verdict.${opinion.verdict}`);
    case "word": return phrases.find(({ id }) => id === opinion.phrase)?.word[locale] ?? text(`reading.verdict.${opinion.verdict}`);
    case "findings": return opinion.findings.map(({ finding, zones }) => {
      const places = zones.map((zone) => text(`zone.${zone}`)).join(", ");
      return places === "" ? findingName(finding, locale) : `${findingName(finding, locale)} (${places})`;
    }).join("; ");
    case "impression": return opinion.impression;
    case "nextStep": return opinion.nextStep;
    case "reader": return read.reader.name;
    case "signedAt": return localTime(read.signedAt);
    case "amended": return read.amends === null ? "" : read.amends.reason;
    case "modelCall": return joined(read.statements.map((statement) => callOf(statement, locale)));
    case "modelScore": return joined(read.statements.map(scoreOf));
    case "model": return joined(scoredStatements(read).map(({ bundle }) => `${bundle.name} ${bundle.version}`));
    case "disagreement": return reasonOf(opinion.disagreement, locale);
  }
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
