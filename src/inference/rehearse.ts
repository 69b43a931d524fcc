import { succeed } from "../domain/outcome.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { SopInstanceUid } from "../domain/ids.ts";
import type { Radiograph } from "../domain/radiograph.ts";
import type { Provider } from "../domain/result.ts";
import type { BundleManifest } from "./bundle.ts";
import { tensorOf, viewForNetwork } from "./preprocess.ts";
import type { RunNetwork } from "./score.ts";
import { judgeSelfTest } from "./selfTest.ts";
import type { MeasuredOutput, SelfTestVectors } from "./selfTest.ts";

/** Enough for the runtime's compiler; a slow device, such as an emulated graphics chip, does fewer. */
const warmUpRuns = 6;
const timedRuns = 5;
const budgetMs = 3000;
/** Each side of the films that warm up the pre-processing. */
const warmUpSide = 768;

export interface Rehearsal {
  readonly maxDifference: number;
  /** Of one warm run. */
  readonly medianMs: number;
}

/** Before it may speak: warms up, measures, and checks that the network gives what it gave elsewhere. Problems: those of `run` and of the self-test. */
export async function rehearse(
  manifest: BundleManifest, provider: Provider, run: RunNetwork, vectors: SelfTestVectors, nowMs: () => number,
): Promise<Outcome<Rehearsal>> {
  const tensors = vectors.inputs.map((gray) => tensorOf(gray, manifest.input));
  const measured: MeasuredOutput[] = [];
  for (const tensor of tensors) {
    const outputs = await run(tensor.slice());
    if (!outputs.ok) return outputs;
    measured.push(outputs.value);
  }
  const verdict = judgeSelfTest(manifest, provider, vectors, measured);
  if (!verdict.ok) return verdict;
  warmUpPreprocessing(manifest);
  const runsMs = await timeRuns(run, tensors[0] ?? new Float32Array(), nowMs);
  return runsMs.ok ? succeed({ maxDifference: verdict.value, medianMs: medianOf(runsMs.value.slice(-timedRuns)) }) : runsMs;
}

/** The scripting engine, too, compiles what has run for a while: two small films spare the first patient that wait. */
function warmUpPreprocessing({ input }: BundleManifest): void {
  const film = flatFilm();
  for (let run = 0; run < 2; run++) viewForNetwork(film, input);
}

function flatFilm(): Radiograph {
  return {
    sopInstanceUid: "2.25.0" as SopInstanceUid, rows: warmUpSide, columns: warmUpSide, pixels: new Uint16Array(warmUpSide * warmUpSide),
    window: { center: 128, width: 256, shape: "linear" }, spacing: null, viewPosition: null, bodyPart: null, isPhantom: true,
    source: { format: "png", transferSyntaxUid: null, photometricInterpretation: "MONOCHROME2", bitsStored: 8, frames: 1 },
  };
}

/** At least one run, in milliseconds each. */
async function timeRuns(run: RunNetwork, tensor: Float32Array<ArrayBuffer>, nowMs: () => number): Promise<Outcome<readonly number[]>> {
  const runsMs: number[] = [];
  const startMs = nowMs();
  do {
    const beforeMs = nowMs();
    const outputs = await run(tensor.slice());
    if (!outputs.ok) return outputs;
    runsMs.push(nowMs() - beforeMs);
  } while (runsMs.length < warmUpRuns + timedRuns && nowMs() - startMs < budgetMs);
  return succeed(runsMs);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
