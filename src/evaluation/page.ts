import type { Locale } from "../i18n/i18n.ts";
import { coverageSection } from "./coverageSection.ts";
import { labelSection } from "./labelSection.ts";
import { element, styleSheet } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { css } from "./pageStyle.ts";
import { forestPlot } from "./plots.ts";
import type { EvaluationReport, EvaluationRun, LabelReport } from "./report.ts";
import { speechFor } from "./speech.ts";
import type { Speech } from "./speech.ts";
import { evidenceTag, headerRow, numberCell, smallTag } from "./tableParts.ts";

/** report.html: one file that needs no script, no network and no other file, on a screen or on paper. */
export function reportPage(report: EvaluationReport, locale: Locale): string {
  const speech = speechFor(locale);
  const { words } = speech;
  const { run, films, labels } = report;
  const title = words.title(run.bundle);
  const page = element("html", { lang: locale },
    element("head", {},
      element("meta", { charset: "utf-8" }),
      element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      element("meta", { "http-equiv": "Content-Security-Policy", content: "default-src 'none'; style-src 'unsafe-inline'" }),
      element("title", {}, title),
      styleSheet(css)),
    element("body", {},
      element("header", {},
        element("h1", {}, title),
        element("p", { class: "lead" }, `${words.subtitle(films)} · ${dateOf(run)}`),
        element("p", {}, words.purpose)),
      element("main", {},
        overview(report, speech),
        coverageSection(report, speech),
        labels.map((label) => labelSection(label, speech)),
        method(report, speech))));
  return `<!doctype html>\n${page.markup}\n`;
}

function dateOf({ madeAt }: EvaluationRun): string {
  return madeAt.slice(0, 16).replace("T", " ") + " UTC";
}

function overview({ labels, notEvaluated }: EvaluationReport, speech: Speech): Markup {
  const { words } = speech;
  const names = (ids: readonly LabelReport["id"][]) => ids.map(speech.finding).join(", ");
  return element("section", {},
    element("h2", {}, words.overview),
    element("p", {}, words.overviewLead),
    element("table", {},
      headerRow([words.finding, words.evidence], [words.films, words.withFinding, "", words.aucInterval], [words.sensitivity, words.specificity]),
      element("tbody", {}, labels.map((label) => overviewRow(label, speech)))),
    labels.some(({ isSmall }) => isSmall) ? element("p", { class: "note" }, words.smallNote) : null,
    notEvaluated.notLabeled.length > 0 ? element("p", { class: "note" }, words.notLabeled({ findings: names(notEvaluated.notLabeled) })) : null,
    notEvaluated.notScored.length > 0 ? element("p", { class: "note" }, words.notInBundle({ findings: names(notEvaluated.notScored) })) : null);
}

function overviewRow(label: LabelReport, speech: Speech): Markup {
  const inUse = label.operatingPoints.find(({ isDefault }) => isDefault);
  return element("tr", {},
    element("th", { scope: "row" }, element("a", { href: `#${label.id}` }, speech.finding(label.id)), label.isSmall ? smallTag(speech) : null),
    element("td", {}, evidenceTag(label.evidence, speech)),
    numberCell(String(label.n)),
    numberCell(String(label.positives)),
    element("td", {}, forestPlot(label.auc, speech)),
    numberCell(speech.decimalEstimate(label.auc)),
    numberCell(inUse === undefined ? speech.words.unknown : speech.percentEstimate(inUse.sensitivity)),
    numberCell(inUse === undefined ? speech.words.unknown : speech.percentEstimate(inUse.specificity)));
}

function method({ run }: EvaluationReport, speech: Speech): Markup {
  const { words } = speech;
  const { bundle } = run;
  const facts: readonly (readonly [string, string])[] = [
    [words.facts.command, run.command],
    [words.facts.madeAt, run.madeAt],
    [words.facts.version, run.appVersion],
    [words.facts.bundle, `${bundle.name} ${bundle.version}`],
    [words.facts.manifest, bundle.sha256],
    [words.facts.network, `${bundle.network.file} (${bundle.network.precision}), SHA-256 ${bundle.network.sha256}`],
    [words.facts.labels, run.labelsFile.sha256],
    [words.facts.rows, String(run.labelsFile.rows)],
    ...(run.filters.length > 0 ? [[words.facts.filters, run.filters.join(", ")] as const] : []),
  ];
  const prevalence = bundle.calibrationPrevalence;
  const notes = [
    words.methodIntervals({ resamples: run.resamples, seed: run.seed, by: run.drawnBy }), words.methodAuc, words.methodCalibration,
    ...(prevalence === null ? [] : [words.methodPrevalence({ share: speech.prevalence(prevalence) })]), words.methodLabels,
  ];
  return element("section", {},
    element("h2", {}, words.method),
    notes.map((note) => element("p", {}, note)),
    element("dl", {}, facts.map(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])));
}
