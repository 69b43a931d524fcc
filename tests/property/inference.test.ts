import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Logit } from "../../src/domain/score.ts";
import { base64Bytes } from "../../src/inference/base64.ts";
import { calibrate } from "../../src/inference/calibration.ts";
import { heatmapOf, zonesOf } from "../../src/inference/heatmap.ts";
import { axisWeights } from "../../src/inference/resample.ts";

const logit = fc.double({ min: -50, max: 50, noNaN: true }).map((value) => value as Logit);
const calibration = fc.record({ slope: fc.double({ min: 1e-3, max: 5, noNaN: true }), intercept: fc.double({ min: -5, max: 5, noNaN: true }) });
const size = fc.integer({ min: 1, max: 5000 });

describe("inference", () => {
  it("calibration never reorders two studies", () => {
    const order = fc.property(calibration, logit, logit, (by, a, b) => {
      expect(calibrate(by, Math.min(a, b) as Logit)).toBeLessThanOrEqual(calibrate(by, Math.max(a, b) as Logit));
    });
    fc.assert(order);
  });

  it("a score is between 0 and 1", () => {
    fc.assert(fc.property(calibration, logit, (by, a) => {
      expect(calibrate(by, a) >= 0 && calibrate(by, a) <= 1).toBe(true);
    }));
  });

  it("a heatmap stays on the scale of the score, and brackets the score it explains", () => {
    const cells = fc.array(fc.float({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 49 });
    fc.assert(fc.property(calibration, logit, cells, (by, a, values) => {
      const map = { rows: 1, columns: values.length, cells: Float32Array.from(values) };
      const heatmap = heatmapOf(map, a, by, { left: 0, top: 0, width: 10, height: 10 });
      const score = calibrate(by, a);
      const [low, high] = [Math.min(...heatmap.values), Math.max(...heatmap.values)];
      expect(low >= 0 && high <= 1 && low <= score + 1e-4 && high >= score - 1e-4).toBe(true);
      expect(zonesOf(heatmap, { rows: 10, columns: 10 }).length).toBeLessThanOrEqual(2);
    }));
  });

  it("resizing takes every output pixel from inside of the image, with weights that add up to 1", () => {
    fc.assert(fc.property(size, size, (source, target) => {
      const { starts, counts, weights, stride } = axisWeights(source, target, 0, target);
      const wrong = [...starts.entries()].filter(([at, start]) => {
        const count = counts[at] ?? 0;
        const sum = weights.subarray(at * stride, at * stride + count).reduce((total, weight) => total + weight, 0);
        const isInside = start >= 0 && count > 0 && start + count <= source && count <= stride;
        return !isInside || Math.abs(sum - 2 ** 22) > count;
      });
      expect(wrong).toEqual([]);
    }), { numRuns: 30 });
  });

  it("base64 gives back the bytes that made it", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect([...(base64Bytes(Buffer.from(bytes).toString("base64")) ?? [])]).toEqual([...bytes]);
    }));
  });
});
