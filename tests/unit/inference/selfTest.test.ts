import { describe, expect, it } from "vitest";
import { judgeSelfTest, parseSelfTest } from "../../../src/inference/selfTest.ts";
import type { SelfTestVectors } from "../../../src/inference/selfTest.ts";
import { exampleManifest, selfTestJson, withValue } from "../../fakes/exampleBundle.ts";

const manifest = exampleManifest();

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

function expectedLogits(provider: "wasm" | "webgpu" = "wasm"): Float32Array[] {
  return (vectors().expected[provider] ?? []).map(({ logits }) => Float32Array.from(logits));
}

/** As expected, but for one logit. */
function changed(input: number, label: number, by: number, provider: "wasm" | "webgpu" = "wasm"): Float32Array[] {
  return expectedLogits(provider).map((logits, at) => logits.map((logit, index) => (at === input && index === label ? logit + by : logit)));
}
