import { fail, type Outcome, succeed } from "../../domain/outcome.ts";
import type { Priority, Study } from "../../domain/study.ts";
import { rescore } from "../../flows/images.ts";
import { canBeScored } from "../components/canBeScored.ts";
import { type Services, useServices } from "../services.ts";
import { type Many, useMany } from "./useMany.ts";

export interface ManyWork {
  readonly many: Many;
  readonly prioritize: (studies: readonly Study[], priority: Priority) => void;
  /** Every film of theirs that may come out otherwise. */
  readonly scoreAgain: (studies: readonly Study[]) => void;
}

export function useManyWork(): ManyWork {
  const services = useServices();
  const { store, clock } = services;
  const many = useMany();
  return {
    many,
    prioritize: (studies, priority) => void many.run("prioritize", studies, ({ uid }) => store.prioritize(uid, priority, clock.now())),
    scoreAgain: (studies) => void many.run("rescore", studies, (study, signal) => scoreFilms(services, study, signal)),
  };
}

/** A film that cannot be scored is a failure here, also where its refusal was stored: the reader asked for a score. */
async function scoreFilms(services: Services, study: Study, signal: AbortSignal): Promise<Outcome<null>> {
  for (const { radiograph, result } of study.images) {
    if (!canBeScored(result)) continue;
    const answer = await rescore(services, study, radiograph.sopInstanceUid, signal);
    if (!answer.ok) return fail(answer.problem);
    const stored = answer.value.images.find((image) => image.radiograph.sopInstanceUid === radiograph.sopInstanceUid)?.result;
    if (stored?.state === "failed") return fail(stored.problem);
    if (stored?.state === "refused") return fail(stored.reason);
  }
  return succeed(null);
}
