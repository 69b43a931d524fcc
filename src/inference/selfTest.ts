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
}

/** JSON -> vectors that fit the manifest. Problem: `inference/manifest-invalid` at "selfTest". */
export function parseSelfTest(json: unknown, manifest: BundleManifest): Outcome<SelfTestVectors> {
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) return invalid;
  const { side, expected } = parsed.output;
  const inputs = parsed.output.inputs.map(base64Bytes).filter((bytes) => bytes !== null);
  const isWhole = inputs.length === parsed.output.inputs.length && inputs.every((bytes) => bytes.length === side * side);
  if (!isWhole || side !== manifest.input.side) return invalid;
  const providers = (["wasm", "webgpu"] as const).filter((provider) => manifest.variants[provider] !== undefined);
  const fits = providers.every((provider) => isFitting(expected[provider] ?? [], inputs.length, manifest.labels.length));
  return fits ? succeed({ inputs, expected }) : invalid;
}

/**
 * May this device speak? `measured` holds the logits of each input, in order. The answer is the largest |score - expected score|.
 * Problem: `inference/self-test-failed` where that is above the variant's tolerance, or where a call differs.
 */
export function judgeSelfTest(
  manifest: BundleManifest, provider: Provider, { expected }: SelfTestVectors, measured: readonly Float32Array[],
): Outcome<number> {
  const tolerance = manifest.variants[provider]?.tolerance ?? 0;
  const wanted = expected[provider] ?? [];
  const verdicts = wanted.map(({ scores }, at) => compare(manifest, scores, measured[at] ?? new Float32Array()));
  const maxDifference = Math.max(0, ...verdicts.map(({ difference }) => difference));
  const agrees = verdicts.length > 0 && maxDifference <= tolerance && verdicts.every(({ isFlipped }) => !isFlipped);
  return agrees ? succeed(maxDifference) : fail({ code: "inference/self-test-failed", provider, maxDifference });
}

/** `difference` is 1, the largest possible, where something is missing or not a number. */
function compare({ labels }: BundleManifest, scores: readonly number[], logits: Float32Array): { difference: number; isFlipped: boolean } {
  let difference = logits.length === labels.length ? 0 : 1;
  let isFlipped = false;
  labels.forEach((label, at) => {
    const score = calibrate(label.calibration, (logits[at] ?? Number.NaN) as Logit);
    const wanted = (scores[at] ?? Number.NaN) as Score;
    const distance = Math.abs(score - wanted);
    difference = Math.max(difference, Number.isNaN(distance) ? 1 : distance);
    const point = defaultPointOf(label);
    isFlipped ||= callAt(point, score) !== callAt(point, wanted);
  });
  return { difference, isFlipped };
}

function isFitting(lines: readonly ExpectedOutput[], inputs: number, labels: number): boolean {
  return inputs > 0 && lines.length === inputs && lines.every((one) => one.scores.length === labels && one.logits.length === labels);
}

const invalid = fail({ code: "inference/manifest-invalid", at: "selfTest" });

const line = v.strictObject({
  logits: v.array(v.pipe(v.number(), v.finite())),
  scores: v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
});

const schema = v.strictObject({
  version: v.literal(1),
  side: v.pipe(v.number(), v.integer(), v.minValue(1)),
  inputs: v.pipe(v.array(v.string()), v.minLength(1)),
  expected: v.strictObject({ wasm: v.exactOptional(v.array(line)), webgpu: v.exactOptional(v.array(line)) }),
});
