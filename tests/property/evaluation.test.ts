import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../src/evaluation/csv.ts";
import { countsAt, sensitivityOf, specificityOf } from "../../src/evaluation/cutOff.ts";
import { element } from "../../src/evaluation/markup.ts";
import { aucOf, rocOf } from "../../src/evaluation/ranking.ts";
import { calibrationErrorOf, reliabilityBins } from "../../src/evaluation/reliability.ts";
import { onceEach, sampleOf } from "../../src/evaluation/sample.ts";

/** Few distinct scores, so that ties are common. */
const oneCase = fc.record({ score: fc.integer({ min: 0, max: 20 }).map((step) => step / 20), isPositive: fc.boolean(), cluster: fc.constantFrom("a", "b", "c", "d") });
const someCases = fc.array(oneCase, { minLength: 1, maxLength: 60 });
const bothKinds = someCases.filter((cases) => new Set(cases.map(({ isPositive }) => isPositive)).size === 2);
const aucFor = (cases: Parameters<typeof sampleOf>[0]) => aucOf(sampleOf(cases), onceEach(sampleOf(cases)));

describe("the area under the ROC curve", () => {
  it("is the share of pairs in the right order, a tie counting half", () => {
    fc.assert(fc.property(bothKinds, (cases) => {
      const pairs = cases.filter(({ isPositive }) => isPositive).flatMap((one) =>
        cases.filter(({ isPositive }) => !isPositive).map((other) => (Math.sign(one.score - other.score) + 1) / 2));
      expect(aucFor(cases)).toBeCloseTo(pairs.reduce((sum, right) => sum + right, 0) / pairs.length, 12);
    }));
  });

  it("is turned about one half when the labels are exchanged", () => {
    fc.assert(fc.property(bothKinds, (cases) => {
      expect(aucFor(cases) + aucFor(cases.map((one) => ({ ...one, isPositive: !one.isPositive })))).toBeCloseTo(1, 12);
    }));
  });

  it("is the area below the corners of the curve", () => {
    fc.assert(fc.property(bothKinds, (cases) => {
      const points = rocOf(sampleOf(cases), onceEach(sampleOf(cases)));
      const area = points.slice(1).reduce((sum, { falsePositiveRate, sensitivity }, at) => {
        const before = points[at] ?? { falsePositiveRate: 0, sensitivity: 0 };
        return sum + ((falsePositiveRate - before.falsePositiveRate) * (sensitivity + before.sensitivity)) / 2;
      }, 0);
      expect(area).toBeCloseTo(aucFor(cases), 12);
    }));
  });
});

describe("a higher cut-off", () => {
  it("never raises sensitivity and never lowers specificity", () => {
    fc.assert(fc.property(bothKinds, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (cases, one, other) => {
      const sample = sampleOf(cases);
      const [low, high] = [Math.min(one, other), Math.max(one, other)].map((cutOff) => countsAt(sample, onceEach(sample), cutOff));
      if (low === undefined || high === undefined) throw new Error("two cut-offs");
      expect(sensitivityOf(high)).toBeLessThanOrEqual(sensitivityOf(low));
      expect(specificityOf(high)).toBeGreaterThanOrEqual(specificityOf(low));
    }));
  });
});

describe("reliability bins", () => {
  it("have the same mass, rise, and hold every film once", () => {
    fc.assert(fc.property(someCases, fc.integer({ min: 1, max: 20 }), (cases, wanted) => {
      const bins = reliabilityBins(sampleOf(cases), wanted);
      expect(bins).toHaveLength(Math.min(wanted, cases.length));
      for (const { mass } of bins) expect(mass).toBeCloseTo(cases.length / bins.length, 9);
      bins.slice(1).forEach(({ meanScore }, at) => expect(meanScore).toBeGreaterThanOrEqual((bins[at]?.meanScore ?? 1) - 1e-9));
      const positives = bins.reduce((sum, { mass, observed }) => sum + mass * observed, 0);
      expect(positives).toBeCloseTo(cases.filter(({ isPositive }) => isPositive).length, 9);
      expect(calibrationErrorOf(bins)).toBeLessThanOrEqual(1);
    }));
  });

  it("do not depend on the order of the films", () => {
    fc.assert(fc.property(someCases, (cases) => {
      const error = (order: typeof cases) => calibrationErrorOf(reliabilityBins(sampleOf(order), 15)) ?? Number.NaN;
      expect(error(cases.toReversed())).toBeCloseTo(error(cases), 12);
    }));
  });
});

describe("a CSV file", () => {
  it("is read as it was written, with any text in quotation marks", () => {
    const field = fc.string({ unit: fc.constantFrom("a", "9", " ", ",", ";", '"', "\n", "\r\n", "가", "=") }).map((text) => text.trim());
    const table = fc.integer({ min: 1, max: 4 }).chain((columns) => fc.array(fc.array(field, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }));
    fc.assert(fc.property(table, (rows) => {
      const header = rows[0]?.map(() => "name") ?? [];
      const text = [header, ...rows].map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(",")).join("\r\n");
      const parsed = parseCsv(text);
      const wanted = rows.filter((row) => row.some((one) => one !== ""));
      expect(parsed.ok && parsed.value.slice(1).map(({ fields }) => fields)).toEqual(wanted);
    }));
  });
});

describe("markup", () => {
  it("lets no text become an element or leave its attribute", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("<", ">", '"', "&", "'", "a", "/", "=") }), (text) => {
      const { markup } = element("p", { title: text }, text);
      expect(markup).toMatch(/^<p title="[^"<>]*">[^"<>]*<\/p>$/);
    }));
  });
});
