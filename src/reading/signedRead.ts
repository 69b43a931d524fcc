import { doesStand } from "../domain/coverage.ts";
import type { Sha256, StudyUid } from "../domain/ids.ts";
import type { RadiographHeader } from "../domain/radiograph.ts";
import {
  type Draft, type FirstVerdict, type ModelStatement, type Opinion, type ReadingMode, type ReadRole, reportedFindingIds, type SignedRead, type StatedFinding,
} from "../domain/read.ts";
import type { Reader } from "../domain/reader.ts";
import type { FindingScore, Heatmap, Result, Scored } from "../domain/result.ts";
import { imageOf, type Study, type StudyImage } from "../domain/study.ts";
import { type Zone, zones } from "../domain/zone.ts";
import { canonicalJson } from "../platform/canonicalJson.ts";
import { digestNow } from "../platform/digest.ts";
import { disagreementKind } from "./disagreement.ts";

/** What a draft becomes when it is signed. */
export interface Signing {
  /** Nothing is missing from it. */
  readonly draft: Draft;
  /** With its real results, called at the site's point: `calledAt`. */
  readonly study: Study;
  readonly reader: Reader;
  /** Of a new read; an amendment keeps the role, mode and first verdict of what it amends. */
  readonly role: ReadRole;
  readonly mode: ReadingMode;
  readonly zonesOf: (heatmap: Heatmap, radiograph: RadiographHeader) => readonly Zone[];
  /** Milliseconds since 1970; of the self-test that this device passed with the same bundle and provider, null where none is known. */
  readonly selfTestAt: (scored: Scored) => number | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export function compileRead(signing: Signing): Omit<SignedRead, "sha256"> {
  const { draft, study, reader, at } = signing;
  const amended = study.reads.find(({ number }) => number === draft.amends?.number) ?? null;
  return {
    number: Math.max(0, ...study.reads.map(({ number }) => number)) + 1,
    role: amended?.role ?? signing.role,
    amends: draft.amends === null ? null : { ...draft.amends, reason: draft.amends.reason.trim() },
    opinion: finalOpinion(draft, study),
    mode: amended?.mode ?? signing.mode,
    firstVerdict: amended === null ? standingVerdict(draft, study) : amended.firstVerdict,
    reader: { id: reader.id, name: reader.name, title: reader.title, license: reader.license },
    startedAt: draft.startedAt,
    signedAt: at,
    statements: study.images.map((image) => statementOf(image, signing)),
  };
}

/** Of the canonical JSON of all fields but the digest itself, and the study's UID as "studyUid". */
export function readDigest(studyUid: StudyUid, read: Omit<SignedRead, "sha256"> & { readonly sha256?: Sha256 }): Sha256 {
  const { sha256: _, ...fields } = read;
  return digestNow(new TextEncoder().encode(canonicalJson({ ...fields, studyUid })));
}

function standingVerdict({ firstVerdict }: Draft, study: Study): FirstVerdict | null {
  return firstVerdict !== null && doesStand(firstVerdict, study) ? firstVerdict : null;
}

function finalOpinion({ opinion }: Draft, study: Study): Opinion {
  const { verdict, disagreement, findings, marks } = opinion;
  if (verdict === null) throw new Error("a read without a verdict cannot be signed");
  const ordered = findings.toSorted((a, b) => reportedFindingIds.indexOf(a.finding) - reportedFindingIds.indexOf(b.finding));
  return {
    ...opinion,
    verdict,
    findings: ordered.map((one) => ({ ...one, zones: zones.filter((zone) => one.zones.includes(zone)) })),
    impression: opinion.impression.trim(),
    nextStep: opinion.nextStep.trim(),
    disagreement: disagreement?.kind === disagreementKind(study, verdict) ? disagreement : null,
    marks: marks.filter(({ sopInstanceUid }) => imageOf(study, sopInstanceUid) !== null),
  };
}

function statementOf({ radiograph, result }: StudyImage, { zonesOf, selfTestAt }: Signing): ModelStatement {
  const { sopInstanceUid } = radiograph;
  if (result.state !== "valid") return { state: "not-scored", sopInstanceUid, code: codeOf(result) };
  const { bundle, provider, scoredAt, findings } = result.scored;
  const zonesIn = ({ heatmap }: FindingScore) => (heatmap === null ? [] : zonesOf(heatmap, radiograph));
  return {
    state: "scored", sopInstanceUid, bundle, provider, scoredAt, selfTestAt: selfTestAt(result.scored),
    findings: findings.map((one) => statedFinding(one, zonesIn(one))),
  };
}

function codeOf(result: Exclude<Result, { state: "valid" }>): string | null {
  if (result.state === "refused") return result.reason.code;
  return result.state === "failed" ? result.problem.code : null;
}

function statedFinding({ finding, score, operatingPoint, call, evidence }: FindingScore, places: readonly Zone[]): StatedFinding {
  return { finding, score, cutOff: operatingPoint.cutOff, point: operatingPoint.name, call, evidence, zones: places };
}
