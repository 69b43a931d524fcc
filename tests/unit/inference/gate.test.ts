import { describe, expect, it } from "vitest";
import { gateClasses } from "../../../src/inference/bundle.ts";
import type { BundleManifest } from "../../../src/inference/bundle.ts";
import { refusalOfGate, softmax } from "../../../src/inference/gate.ts";
import { networkOf } from "../../../src/inference/network.ts";
import type { RuntimeTensor } from "../../../src/inference/network.ts";
import { scoreRadiograph } from "../../../src/inference/score.ts";
import type { Scoring } from "../../../src/inference/score.ts";
import { exampleManifest, gatedManifest } from "../../fakes/exampleBundle.ts";
import { examplePatient, exampleRadiograph } from "../../fakes/examples.ts";

const manifest = gatedManifest();

describe("a film that the gate takes for", () => {
  it.each([
    ["a negative", 1, "inference/gate-inverted"],
    ["one that lies on its side", 2, "inference/gate-rotated"],
    ["one that stands on its head", 3, "inference/gate-upside-down"],
    ["a lateral view", 4, "inference/gate-lateral"],
    ["no chest film at all", 5, "inference/gate-not-chest"],
  ])("%s has no score, and the reason", async (_, at, code) => {
    const scoring = await score(manifest, { gate: gateClasses.map((__, index) => (index === at ? 5 : 0)) });
    expect(scoring).toEqual({ state: "refused", reason: { code, frontalProbability: expect.closeTo(1 / (Math.exp(5) + 5), 6) } });
  });

  it("an upright frontal chest film is scored", async () => {
    expect(await score(manifest, { gate: [5, 0, 0, 0, 0, 0] })).toMatchObject({ state: "scored", findings: { length: manifest.labels.length } });
  });

  it("something else is refused also where its scores make no sense", async () => {
    const wild = { gate: [0, 0, 0, 0, 0, 9], logits: manifest.labels.map(() => 400) };
    expect(await score(manifest, wild)).toMatchObject({ state: "refused", reason: { code: "inference/gate-not-chest" } });
  });
});

describe("at the cut-off", () => {
  const even: BundleManifest = { ...manifest, gate: { classes: ["frontal_chest", "lateral"], cutOff: 0.5, sensitivity: null, validRefused: null } };

  it("a film is let through; below it, it is refused", () => {
    expect(refusalOfGate(even, { gate: Float32Array.of(1, 1) })).toEqual({ ok: true, value: null });
    expect(refusalOfGate(even, { gate: Float32Array.of(1, 1.001) })).toMatchObject({ value: { code: "inference/gate-lateral" } });
  });

  it("a film is refused although no other class is more probable than a frontal chest film", () => {
    const strict: BundleManifest = { ...manifest, gate: { classes: gateClasses, cutOff: 0.9, sensitivity: null, validRefused: null } };
    expect(refusalOfGate(strict, { gate: Float32Array.of(3, 0, 2, 0, 0, 0) })).toMatchObject({ value: { code: "inference/gate-rotated" } });
  });
});

describe("a bundle without a gate", () => {
  it("lets every film through, whatever its network gives beside the scores", async () => {
    expect(await score(exampleManifest(), { gate: [0, 0, 0, 0, 0, 9] })).toMatchObject({ state: "scored" });
    expect(await score(exampleManifest(), {})).toMatchObject({ state: "scored" });
  });
});

describe("a gate's output", () => {
  it.each<[fact: string, gate: readonly number[] | undefined, reason: string]>([
    ["that is missing", undefined, "shape"],
    ["of too few classes", [1, 2], "shape"],
    ["that is not a number", [Number.NaN, 0, 0, 0, 0, 0], "not-finite"],
  ])("%s fails the film, which is neither scored nor refused", async (_, gate, reason) => {
    expect(await score(manifest, gate === undefined ? {} : { gate })).toEqual({ state: "failed", problem: { code: "inference/output-invalid", reason } });
  });

  it("becomes probabilities however large its numbers are", () => {
    expect(softmax(Float32Array.of(1000, 999, -1000))).toEqual([expect.closeTo(0.7310586, 6), expect.closeTo(0.2689414, 6), 0]);
  });
});

/** One film through a session that gives these outputs, as ONNX Runtime would. */
async function score(by: BundleManifest, { gate, logits = by.labels.map(() => 0.3) }: { gate?: readonly number[]; logits?: readonly number[] }): Promise<Scoring> {
  const outputs: Record<string, RuntimeTensor> = {
    logits: tensor(logits, [1, logits.length]), cam: tensor(Array<number>(logits.length * 4).fill(0), [1, logits.length, 2, 2]),
  };
  if (gate !== undefined) outputs["gate"] = tensor(gate, [1, gate.length]);
  const run = networkOf({ run: async () => outputs }, (values) => values, by);
  return scoreRadiograph(by, run, exampleRadiograph(), examplePatient, () => 0);
}

function tensor(values: readonly number[], dims: readonly number[]): RuntimeTensor {
  return { dims, getData: async () => Float32Array.from(values) };
}
