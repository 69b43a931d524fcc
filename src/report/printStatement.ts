import type { ModelStatement, StatedFinding } from "../domain/read.ts";
import { isHiddenAtFirst } from "../domain/result.ts";
import type { Study, StudyImage } from "../domain/study.ts";
import type { MessageKey } from "../i18n/i18n.ts";
import { momentOf, type Said, type Say, type Tongue, zoneWords } from "./printWords.ts";

/** What the model said of one image, or that it said nothing. Never more than a reader sees without asking: no experimental finding. */
export interface PrintedStatement {
  /** Null where the study has one image. */
  readonly image: Said | null;
  readonly lines: readonly Said[];
}

type Scored = Extract<ModelStatement, { readonly state: "scored" }>;
type NotScored = Exclude<ModelStatement, Scored>;

export function statementWords(study: Study, statement: ModelStatement, say: Say): PrintedStatement {
  const at = study.images.findIndex(({ radiograph }) => radiograph.sopInstanceUid === statement.sopInstanceUid);
  const image = study.images[at];
  const view = image?.radiograph.viewPosition;
  return {
    image: study.images.length < 2 ? null : say(({ text }) => text("report.model.image", { number: String(at + 1), view: view ?? text("study.view.unknown") })),
    lines: statement.state === "scored" ? scoredLines(statement, say) : [say((tongue) => whyNotScored(statement, image, tongue))],
  };
}

function scoredLines(statement: Scored, say: Say): readonly Said[] {
  const shown = statement.findings.filter((one) => !isHiddenAtFirst(one));
  const above = shown.filter(({ call }) => call === "positive");
  const below = shown.filter(({ call }) => call === "negative");
  return [
    say((tongue) => aboveWords(above, tongue)),
    ...(below.length === 0 ? [] : [say((tongue) => tongue.text("report.model.below", { findings: below.map((one) => brieflyOf(one, tongue)).join(", ") }))]),
    say((tongue) => sourceWords(statement, tongue)),
  ];
}

function aboveWords(above: readonly StatedFinding[], tongue: Tongue): string {
  if (above.length === 0) return tongue.text("report.model.noneAbove");
  return tongue.text("report.model.above", { findings: above.map((one) => fullyOf(one, tongue)).join(", ") });
}

function fullyOf(one: StatedFinding, tongue: Tongue): string {
  const said = { finding: nameOf(one, tongue), ...numbersOf(one, tongue) };
  if (one.zones.length === 0) return tongue.text("report.model.finding", said);
  return tongue.text("report.model.findingAt", { ...said, zones: zoneWords(one.zones, tongue) });
}

function brieflyOf(one: StatedFinding, tongue: Tongue): string {
  return tongue.text("report.model.briefly", { finding: nameOf(one, tongue), ...numbersOf(one, tongue) });
}

function nameOf({ finding, evidence }: StatedFinding, { text }: Tongue): string {
  const name = text(`finding.${finding}`);
  return evidence === "supported" ? name : text("report.model.weak", { finding: name });
}

/** With a decimal where whole numbers would hide on which side of the cut-off a score lies. */
function numbersOf({ score, cutOff, point }: StatedFinding, { text, formats }: Tongue): { readonly score: string; readonly cutOff: string; readonly point: string } {
  const digits = score !== cutOff && formats.scale(score) === formats.scale(cutOff) ? 1 : 0;
  return { score: formats.scale(score, digits), cutOff: formats.scale(cutOff, digits), point: isKnownPoint(point) ? text(points[point]) : point };
}

/** The names that bundles give by agreement; any other is printed as the bundle writes it. */
const points = {
  sensitivity95: "model.point.sensitivity95",
  sensitivity90: "model.point.sensitivity90",
  balanced: "model.point.balanced",
  specificity95: "model.point.specificity95",
} as const satisfies Readonly<Record<string, MessageKey>>;

function isKnownPoint(name: string): name is keyof typeof points {
  return Object.hasOwn(points, name);
}

function sourceWords({ bundle, provider, scoredAt, selfTestAt }: Scored, tongue: Tongue): string {
  const { text } = tongue;
  const source = text("report.model.source", {
    name: bundle.name, version: bundle.version, sha: bundle.sha256.slice(0, 12), provider: text(`provider.${provider}`), at: momentOf(scoredAt, tongue),
  });
  const selfTest = selfTestAt === null ? text("report.model.selfTest.unknown") : text("report.model.selfTest", { at: momentOf(selfTestAt, tongue) });
  return `${source}, ${selfTest}.`;
}

/** In a sentence while the image still says so itself; the code alone where that has changed since. */
function whyNotScored({ code }: NotScored, image: StudyImage | undefined, { text, problem }: Tongue): string {
  if (code === null) return text("report.model.notScored");
  const cause = causeOf(image);
  return cause?.code === code ? text("report.model.notScored.why", { why: problem(cause).happened, code }) : text("report.model.notScored.code", { code });
}

function causeOf(image: StudyImage | undefined) {
  if (image?.result.state === "refused") return image.result.reason;
  return image?.result.state === "failed" ? image.result.problem : null;
}
