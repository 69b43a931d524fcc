import { describe, expect, it } from "vitest";
import { judgeSelfTest, parseSelfTest } from "../../../src/inference/selfTest.ts";
import type { MeasuredOutput, SelfTestVectors } from "../../../src/inference/selfTest.ts";
import { exampleGate, exampleManifest, gatedManifest, selfTestJson, withValue } from "../../fakes/exampleBundle.ts";

const manifest = exampleManifest();
const gated = gatedManifest();
/** Of the four inputs; the second is refused, the third lies close above the cut-off of 0.5. */
const frontalProbabilities = [0.97, 0.02, 0.505, 0.6];

describe("the self-test's vectors", () => {
  it("of this repository's bundle fit its manifest", () => {
    const { inputs, expected } = vectors();
    expect(inputs.map((bytes) => bytes.length)).toEqual([224 * 224, 224 * 224, 224 * 224, 224 * 224]);
    expect(expected.wasm).toHaveLength(4);
    expect(expected.webgpu).toHaveLength(4);
    // The first is a gradient: floor(255 * (x + y) / 446 + 0.5).
    expect([inputs[0]?.[0], inputs[0]?.[223], inputs[0]?.at(-1)]).toEqual([0, 128, 255]);
  });

  it.each<[fact: string, path: string, value: unknown]>([
    ["without inputs", "inputs", []],
    ["of another size", "side", 100],
    ["that are no base64", "inputs.0", "?"],
    ["that lack a provider of the bundle", "expected.webgpu", undefined],
    ["that lack a line", "expected.wasm", []],
    ["that lack a finding", "expected.wasm.0.scores", [0.5]],
  ])("%s are refused", (_, path, value) => {
    const parsed = parseSelfTest(withValue(selfTestJson(), path, value), manifest);
    expect(parsed).toEqual({ ok: false, problem: { code: "inference/manifest-invalid", at: "selfTest" } });
  });
});

describe("the self-test's vectors of a bundle with a gate", () => {
  it("say for each input and provider what its gate must give", () => {
    expect(gatedVectors().expected.wasm?.[1]?.gate).toEqual([0.02, 0.196, 0.196, 0.196, 0.196, 0.196].map((value) => expect.closeTo(value, 6)));
  });

  it.each<[fact: string, path: string, value: unknown]>([
    ["that leave it out for one input", "expected.webgpu.3.gate", undefined],
    ["that lack a class", "expected.wasm.0.gate", [0.5, 0.5]],
    ["that give logits instead of probabilities", "expected.wasm.0.gate", [3.1, -1, 0, 0, 0, 0]],
    ["whose probabilities do not add up to 1", "expected.wasm.0.gate", [0.9, 0.2, 0, 0, 0, 0]],
  ])("%s are refused", (_, path, value) => {
    expect(parseSelfTest(withValue(withGate(selfTestJson()), path, value), gated)).toMatchObject({ ok: false, problem: { at: "selfTest" } });
  });

  it("are refused by a bundle without a gate", () => {
    expect(parseSelfTest(withGate(selfTestJson()), manifest)).toMatchObject({ ok: false, problem: { at: "selfTest" } });
  });
});

describe("with a gate, a device may speak", () => {
  it("when its gate, too, gives what it must give", () => {
    const verdict = judgeSelfTest(gated, "wasm", gatedVectors(), measuredGate(frontalProbabilities));
    expect(verdict.ok && verdict.value < 1e-5).toBe(true);
  });

  it("not when a probability of the gate is further off than the variant tolerates", () => {
    expect(judgeSelfTest(gated, "wasm", gatedVectors(), measuredGate([0.97, 0.02, 0.505, 0.7]))).toMatchObject({
      ok: false, problem: { code: "inference/self-test-failed", maxDifference: expect.closeTo(0.1, 4) },
    });
  });

  it("not when a film would be refused that must not be, however small the difference", () => {
    expect(judgeSelfTest(gated, "wasm", gatedVectors(), measuredGate([0.97, 0.02, 0.495, 0.6]))).toMatchObject({
      ok: false, problem: { maxDifference: expect.closeTo(0.01, 4) },
    });
  });

  it("not when the gate gives nothing, too little or what is no number", () => {
    const failed = { ok: false, problem: { code: "inference/self-test-failed", provider: "wasm", maxDifference: 1 } };
    for (const output of [null, Float32Array.of(1, 2), new Float32Array(6).fill(Number.NaN)]) {
      expect(judgeSelfTest(gated, "wasm", gatedVectors(), expectedLogits().map((one) => ({ ...one, gate: output })))).toEqual(failed);
    }
  });
});

describe("a device may speak", () => {
  it("when it gives what native ONNX Runtime gives", () => {
    const verdict = judgeSelfTest(manifest, "wasm", vectors(), expectedLogits());
    expect(verdict.ok && verdict.value < 1e-5).toBe(true);
  });

  it("not when a score is further off than the variant tolerates", () => {
    // From a score of 0.936 to 0.974, both positive.
    expect(judgeSelfTest(manifest, "wasm", vectors(), changed(0, 0, 1))).toMatchObject({ ok: false, problem: { provider: "wasm" } });
  });

  it("by a tolerance of its own for each provider", () => {
    // About 0.007 of a score.
    expect(judgeSelfTest(manifest, "wasm", vectors(), changed(2, 0, 0.05, "wasm")).ok).toBe(true);
    expect(judgeSelfTest(manifest, "webgpu", vectors(), changed(2, 0, 0.05, "webgpu")).ok).toBe(false);
  });

  it("not when a call flips, however small the difference", () => {
    // The first input's score for cardiomegaly lies 0.008 above its cut-off.
    expect(judgeSelfTest(manifest, "wasm", vectors(), changed(0, 2, -0.13))).toMatchObject({
      ok: false, problem: { code: "inference/self-test-failed", maxDifference: expect.closeTo(0.0092, 3) },
    });
  });

  it("not when an answer is missing or not a number", () => {
    const failed = { ok: false, problem: { code: "inference/self-test-failed", provider: "wasm", maxDifference: 1 } };
    expect(judgeSelfTest(manifest, "wasm", vectors(), expectedLogits().slice(1))).toEqual(failed);
    expect(judgeSelfTest(manifest, "wasm", vectors(), changed(2, 4, Number.NaN))).toEqual(failed);
  });

  it("not on a provider that the bundle knows nothing of", () => {
    expect(judgeSelfTest(manifest, "webgpu", { ...vectors(), expected: {} }, expectedLogits()).ok).toBe(false);
  });
});

function vectors(): SelfTestVectors {
  const parsed = parseSelfTest(selfTestJson(), manifest);
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return parsed.value;
}

function expectedLogits(provider: "wasm" | "webgpu" = "wasm"): MeasuredOutput[] {
  return (vectors().expected[provider] ?? []).map(({ logits }) => ({ logits: Float32Array.from(logits), gate: null }));
}

/** As expected, but for one logit. */
function changed(input: number, label: number, by: number, provider: "wasm" | "webgpu" = "wasm"): MeasuredOutput[] {
  return expectedLogits(provider).map(({ logits, gate }, at) => ({ logits: logits.map((logit, index) => (at === input && index === label ? logit + by : logit)), gate }));
}

/** This repository's vectors as those of a bundle with a gate: each input is taken for a frontal chest film as probably as its number says. */
function withGate(json: Record<string, unknown>, frontal: readonly number[] = frontalProbabilities): Record<string, unknown> {
  for (const provider of ["wasm", "webgpu"]) {
    frontal.forEach((probability, at) => withValue(json, `expected.${provider}.${at}.gate`, gateLine(probability)));
  }
  return json;
}

function gateLine(frontal: number): readonly number[] {
  return exampleGate.classes.map((_, at) => (at === 0 ? frontal : (1 - frontal) / (exampleGate.classes.length - 1)));
}

function gatedVectors(): SelfTestVectors {
  const parsed = parseSelfTest(withGate(selfTestJson()), gated);
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return parsed.value;
}

/** What the network gave where its gate takes each input for a frontal chest film with these probabilities; a logarithm is a logit of softmax. */
function measuredGate(frontal: readonly number[]): MeasuredOutput[] {
  return expectedLogits().map(({ logits }, at) => ({ logits, gate: Float32Array.from(gateLine(frontal[at] ?? 0), Math.log) }));
}
