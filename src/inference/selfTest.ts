import * as v from "valibot";
import { fail, succeed } from "../domain/outcome.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Provider } from "../domain/result.ts";
import { callAt } from "../domain/score.ts";
import type { Logit, Score } from "../domain/score.ts";
import { base64Bytes } from "./base64.ts";
import { defaultPointOf } from "./bundle.ts";
import type { BundleManifest } from "./bundle.ts";
import { calibrate } from "./calibration.ts";
import { isRefused, softmax } from "./gate.ts";
import type { RawOutputs } from "./interpret.ts";

/** Fixed inputs and what native ONNX Runtime makes of them: `models/<bundle>/selftest.json`, format version 1. */
export interface SelfTestVectors {
  /** 8-bit gray, side x side, row-major, as it is before scaling. */
  readonly inputs: readonly Uint8Array<ArrayBuffer>[];
  /** For each provider that has a variant, one line an input; scores in the order of the bundle's labels. */
  readonly expected: Readonly<Partial<Record<Provider, readonly ExpectedOutput[]>>>;
}

export interface ExpectedOutput {
  readonly logits: readonly number[];
  readonly scores: readonly number[];
  /** Probabilities (softmax of the gate's output) in the order of the gate's classes, their sum 1; there exactly where the bundle has a gate. */
  readonly gate?: readonly number[];
}

export type MeasuredOutput = Pick<RawOutputs, "logits" | "gate">;

/** JSON -> vectors that fit the manifest. Problem: `inference/manifest-invalid` at "selfTest". */
export function parseSelfTest(json: unknown, manifest: BundleManifest): Outcome<SelfTestVectors> {
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) return invalid;
  const { side, expected } = parsed.output;
  const inputs = parsed.output.inputs.map(base64Bytes).filter((bytes) => bytes !== null);
  const isWhole = inputs.length === parsed.output.inputs.length && inputs.every((bytes) => bytes.length === side * side);
  if (!isWhole || side !== manifest.input.side) return invalid;
  const providers = (["wasm", "webgpu"] as const).filter((provider) => manifest.variants[provider] !== undefined);
  const fits = providers.every((provider) => isFitting(expected[provider] ?? [], inputs.length, manifest));
  return fits ? succeed({ inputs, expected }) : invalid;
}

/**
 * May this device speak? `measured` holds what each input gave, in order. The answer is the largest |score - expected score|, the gate's
 * probabilities counted as scores. Problem: `inference/self-test-failed` where that is above the variant's tolerance, or where a call or the gate's
 * refusal differs.
 */
export function judgeSelfTest(
  manifest: BundleManifest, provider: Provider, { expected }: SelfTestVectors, measured: readonly MeasuredOutput[],
): Outcome<number> {
  const tolerance = manifest.variants[provider]?.tolerance ?? 0;
  const wanted = expected[provider] ?? [];
  const verdicts = wanted.flatMap((one, at) => {
    const { logits, gate } = measured[at] ?? nothing;
    return [compareScores(manifest, one.scores, logits), compareGate(manifest, one.gate ?? [], gate)];
  });
  const maxDifference = Math.max(0, ...verdicts.map(({ difference }) => difference));
  const agrees = verdicts.length > 0 && maxDifference <= tolerance && verdicts.every(({ isFlipped }) => !isFlipped);
  return agrees ? succeed(maxDifference) : fail({ code: "inference/self-test-failed", provider, maxDifference });
}

const nothing: MeasuredOutput = { logits: new Float32Array(), gate: null };

interface Comparison {
  /** 1, the largest possible, where something is missing or not a number. */
  readonly difference: number;
  readonly isFlipped: boolean;
}

function compareScores({ labels }: BundleManifest, scores: readonly number[], logits: Float32Array): Comparison {
  let difference = logits.length === labels.length ? 0 : 1;
  let isFlipped = false;
  labels.forEach((label, at) => {
    const score = calibrate(label.calibration, (logits[at] ?? Number.NaN) as Logit);
    const wanted = (scores[at] ?? Number.NaN) as Score;
    difference = Math.max(difference, distanceOf(score, wanted));
    const point = defaultPointOf(label);
    isFlipped ||= callAt(point, score) !== callAt(point, wanted);
  });
  return { difference, isFlipped };
}

function compareGate({ gate }: BundleManifest, wanted: readonly number[], logits: Float32Array | null): Comparison {
  if (gate === null) return { difference: 0, isFlipped: false };
  if (logits?.length !== gate.classes.length) return { difference: 1, isFlipped: false };
  const probabilities = softmax(logits);
  const differences = probabilities.map((probability, at) => distanceOf(probability, wanted[at] ?? Number.NaN));
  return { difference: Math.max(...differences), isFlipped: isRefused(gate, probabilities) !== isRefused(gate, wanted) };
}

function distanceOf(a: number, b: number): number {
  const distance = Math.abs(a - b);
  return Number.isNaN(distance) ? 1 : distance;
}

function isFitting(lines: readonly ExpectedOutput[], inputs: number, { labels, gate }: BundleManifest): boolean {
  const fits = ({ logits, scores, gate: probabilities }: ExpectedOutput) =>
    scores.length === labels.length && logits.length === labels.length && isFittingGate(gate, probabilities ?? null);
  return inputs > 0 && lines.length === inputs && lines.every(fits);
}

/** Logits written in the place of probabilities would have another sum. */
function isFittingGate(gate: BundleManifest["gate"], probabilities: readonly number[] | null): boolean {
  if (gate === null || probabilities === null) return gate === null && probabilities === null;
  const sum = probabilities.reduce((a, b) => a + b, 0);
  return probabilities.length === gate.classes.length && Math.abs(sum - 1) <= roundingOfSum;
}

/** Probabilities that were rounded to six digits and more add up to 1 within this. */
const roundingOfSum = 1e-4;

const invalid = fail({ code: "inference/manifest-invalid", at: "selfTest" });

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const line = v.strictObject({
  logits: v.array(v.pipe(v.number(), v.finite())),
  scores: v.array(share),
  gate: v.exactOptional(v.array(share)),
});

const schema = v.strictObject({
  version: v.literal(1),
  side: v.pipe(v.number(), v.integer(), v.minValue(1)),
  inputs: v.pipe(v.array(v.string()), v.minLength(1)),
  expected: v.strictObject({ wasm: v.exactOptional(v.array(line)), webgpu: v.exactOptional(v.array(line)) }),
});
