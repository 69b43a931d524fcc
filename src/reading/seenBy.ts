import type { ReaderId } from "../domain/reader.ts";
import type { BundleIdentity, FindingScore, Result, Scored } from "../domain/result.ts";
import { callAt, type OperatingPoint } from "../domain/score.ts";
import type { SiteSettings } from "../domain/site.ts";
import type { Study, StudyImage } from "../domain/study.ts";
import { hasFirstVerdict } from "./independence.ts";
import { type BundleLabelPoints, profilePoint, profiles } from "./profile.ts";
import { hasSignedAll, isFinished, readStateOf } from "./readState.ts";

export interface BundleInUse {
  readonly identity: BundleIdentity;
  readonly labels: readonly BundleLabelPoints[];
}

/** Who looks, and with what. */
export interface Eyes {
  /** Null while it is not known: stored calls stay where they were made at the site's operating point. */
  readonly bundle: BundleInUse | null;
  readonly settings: SiteSettings;
  /** Null where nobody has said who reads. */
  readonly readerId: ReaderId | null;
}

/**
 * What this reader may see of a study now: what another bundle scored is stale, "abnormal" is called at the site's operating point, and scores are
 * withheld in blind mode. The same object where nothing changes.
 */
export function seenBy(study: Study, eyes: Eyes): Study {
  const called = calledAt(study, eyes.bundle, eyes.settings);
  return areScoresWithheld(study, eyes) ? withResults(called, withheldOf) : called;
}

/** As `seenBy`, for nobody's eyes: with nothing withheld. */
export function calledAt(study: Study, bundle: BundleInUse | null, settings: SiteSettings): Study {
  if (bundle === null) return withResults(study, (result) => resultWithoutBundle(result, settings));
  const point = profilePoint(bundle.labels, settings.profile);
  return withResults(study, (result) => resultInUse(result, bundle.identity, point));
}

/** Blind: until this reader gave a first verdict or signed, each on all films that there are, or nothing is left to be read. */
function areScoresWithheld(study: Study, { settings, readerId }: Eyes): boolean {
  if (settings.mode !== "blind" || isFinished(readStateOf(study, settings.secondReader))) return false;
  return readerId === null || !(hasFirstVerdict(study, readerId) || hasSignedAll(study, readerId));
}

const withheld: Result = { state: "withheld" };

/** Refused, failed, running and not run say something of the image, nothing of a score. */
function withheldOf(result: Result): Result {
  return result.state === "valid" || result.state === "stale" ? withheld : result;
}

function resultInUse(result: Result, bundle: BundleIdentity, point: OperatingPoint | null): Result {
  if (result.state !== "valid" && result.state !== "stale") return result;
  if (result.scored.bundle.sha256 !== bundle.sha256) return result.state === "stale" ? result : { state: "stale", scored: result.scored };
  const scored = point === null ? result.scored : recalled(result.scored, point);
  return result.state === "valid" && scored === result.scored ? result : { state: "valid", scored };
}

/** Whose points are not known cannot be called anew: a call at a point that the site did not choose is not shown as one. */
function resultWithoutBundle(result: Result, { profile }: SiteSettings): Result {
  if (result.state !== "valid") return result;
  const isElsewhere = result.scored.findings.some(({ finding, operatingPoint }) => finding === "abnormal" && operatingPoint.name !== profiles[profile].pointName);
  return isElsewhere ? { state: "stale", scored: result.scored } : result;
}

/** Only "abnormal": what a site asks of the overall score says nothing of the other findings. */
function recalled(scored: Scored, point: OperatingPoint): Scored {
  const moves = ({ finding, operatingPoint: own }: FindingScore) =>
    finding === "abnormal" && (own.name !== point.name || own.cutOff !== point.cutOff);
  if (!scored.findings.some(moves)) return scored;
  const call = (one: FindingScore) => (moves(one) ? { ...one, operatingPoint: point, call: callAt(point, one.score) } : one);
  return { ...scored, findings: scored.findings.map(call) };
}

function withResults(study: Study, change: (result: Result) => Result): Study {
  const images = study.images.map((image) => withResult(image, change(image.result)));
  return images.every((image, index) => image === study.images[index]) ? study : { ...study, images };
}

function withResult(image: StudyImage, result: Result): StudyImage {
  return result === image.result ? image : { ...image, result };
}
