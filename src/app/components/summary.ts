import type { RadiographHeader } from "../../domain/radiograph.ts";
import type { FindingScore, Result } from "../../domain/result.ts";
import { zonesOf } from "../../inference/inference.ts";
import { type Study, type StudyImage, triageOf, triageOfResult } from "../../domain/study.ts";
import { findingsAbove, groupFindings, isAbove } from "./findingOrder.ts";
import type { Language } from "./language.ts";
import { scaleNumbers } from "./scaleNumbers.ts";

/** One line for the worklist: what is above its cut-off and where, or why there is no score. Never "normal". */
export function summaryOf(study: Study, language: Language): string {
  const triage = triageOf(study);
  const telling = study.images.find(({ result }) => triageOfResult(result) === triage) ?? study.images[0];
  return telling === undefined ? language.text("summary.notRun") : summaryOfImage(telling, language);
}

export function summaryOfImage({ result, radiograph }: Pick<StudyImage, "result" | "radiograph">, language: Language): string {
  return result.state === "valid" ? summaryOfScores(result.scored.findings, radiograph, language) : reasonOf(result, language);
}

function summaryOfScores(findings: readonly FindingScore[], radiograph: RadiographHeader, language: Language): string {
  const { text } = language;
  const groups = groupFindings(findings);
  const [first, ...others] = findingsAbove(groups);
  if (first !== undefined) {
    const summary = summaryOfFinding(first, radiograph, language);
    const more = others.filter(({ finding }) => finding !== "abnormal").length;
    return more === 0 ? summary : text("summary.more", { summary, count: more });
  }
  const weak = groups.weak.filter(isAbove).length;
  return weak === 0 ? text("summary.clear") : text("summary.clearWeak", { count: weak });
}

function summaryOfFinding(one: FindingScore, radiograph: RadiographHeader, { text }: Language): string {
  const finding = text(`finding.${one.finding}`);
  const { score } = scaleNumbers(one);
  const zone = one.heatmap === null ? undefined : zonesOf(one.heatmap, radiograph)[0];
  return zone === undefined ? text("summary.above.nowhere", { finding, score }) : text("summary.above", { finding, score, zone: text(`zone.${zone}`) });
}

/** Why there is no score that counts. */
function reasonOf(result: Exclude<Result, { state: "valid" }>, { text, problem }: Language): string {
  if (result.state === "refused") return problem(result.reason).happened;
  if (result.state === "failed") return problem(result.problem).happened;
  if (result.state === "stale") return text("summary.stale", { bundle: `${result.scored.bundle.name} ${result.scored.bundle.version}` });
  return text(`summary.${result.state}`);
}
