import type { Proportion } from "../domain/score.ts";
import { element } from "./markup.ts";
import type { Child, Markup } from "./markup.ts";
import { forestPlot, histogramPlot, marker, reliabilityPlot, rocPlot } from "./plots.ts";
import type { LabelReport, OperatingPointReport, SubgroupReport } from "./report.ts";
import type { Speech } from "./speech.ts";
import { evidenceTag, headerRow, numberCell, smallTag } from "./tableParts.ts";

/** All of one finding: its figures, its operating points, what they mean at other prevalences, and its subgroups. */
export function labelSection(report: LabelReport, speech: Speech): Markup {
  return element("section", { id: report.id, class: "label" },
    element("h2", {}, speech.finding(report.id), evidenceTag(report.evidence, speech), report.isSmall ? smallTag(speech) : null),
    element("p", {}, speech.text(`meaning.${report.id}`)),
    keyNumbers(report, speech),
    figures(report, speech),
    pointTable(report, speech),
    predictiveTable(report, speech),
    report.subgroups.length === 0 ? null : subgroupTable(report, speech));
}

function keyNumbers(report: LabelReport, { words, decimal, decimalEstimate, percent }: Speech): Markup {
  const observed = report.n === 0 ? null : report.positives / report.n;
  const facts = [
    [words.films, String(report.n)], [words.withFinding, String(report.positives)], [words.aucInterval, decimalEstimate(report.auc)],
    [words.calibrationError, decimal(report.expectedCalibrationError)], [words.brier, decimal(report.brier.value)],
    [words.meanScore, percent(report.meanScore)], [words.observed, percent(observed)],
  ] as const;
  return element("ul", { class: "counts" }, facts.map(([name, value]) => element("li", {}, element("b", {}, value), name)));
}

function figures(report: LabelReport, speech: Speech): Markup {
  const { words } = speech;
  if (report.positives === 0 || report.positives === report.n) return element("p", { class: "note" }, words.noCurve);
  return element("div", { class: "figures" },
    figure(words.roc, rocPlot(report, speech)),
    figure(words.reliability, reliabilityPlot(report, speech)),
    figure(words.histogram, histogramPlot(report, speech)));
}

function figure(name: string, plot: Markup): Markup {
  return element("figure", {}, element("figcaption", {}, name), plot);
}

function pointName(point: OperatingPointReport, at: number, { words, point: nameOf }: Speech): Markup {
  return element("th", { scope: "row" },
    element("svg", { class: "key", viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": "true" }, marker(at, 7, 7, point.isDefault)),
    nameOf(point.name), point.isDefault ? element("span", { class: "tag" }, words.inUse) : null);
}

function pointTable({ operatingPoints, n }: LabelReport, speech: Speech): Markup {
  const { words, percentEstimate } = speech;
  const more = (operatingPoints[0]?.withNotScoredFlagged.n ?? n) - n;
  const pair = [words.sensitivity, words.specificity];
  const stated = (share: Proportion | null) => (share === null ? words.unknown : percentEstimate(share));
  return element("table", {},
    element("thead", {},
      element("tr", {},
        element("th", { scope: "col", rowspan: 2 }, words.operatingPoint), element("th", { scope: "col", rowspan: 2, class: "number" }, words.cutOff),
        groupHeader(words.stated), groupHeader(words.measured), more === 0 ? null : groupHeader(words.flagged({ count: more }))),
      element("tr", {}, [pair, pair, more === 0 ? [] : pair].flat().map((name) => element("th", { scope: "col", class: "number" }, name)))),
    element("tbody", {}, operatingPoints.map((point, at) => element("tr", {},
      pointName(point, at, speech),
      numberCell(speech.decimal(point.cutOff)),
      numberCell(stated(point.stated.sensitivity)), numberCell(stated(point.stated.specificity)),
      numberCell(element("b", {}, percentEstimate(point.sensitivity))), numberCell(element("b", {}, percentEstimate(point.specificity))),
      more === 0 ? null : [numberCell(percentEstimate(point.withNotScoredFlagged.sensitivity)), numberCell(percentEstimate(point.withNotScoredFlagged.specificity))]))));
}

function groupHeader(name: string): Markup {
  return element("th", { scope: "colgroup", colspan: 2, class: "group" }, name);
}

function predictiveTable({ operatingPoints }: LabelReport, speech: Speech): Child {
  const { words, percentEstimate } = speech;
  const prevalences = operatingPoints[0]?.predictiveValues ?? [];
  return [
    element("h3", {}, words.predictive),
    element("table", {},
      element("thead", {},
        element("tr", {}, element("th", { scope: "col", rowspan: 2 }, words.operatingPoint),
          prevalences.map(({ prevalence }) => groupHeader(words.prevalence({ value: speech.prevalence(prevalence) })))),
        element("tr", {}, prevalences.flatMap(() => [words.ppv, words.npv]).map((name) => element("th", { scope: "col", class: "number" }, name)))),
      element("tbody", {}, operatingPoints.map((point, at) => element("tr", {},
        pointName(point, at, speech),
        point.predictiveValues.map(({ positive, negative }) => [numberCell(percentEstimate(positive)), numberCell(percentEstimate(negative))]))))),
  ];
}

function subgroupTable({ subgroups, operatingPoints }: LabelReport, speech: Speech): Child {
  const { words } = speech;
  const inUse = operatingPoints.find(({ isDefault }) => isDefault)?.name;
  return [
    element("h3", {}, words.subgroups),
    element("table", {},
      headerRow([words.group, ""], [words.films, words.withFinding, "", words.aucInterval], [words.sensitivity, words.specificity]),
      element("tbody", {}, subgroups.map((group, at) => subgroupRow(group, group.by !== subgroups[at - 1]?.by, inUse, speech)))),
  ];
}

function subgroupRow(group: SubgroupReport, isFirst: boolean, inUse: string | undefined, speech: Speech): Markup {
  const { words, percentEstimate } = speech;
  const rates = group.operatingPoints.find(({ name }) => name === inUse);
  return element("tr", { class: isFirst ? "first" : null },
    element("td", {}, isFirst ? words.groupings[group.by] : ""),
    element("th", { scope: "row" }, group.value ?? words.notKnown, group.isSmall ? smallTag(speech) : null),
    numberCell(String(group.n)), numberCell(String(group.positives)),
    element("td", {}, forestPlot(group.auc, speech)),
    numberCell(speech.decimalEstimate(group.auc)),
    numberCell(rates === undefined ? words.unknown : percentEstimate(rates.sensitivity)),
    numberCell(rates === undefined ? words.unknown : percentEstimate(rates.specificity)));
}
