import { describe, expect, it } from "vitest";
import type { ModelStatement, SignedRead, Verdict } from "../../../src/domain/read.ts";
import type { OperatingPoint, Proportion, Score } from "../../../src/domain/score.ts";
import type { Study } from "../../../src/domain/study.ts";
import { defaultSettings, flaggedMeaning, leastFlagged } from "../../../src/reading/reading.ts";
import { exampleScored, sha256Of, validResult } from "../../fakes/examples.ts";
import { exampleRead, exampleStudy } from "../../fakes/readStudies.ts";

const { bundle } = exampleScored();
const exactly = (value: number): Proportion => ({ value, low: value, high: value });
const point: OperatingPoint = { name: "sensitivity90", cutOff: 0.5 as Score, sensitivity: exactly(0.9), specificity: exactly(0.7) };

type Stated = Extract<ModelStatement, { state: "scored" }>;

function statement(known: Partial<Stated> = {}, finding: Partial<Stated["findings"][number]> = {}): Stated {
  return {
    state: "scored", sopInstanceUid: "1.1" as Stated["sopInstanceUid"], bundle, provider: "wasm", scoredAt: 1, selfTestAt: null,
    findings: [{ finding: "abnormal", score: 0.9 as Score, cutOff: point.cutOff, point: point.name, call: "positive", evidence: "supported", zones: [], ...finding }],
    ...known,
  };
}

const flagged = (verdict: Verdict, known: Partial<SignedRead> = {}, study: Partial<Study> = {}): Study =>
  exampleStudy("1", [validResult("1.1")], { reads: [exampleRead("Ann", verdict, { statements: [statement()], ...known })], ...study });
const many = (count: number, study: Study) => Array.from({ length: count }, () => study);

function meaning(studies: readonly Study[], settings: Partial<typeof defaultSettings> = {}, at = point) {
  return flaggedMeaning({ point: at, bundle, settings: { ...defaultSettings, ...settings }, studies });
}

describe("what a positive means, by what the site expects", () => {
  it("in check-ups 1 in 834 at the WHO's minimum, as worked out by hand", () => {
    expect(meaning([], { profile: "checkup" })).toMatchObject({ source: "prevalence", prevalence: 0.0004, n: 0, k: 0 });
    expect(1000 / (meaning([], { profile: "checkup" })?.perThousand.value ?? 0)).toBeCloseTo(834, 0);
  });

  it("the site's own prevalence goes before the profile's", () => {
    // 0.9 * 0.5 / (0.9 * 0.5 + 0.3 * 0.5)
    expect(meaning([], { prevalence: 0.5 })?.perThousand.value).toBeCloseTo(750, 9);
  });

  it("the interval takes both proportions at their lower and both at their upper bounds", () => {
    const wide = { ...point, sensitivity: { value: 0.9, low: 0.8, high: 1 }, specificity: { value: 0.7, low: 0.6, high: 0.8 } };
    const { low, high } = meaning([], { prevalence: 0.5 }, wide)?.perThousand ?? exactly(0);
    expect(low).toBeCloseTo(1000 * (0.8 / 1.2), 9);
    expect(high).toBeCloseTo(1000 * (1 / 1.2), 9);
  });

  it("nothing is said where nothing was measured, or nothing would be flagged", () => {
    expect(meaning([], {}, { ...point, sensitivity: null })).toBeNull();
    expect(meaning([], {}, { ...point, specificity: null })).toBeNull();
    expect(meaning([], { prevalence: 0 }, { ...point, specificity: exactly(1) })).toBeNull();
  });
});

describe("what a positive means, by the site's own reads", () => {
  it("once enough of what was flagged is read, also where nothing was measured before", () => {
    const studies = [...many(20, flagged("abnormal")), ...many(5, flagged("urgent")), ...many(leastFlagged - 25, flagged("normal"))];
    const own = meaning(studies, {}, { ...point, sensitivity: null });
    expect(own).toMatchObject({ source: "own", n: 100, k: 25, perThousand: { value: 250 } });
    // Wilson's interval of 25 in 100, from the formula worked out by hand.
    expect(own?.perThousand.low).toBeCloseTo(175.5, 1);
    expect(own?.perThousand.high).toBeCloseTo(343, 1);
    expect(meaning(studies.slice(1))).toMatchObject({ source: "prevalence", n: 99, k: 24 });
  });

  it("with so many, the interval is at most about 10 points to either side", () => {
    const { low, high } = meaning([...many(50, flagged("normal")), ...many(50, flagged("urgent"))])?.perThousand ?? exactly(0);
    expect([500 - low, high - 500].every((half) => half > 90 && half < 100)).toBe(true);
  });

  it("stays within what is possible where all or none have it", () => {
    expect(meaning(many(100, flagged("normal")))?.perThousand).toMatchObject({ value: 0, low: 0 });
    expect(meaning(many(100, flagged("urgent")))?.perThousand).toMatchObject({ value: 1000, high: 1000 });
  });

  it.each<[string, Study]>([
    ["a phantom", flagged("urgent", {}, { images: exampleStudy("1", [validResult("1.1")]).images.map((image) => ({ ...image, radiograph: { ...image.radiograph, isPhantom: true } })) })],
    ["a film that is taken again", flagged("retake")],
    ["a film that could not be decided", flagged("undecided")],
    ["a study that is not signed", exampleStudy("1", [validResult("1.1", 0.9)])],
    ["what another bundle flagged", flagged("urgent", { statements: [statement({ bundle: { ...bundle, sha256: sha256Of("d") } })] })],
    ["what was flagged at another cut-off", flagged("urgent", { statements: [statement({}, { cutOff: 0.4 as Score })] })],
    ["what was flagged at another point", flagged("urgent", { statements: [statement({}, { point: "balanced" })] })],
    ["what was not flagged", flagged("urgent", { statements: [statement({}, { call: "negative" })] })],
    ["what another finding flagged", flagged("urgent", { statements: [statement({}, { finding: "effusion" })] })],
    ["what was not scored", flagged("urgent", { statements: [{ state: "not-scored", sopInstanceUid: statement().sopInstanceUid, code: null }] })],
  ])("%s does not count", (_, study) => expect(meaning([study])).toMatchObject({ n: 0, k: 0 }));

  it("a study that waits for its second reader does not count yet; then the standing read does", () => {
    const waits = flagged("urgent");
    expect(meaning([waits], { secondReader: "always" })).toMatchObject({ n: 0 });
    const amended = { ...waits, reads: [...waits.reads, exampleRead("Ann", "normal", { number: 2, amends: { number: 1, reason: "A slip." }, statements: [statement()] })] };
    expect(meaning([amended])).toMatchObject({ n: 1, k: 0 });
  });
});
