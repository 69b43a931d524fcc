import { describe, expect, it } from "vitest";
import { interpret } from "../../../src/inference/interpret.ts";
import type { RawOutputs } from "../../../src/inference/interpret.ts";
import { exampleManifest } from "../../fakes/exampleBundle.ts";

const manifest = exampleManifest();
const labels = manifest.labels.length;
const area = { left: 0, top: 0, width: 100, height: 100 };

describe("raw outputs", () => {
  it("become findings in the bundle's order, each called at its default operating point", () => {
    const findings = interpret(manifest, outputs((at) => (at === 0 ? -0.7 : -9)), area);
    if (!findings.ok) throw new Error(findings.problem.code);
    expect(findings.value.map(({ finding }) => finding)).toEqual(manifest.labels.map(({ id }) => id));
    expect(findings.value.map(({ call }) => call)).toEqual(["positive", ...Array<string>(labels - 1).fill("negative")]);
    expect(findings.value[0]?.operatingPoint.name).toBe("sens90");
    expect(findings.value[0]?.score).toBeCloseTo(1 / (1 + Math.exp(-(0.93304 * -0.7 + 1.02894))), 6);
  });

  it("with a number that is none never become findings", () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(interpret(manifest, outputs((at) => (at === 3 ? bad : 0)), area)).toEqual(invalid("not-finite"));
    }
  });

  it("with a map that is not finite never become findings", () => {
    const raw = outputs(() => 0);
    raw.cam?.values.fill(Number.NaN, 5, 6);
    expect(interpret(manifest, raw, area)).toEqual(invalid("not-finite"));
  });

  it("of another shape than the bundle's never become findings", () => {
    const raw = outputs(() => 0);
    expect(interpret(manifest, { ...raw, logits: raw.logits.subarray(1) }, area)).toEqual(invalid("shape"));
    expect(interpret(manifest, { ...raw, cam: null }, area)).toEqual(invalid("shape"));
    expect(interpret(manifest, { ...raw, cam: { values: new Float32Array(labels * 6), rows: 2, columns: 2 } }, area)).toEqual(invalid("shape"));
  });

  it("that are all certain never become findings", () => {
    expect(interpret(manifest, outputs((at) => (at % 2 === 0 ? 60 : -60)), area)).toEqual(invalid("saturated"));
    expect(interpret(manifest, outputs((at) => (at === 0 ? 1 : 60)), area).ok).toBe(true);
  });
});

function outputs(logitAt: (at: number) => number): RawOutputs {
  return { logits: Float32Array.from({ length: labels }, (_, at) => logitAt(at)), cam: { values: new Float32Array(labels * 4), rows: 2, columns: 2 }, gate: null };
}

function invalid(reason: string) {
  return { ok: false, problem: { code: "inference/output-invalid", reason } };
}
