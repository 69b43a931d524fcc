import { doesStand, filmsOf } from "../domain/coverage.ts";
import type { StudyUid } from "../domain/ids.ts";
import { fail, type Outcome } from "../domain/outcome.ts";
import type { Draft, ReadRole } from "../domain/read.ts";
import type { Reader } from "../domain/reader.ts";
import type { Scored } from "../domain/result.ts";
import type { SiteSettings } from "../domain/site.ts";
import type { Study } from "../domain/study.ts";
import { type Inference, type InferenceStatus, zonesOf } from "../inference/inference.ts";
import type { Clock } from "../platform/clock.ts";
import { calledAt, compileRead, missingFrom, readDigest, roleFor } from "../reading/reading.ts";
import type { StudyStore } from "../store/store.ts";
import { bundleInUse } from "./bundleInUse.ts";
import type { PreferenceValues } from "./journeys.ts";

export interface SigningPorts {
  readonly store: Pick<StudyStore, "get" | "sign">;
  readonly inference: Pick<Inference, "status">;
  readonly clock: Clock;
}

export interface SigningRequest {
  readonly uid: StudyUid;
  /** Nothing is missing from it, as far as the screen knows. */
  readonly draft: Draft;
  /** Whose draft it is. */
  readonly reader: Reader;
  /** That this reader signs in, as the screen said. An amendment keeps the one of what it amends. */
  readonly role: ReadRole | null;
  /** That were on the screen. */
  readonly images: Study["images"];
  readonly settings: SiteSettings;
  readonly lastBundle: PreferenceValues["lastBundle"];
}

/**
 * Draft -> signed read, from the study as it is on the disk now. `store/conflict` where somebody else has signed, a film has come or was scored, or
 * the reader's role has become another, since the screen was drawn: the draft stays, and `missingFrom` says what it lacks now.
 */
export async function signRead({ store, inference, clock }: SigningPorts, request: SigningRequest): Promise<Outcome<Study>> {
  const { uid, draft, reader, settings } = request;
  if (reader.id !== draft.readerId) throw new Error("nobody signs the draft of another reader");
  const stored = await store.get(uid);
  if (!stored.ok) return stored;
  const status = inference.status();
  const study = calledAt(stored.value, bundleInUse(status, request), settings);
  const missing = missingFrom(draft, study, settings.secondReader);
  if (missing.some((one) => one !== "role" && one !== "disagreement")) throw new Error(`an unfinished draft was signed: ${missing.join(", ")}`);
  const role = roleFor(study, settings.secondReader, reader.id);
  if (missing.length > 0 || (draft.amends === null && role !== request.role) || hasNewFilm(study, request)) return fail({ code: "store/conflict" });
  const read = compileRead({
    draft: withStoredFirstVerdict(draft, study), study, reader, role: role ?? "first", mode: settings.mode,
    zonesOf, selfTestAt: (scored) => selfTestAt(status, scored), at: clock.now(),
  });
  return store.sign(uid, { ...read, sha256: readDigest(uid, read) });
}

/** Nobody signs for a film that was not shown. */
function hasNewFilm(study: Study, { images }: SigningRequest): boolean {
  const shown = new Set(images.map(({ radiograph }) => radiograph.sopInstanceUid));
  return filmsOf(study).some(({ radiograph }) => !shown.has(radiograph.sopInstanceUid));
}

/** The one that was given first stands, whatever another window of the same reader has kept. */
function withStoredFirstVerdict(draft: Draft, study: Study): Draft {
  const stored = study.drafts.find(({ readerId }) => readerId === draft.readerId)?.firstVerdict ?? null;
  return stored === null || !doesStand(stored, study) ? draft : { ...draft, firstVerdict: stored };
}

function selfTestAt(status: InferenceStatus, { bundle, provider }: Scored): number | null {
  if (status.state !== "ready" || status.device.bundle.sha256 !== bundle.sha256) return null;
  return status.device.selfTests.find((test) => test.provider === provider && test.outcome.state === "passed")?.at ?? null;
}
