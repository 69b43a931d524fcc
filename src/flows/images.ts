import type { SopInstanceUid } from "../domain/ids.ts";
import { fail, succeed, type Outcome } from "../domain/outcome.ts";
import type { Radiograph } from "../domain/radiograph.ts";
import { scoredOf } from "../domain/result.ts";
import { imageOf, type Study } from "../domain/study.ts";
import type { Inference } from "../inference/inference.ts";
import type { Ingest } from "../ingest/ingest.ts";
import type { Clock } from "../platform/clock.ts";
import type { StudyStore } from "../store/store.ts";
import type { FullImages } from "./journeys.ts";

/** The stored original, decoded anew: full-size pixels are never stored, only the file that they came in. */
export function openFullImages(store: StudyStore, ingest: Ingest): FullImages {
  return { load: (uid, signal) => loadFull(store, ingest, uid, signal) };
}

async function loadFull(store: StudyStore, ingest: Ingest, uid: SopInstanceUid, signal: AbortSignal): Promise<Outcome<Radiograph>> {
  const original = await store.original(uid);
  if (!original.ok) return original;
  const bytes = original.value;
  const file = { name: "", size: bytes.byteLength, arrayBuffer: () => Promise.resolve(bytes) };
  const [answer] = await ingest.read(file, signal);
  if (answer === undefined) return fail({ code: "ingest/unreadable" });
  return answer.outcome.ok ? succeed(answer.outcome.value.radiograph) : answer.outcome;
}

export interface RescoringPorts {
  readonly store: StudyStore;
  readonly images: FullImages;
  readonly inference: Inference;
  readonly clock: Clock;
}

/** Scores a stored image again: after a failure, or with the bundle that is in use now. The older result stays until the newer is stored. */
export async function rescore({ store, images, inference, clock }: RescoringPorts, study: Study, uid: SopInstanceUid, signal: AbortSignal): Promise<Outcome<Study>> {
  const known = imageOf(study, uid);
  if (known === null) return fail({ code: "store/not-found" });
  const radiograph = await images.load(uid, signal);
  if (!radiograph.ok) return radiograph;
  const result = await inference.score({ ...radiograph.value, sopInstanceUid: uid }, study.patient, signal);
  if (signal.aborted) return fail({ code: "inference/cancelled" });
  // What another model said is worth more than that this one could not.
  if (result.state === "failed" && scoredOf(known.result) !== null) return fail(result.problem);
  return store.rescore(uid, result, clock.now());
}
