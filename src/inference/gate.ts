import { fail, succeed } from "../domain/outcome.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { GateRefusalCode, RefusalReason } from "../domain/problem.ts";
import type { BundleGate, BundleManifest, GateClass } from "./bundle.ts";
import type { RawOutputs } from "./interpret.ts";

/**
 * Why this radiograph must not be scored, by what the network takes it for; null where it is an upright frontal chest film, or where the bundle has
 * no gate. Problem: `inference/output-invalid`.
 */
export function refusalOfGate({ gate }: BundleManifest, { gate: logits }: Pick<RawOutputs, "gate">): Outcome<RefusalReason | null> {
  if (gate === null) return succeed(null);
  if (logits === null || logits.length !== gate.classes.length) return fail({ code: "inference/output-invalid", reason: "shape" });
  if (!logits.every(Number.isFinite)) return fail({ code: "inference/output-invalid", reason: "not-finite" });
  const probabilities = softmax(logits);
  return succeed(isRefused(gate, probabilities) ? reasonOf(gate, probabilities) : null);
}

/** Any finite numbers -> probabilities in the same order, with the sum 1. The largest is taken off first, or its power would leave the numbers. */
export function softmax(logits: Float32Array): readonly number[] {
  const largest = logits.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = Array.from(logits, (logit) => Math.exp(logit - largest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** `probabilities`: in the order of the gate's classes, the first one for a frontal chest film. A film at the cut-off is let through. */
export function isRefused({ cutOff }: BundleGate, [frontal = 0]: readonly number[]): boolean {
  return frontal < cutOff;
}

/** The most probable class but the first; of two that are equal, the one that comes first. */
function reasonOf({ classes }: BundleGate, probabilities: readonly number[]): RefusalReason {
  const [frontal = 0, ...others] = probabilities;
  const likeliest = classes[1 + others.indexOf(Math.max(...others))];
  if (likeliest === undefined || likeliest === "frontal_chest") throw new Error("a parsed gate has other classes behind its first");
  return { code: codes[likeliest], frontalProbability: frontal };
}

const codes: Readonly<Record<Exclude<GateClass, "frontal_chest">, GateRefusalCode>> = {
  inverted: "inference/gate-inverted",
  rotated: "inference/gate-rotated",
  upside_down: "inference/gate-upside-down",
  lateral: "inference/gate-lateral",
  not_chest: "inference/gate-not-chest",
};
