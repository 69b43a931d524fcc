import type { BundleIdentity, Result } from "../../domain/result.ts";
import { sortStudies, type Study, type StudyOrder, triageOf } from "../../domain/study.ts";
import type { InferenceStatus } from "../../inference/inference.ts";

/** What the worklist says first of a study. */
export type StudyState = "attention" | "unclear" | "stale" | "running" | "clear";

/** "stale" where nothing else is unclear: scoring again is then all that is needed. */
export function stateOf(study: Study): StudyState {
  const triage = triageOf(study);
  if (triage !== "unclear") return triage;
  const unclear = study.images.filter(({ result }) => result.state !== "valid" && result.state !== "running");
  return unclear.every(({ result }) => result.state === "stale") ? "stale" : "unclear";
}

export interface StudyCounts {
  readonly total: number;
  readonly attention: number;
  readonly unclear: number;
}

export function countStudies(studies: readonly Study[]): StudyCounts {
  const states = studies.map(stateOf);
  const count = (...wanted: StudyState[]) => states.filter((state) => wanted.includes(state)).length;
  return { total: studies.length, attention: count("attention"), unclear: count("unclear", "stale") };
}

/** Studies as the bundle in use sees them: what another bundle scored is stale. Null: not known yet, all stays as it was stored. */
export function studiesInUse(studies: readonly Study[], bundle: BundleIdentity | null, order: StudyOrder): readonly Study[] {
  if (bundle === null) return studies;
  const seen = studies.map((study) => ({ ...study, images: study.images.map((image) => ({ ...image, result: resultInUse(image.result, bundle) })) }));
  return sortStudies(seen, order);
}

export function bundleInUse(status: InferenceStatus): BundleIdentity | null {
  return status.state === "ready" ? status.device.bundle : null;
}

function resultInUse(result: Result, bundle: BundleIdentity): Result {
  if (result.state !== "valid" && result.state !== "stale") return result;
  return { ...result, state: result.scored.bundle.sha256 === bundle.sha256 ? "valid" : "stale" };
}
