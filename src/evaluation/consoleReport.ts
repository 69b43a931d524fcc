import type { Locale } from "../i18n/i18n.ts";
import type { EvaluationReport, LabelReport, OperatingPointReport } from "./report.ts";
import { speechFor } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** The same numbers as on the page, as text for a terminal. */
export function consoleReport({ run, films, notScored, labels }: EvaluationReport, locale: Locale): string {
  const speech = speechFor(locale);
  const { words } = speech;
  const gate = [[words.gateChest, notScored.gate.chest], [words.gateOther, notScored.gate.other]] as const;
  const lines = [
    words.consoleBundle(run.bundle),
    words.consoleFilms(films),
    ...notScored.reasons.map(({ code, films: count }) => `  ${words.refusals[code]}: ${count}`),
    ...gate.flatMap(([name, { refused, films: read, share }]) =>
      (read === 0 ? [] : [`  ${name}: ${words.gateShare({ refused, films: read, share: speech.percentEstimate(share) })}`])),
    ...labels.flatMap((label) => ["", ...labelLines(label, speech)]),
  ];
  return `${lines.join("\n")}\n`;
}

function labelLines(label: LabelReport, speech: Speech): readonly string[] {
  const { words } = speech;
  const facts = [
    `${words.films} ${label.n}`, `${words.withFinding} ${label.positives}`, `${words.auc} ${speech.decimalEstimate(label.auc)}`,
    `${words.calibrationError} ${speech.decimal(label.expectedCalibrationError)}`, `${words.brier} ${speech.decimalEstimate(label.brier)}`,
  ];
  const more = (label.operatingPoints[0]?.withNotScoredFlagged.n ?? label.n) - label.n;
  const header = [words.operatingPoint, words.cutOff, words.sensitivity, words.specificity];
  const rows = label.operatingPoints.flatMap((point) => pointRows(point, more, speech));
  const subgroups = label.subgroups.map(({ by, value, n, positives, isSmall, auc }) => [
    `${words.groupings[by]} ${value ?? words.notKnown}`, `${positives}/${n}`, `${words.auc} ${speech.decimalEstimate(auc)}`, isSmall ? words.small : "",
  ]);
  return [
    `${speech.finding(label.id)}${label.isSmall ? ` (${words.small})` : ""}: ${facts.join(", ")}`,
    ...aligned([header, ...rows]),
    ...label.operatingPoints.flatMap((point) => predictiveLines(point, speech)),
    ...(subgroups.length === 0 ? [] : aligned([[words.group, `${words.withFinding}/${words.films}`, "", ""], ...subgroups])),
  ];
}

function pointRows(point: OperatingPointReport, more: number, { words, point: nameOf, decimal, percentEstimate }: Speech): readonly (readonly string[])[] {
  const flagged = point.withNotScoredFlagged;
  const name = point.isDefault ? `${nameOf(point.name)} (${words.inUse})` : nameOf(point.name);
  const row = [name, decimal(point.cutOff), percentEstimate(point.sensitivity), percentEstimate(point.specificity)];
  return more === 0 ? [row] : [row, [`  ${words.flagged({ count: more })}`, "", percentEstimate(flagged.sensitivity), percentEstimate(flagged.specificity)]];
}

function predictiveLines({ name, predictiveValues }: OperatingPointReport, { words, point, prevalence, percentEstimate }: Speech): readonly string[] {
  return predictiveValues.map((one) => {
    const said = words.consolePredictive({ prevalence: prevalence(one.prevalence), ppv: percentEstimate(one.positive), npv: percentEstimate(one.negative) });
    return `  ${point(name)}, ${said}`;
  });
}

/** Columns of the same width, indented. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) => Math.max(...rows.map((row) => widthOf(row[at] ?? ""))));
  return rows.map((row) => `  ${row.map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - widthOf(cell))).join("  ")}`.trimEnd());
}

/** Cells of a terminal: Hangul and its kin take two (Unicode Annex 11). */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u1100-\u115F\u3000-\u303E\u3041-\u33FF\u3400-\u9FFF\uAC00-\uD7A3\uFF00-\uFF60]/gu)?.length ?? 0);
}
