import type { FilmPoint, Mark } from "../domain/mark.ts";
import { measurementOf, type Measurement } from "../domain/measurement.ts";
import type { ReportedFinding, StatedFinding } from "../domain/read.ts";
import { isHiddenAtFirst } from "../domain/result.ts";
import { imageOf } from "../domain/study.ts";
import { concept, unit, type Code } from "./codes.ts";
import { codeContent, container, coordinates, imageContent, numberContent, textContent, uidContent, type ContentItem, type ImageReference } from "./contentItems.ts";
import { findingCodes, zoneSites } from "./findingCodes.ts";
import { scoredStatements, type ScoredStatement } from "./modules.ts";
import { deviceObserver, personObserver } from "./observers.ts";
import type { SignedStudy } from "./report.ts";
import { uidOf } from "./values.ts";

/** TID 1501, one for each score that the reader was shown, for each finding that the reader ticked, and for each mark. */
export function measurementGroups(signed: SignedStudy): readonly ContentItem[] {
  const { read } = signed;
  return [
    ...scoredStatements(read).flatMap((statement) =>
      // What is not shown to be better than a trivial baseline stays on this laptop: a report that leaves cannot explain it.
      statement.findings.filter((one) => !isHiddenAtFirst(one)).map((finding) => scoreGroup(signed, statement, finding))),
    ...read.opinion.findings.map((finding) => findingGroup(signed, finding)),
    ...read.opinion.marks.map((mark) => markGroup(signed, mark)).filter((group) => group !== null),
  ];
}

function scoreGroup(signed: SignedStudy, statement: ScoredStatement, stated: StatedFinding): ContentItem {
  const { bundle, sopInstanceUid } = statement;
  const image = imageReference(signed, sopInstanceUid);
  const percent = 100 * stated.score;
  return container(concept.measurementGroup, [
    ...tracking(signed, `model/${stated.finding}`, sopInstanceUid, stated.finding),
    ...deviceObserver(statement),
    textContent("HAS CONCEPT MOD", concept.algorithmName, bundle.name),
    textContent("HAS CONCEPT MOD", concept.algorithmVersion, bundle.version),
    textContent("HAS CONCEPT MOD", concept.algorithmParameters, `operating point: ${stated.point}`),
    textContent("HAS CONCEPT MOD", concept.algorithmParameters, `cut-off: ${stated.cutOff}`),
    textContent("HAS CONCEPT MOD", concept.algorithmParameters, `evidence: ${stated.evidence}`),
    codeContent("CONTAINS", concept.finding, findingCodes[stated.finding]),
    ...(stated.call === "positive" ? sites(stated.zones) : []),
    numberContent(concept.certainty, percent, unit.percent, image === null ? [] : [imageContent("INFERRED FROM", concept.sourceOfMeasurement, image)]),
    codeContent("CONTAINS", concept.call, concept[stated.call]),
  ]);
}

function findingGroup(signed: SignedStudy, { finding, zones }: ReportedFinding): ContentItem {
  return container(concept.measurementGroup, [
    ...tracking(signed, `reader/${finding}`, finding),
    ...personObserver(signed.read, signed.letterhead.name),
    codeContent("CONTAINS", concept.finding, findingCodes[finding]),
    ...sites(zones),
  ]);
}

/** Null for an arrow on a film that is no DICOM instance: there is nothing that it could point at. */
function markGroup(signed: SignedStudy, mark: Mark): ContentItem | null {
  const content = markContent(signed, mark);
  if (content.length === 0) return null;
  return container(concept.measurementGroup, [
    ...tracking(signed, `mark/${mark.kind}`, mark.id), ...personObserver(signed.read, signed.letterhead.name), ...content,
  ]);
}

function markContent(signed: SignedStudy, mark: Mark): readonly ContentItem[] {
  const image = imageReference(signed, mark.sopInstanceUid);
  const spacing = imageOf(signed.study, mark.sopInstanceUid)?.radiograph.spacing ?? null;
  const measurement = measurementOf(mark, spacing);
  if (measurement !== null) {
    const { name, value, units } = measured(measurement);
    const lines = image === null ? [] : linesOf(mark).map((line) => coordinates("INFERRED FROM", concept.sourceOfMeasurement, "POLYLINE", numbersOf(line), image));
    return [numberContent(name, value, units, lines)];
  }
  const place = linesOf(mark)[0] ?? [];
  return [
    ...(mark.kind === "note" ? [textContent("CONTAINS", concept.comment, mark.text)] : []),
    ...(image === null ? [] : [coordinates("CONTAINS", concept.imageRegion, "POINT", numbersOf(place), image)]),
  ];
}

function measured(measurement: Measurement): { readonly name: Code; readonly value: number; readonly units: Code } {
  if (measurement.kind === "angle") return { name: concept.angle, value: measurement.degrees, units: unit.degree };
  if (measurement.kind === "cardiothoracic") return { name: concept.cardiothoracicRatio, value: measurement.ratio, units: unit.ratio };
  const { mm, pixels } = measurement;
  return mm === null ? { name: concept.length, value: pixels, units: unit.pixels } : { name: concept.length, value: mm, units: unit.millimeter };
}

/** An arrow is where it points. */
function linesOf(mark: Mark): readonly (readonly FilmPoint[])[] {
  if (mark.kind === "length") return [[mark.from, mark.to]];
  if (mark.kind === "angle") return [[mark.arm, mark.vertex, mark.otherArm]];
  if (mark.kind === "cardiothoracic") return [[mark.heart.from, mark.heart.to], [mark.thorax.from, mark.thorax.to]];
  return [[mark.kind === "arrow" ? mark.tip : mark.at]];
}

function numbersOf(points: readonly FilmPoint[]): readonly number[] {
  return points.flatMap(({ x, y }) => [x, y]);
}

function sites(zones: StatedFinding["zones"]): readonly ContentItem[] {
  return zones.map((zone) => {
    const { code, laterality } = zoneSites[zone];
    return codeContent("HAS CONCEPT MOD", concept.findingSite, code, laterality === null ? [] : [codeContent("HAS CONCEPT MOD", concept.laterality, laterality)]);
  });
}

function tracking({ read }: SignedStudy, identifier: string, ...words: readonly string[]): readonly ContentItem[] {
  return [
    textContent("HAS OBS CONTEXT", concept.trackingIdentifier, identifier),
    uidContent("HAS OBS CONTEXT", concept.trackingUid, uidOf("firstread/tracking", read.sha256, identifier, ...words)),
  ];
}

/** Null where the film is no DICOM instance. */
function imageReference({ study, headers }: SignedStudy, sopInstanceUid: string): ImageReference | null {
  const index = study.images.findIndex(({ radiograph }) => radiograph.sopInstanceUid === sopInstanceUid);
  return headers[index]?.image ?? null;
}
