import { fail, succeed, type Outcome } from "../domain/outcome.ts";
import { headerOf } from "../domain/radiograph.ts";
import type { Study, StudyImage } from "../domain/study.ts";
import type { Inference } from "../inference/inference.ts";
import type { Ingest, Ingested, IngestFile } from "../ingest/ingest.ts";
import type { Clock } from "../platform/clock.ts";
import { type OpenPracticeFilm, type Practice, type PracticeFilm, type PracticeTruth, practiceTruths } from "./journeys.ts";

export interface PracticePorts {
  readonly ingest: Ingest;
  readonly inference: Inference;
  readonly clock: Clock;
  readonly samples: () => Promise<Outcome<readonly PracticeSample[]>>;
}

/** `title`: one word for what it shows. */
export type PracticeSample = IngestFile & { readonly title: string };

/** The samples through the same reading and scoring as any film, and past the store. */
export function openPractice(ports: PracticePorts): Practice {
  async function films(seed: number): Promise<Outcome<readonly PracticeFilm[]>> {
    const samples = await ports.samples();
    if (!samples.ok) return samples;
    return succeed(shuffled(samples.value, seed).flatMap((sample) => filmOf(ports, sample)));
  }
  return { films };
}

/** None for what cannot be read, such as the sample that breaks off. */
function filmOf(ports: PracticePorts, sample: PracticeSample): readonly PracticeFilm[] {
  const truth = practiceTruths.find((one): one is PracticeTruth => one === sample.title);
  return truth === undefined ? [] : [{ truth, open: () => open(ports, sample) }];
}

async function open(ports: PracticePorts, sample: PracticeSample): Promise<Outcome<OpenPracticeFilm>> {
  const { signal } = new AbortController();
  const [answer] = await ports.ingest.read(sample, signal);
  if (answer === undefined) return fail({ code: "ingest/unreadable" });
  if (!answer.outcome.ok) return answer.outcome;
  const { radiograph, displayCopy, patient } = answer.outcome.value;
  // The header is taken before `score` takes the pixels.
  const study = studyOf(answer.outcome.value, sample.name, ports.clock.now());
  return succeed({ study, displayCopy, result: ports.inference.score(radiograph, patient, signal) });
}

function studyOf({ studyUid: uid, patient, date, time, radiograph, original, fileSha256 }: Ingested, fileName: string, receivedAt: number): Study {
  const image: StudyImage = {
    radiograph: headerOf(radiograph), result: { state: "notRun" }, fileSha256, fileName, fileSizeBytes: original.size, receivedAt,
  };
  return { uid, patient, date, time, receivedAt, images: [image], priority: "routine", reads: [], drafts: [] };
}

/** Fisher and Yates; the same seed gives the same order. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const order = [...items];
  let state = seed >>> 0;
  for (let last = order.length - 1; last > 0; last -= 1) {
    state = next(state);
    const chosen = state % (last + 1);
    const [a, b] = [order[last], order[chosen]];
    if (a === undefined || b === undefined) continue;
    order[last] = b;
    order[chosen] = a;
  }
  return order;
}

/** A 32-bit integer hash with full avalanche (https://github.com/skeeto/hash-prospector, "lowbias32"), of a counter. */
function next(state: number): number {
  let mixed = (state + 0x9e3779b9) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
