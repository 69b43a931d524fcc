import type { BundleIdentity } from "../../domain/result.ts";
import type { SecondReaderRule } from "../../domain/site.ts";
import { type Study, type Triage, triageOf } from "../../domain/study.ts";
import type { InferenceStatus } from "../../inference/inference.ts";
import { type ReadState, readStateOf } from "../../reading/reading.ts";

/** What the worklist says of the readers' work on a study; "refused": unread, and the model took none of its films. */
export type StudyState = ReadState | "refused";

export function stateOf(study: Study, rule: SecondReaderRule): StudyState {
  const state = readStateOf(study, rule);
  return state === "unread" && study.images.every(({ result }) => result.state === "refused") ? "refused" : state;
}

/** What the worklist says of the model's work on a study. */
export type TriageState = Triage | "stale";

/** "stale" where nothing else is unclear: scoring again is then all that is needed. */
export function triageStateOf(study: Study): TriageState {
  const triage = triageOf(study);
  if (triage !== "unclear") return triage;
  const unclear = study.images.filter(({ result }) => result.state !== "valid" && result.state !== "running" && result.state !== "withheld");
  return unclear.every(({ result }) => result.state === "stale") ? "stale" : "unclear";
}

export function bundleInUse(status: InferenceStatus): BundleIdentity | null {
  return status.state === "ready" ? status.device.bundle : null;
}
