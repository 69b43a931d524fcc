import { describe, expect, it } from "vitest";
import type { FindingScore, Result } from "../../../src/domain/result.ts";
import type { OperatingPoint, Score } from "../../../src/domain/score.ts";
import type { Study } from "../../../src/domain/study.ts";
import { calledAt, defaultSettings, type Eyes, seenBy } from "../../../src/reading/reading.ts";
import { exampleDraft, exampleRead, exampleStudy, readerIdOf, withAnotherFilm, withReads } from "../../fakes/readStudies.ts";
import { exampleFinding, exampleScored, sha256Of } from "../../fakes/examples.ts";

const point = (name: string, cutOff: number): OperatingPoint => ({ name, cutOff: cutOff as Score, sensitivity: null, specificity: null });
const points = [point("sensitivity90", 0.2), point("balanced", 0.5), point("specificity95", 0.9)];
const bundle = {
  identity: exampleScored().bundle,
  labels: [{ id: "effusion" as const, operatingPoints: points }, { id: "abnormal" as const, operatingPoints: points }],
};

/** Called at "balanced", as it is stored. */
const finding = (id: "abnormal" | "effusion", score: number): FindingScore =>
  ({ ...exampleFinding(score), finding: id, operatingPoint: point("balanced", 0.5) });
const scored = (score: number): Result =>
  ({ state: "valid", scored: { ...exampleScored("1.1", score), findings: [finding("effusion", score), finding("abnormal", score)] } });

const unread = exampleStudy("1", [scored(0.4)]);
const eyes: Eyes = { bundle, settings: defaultSettings, readerId: readerIdOf("Ann") };
const blind: Eyes = { ...eyes, settings: { ...defaultSettings, mode: "blind" } };
const states = (study: Study) => study.images.map(({ result }) => result.state);
const callsOf = ({ images }: Study) => images.flatMap(({ result }) => (result.state === "valid" ? result.scored.findings : [])).map(({ call }) => call);

describe("what a site's profile changes", () => {
  it("outreach calls the overall score at the sensitive point, check-ups at the specific one; other findings keep their call", () => {
    expect(callsOf(seenBy(unread, eyes))).toEqual(["negative", "positive"]);
    const checkup = { ...eyes, settings: { ...defaultSettings, profile: "checkup" as const } };
    expect(callsOf(seenBy(exampleStudy("1", [scored(0.8)]), checkup))).toEqual(["positive", "negative"]);
  });

  it("the point that a call was made at goes with the call", () => {
    const [image] = seenBy(unread, eyes).images;
    const findings = image?.result.state === "valid" ? image.result.scored.findings : [];
    expect(findings.map(({ operatingPoint }) => operatingPoint.name)).toEqual(["balanced", "sensitivity90"]);
  });

  it("a bundle without such a point keeps its own call", () => {
    const other = { ...eyes, bundle: { ...bundle, labels: [{ id: "abnormal" as const, operatingPoints: [point("balanced", 0.5)] }] } };
    expect(seenBy(unread, other)).toBe(unread);
  });
});

describe("another bundle", () => {
  it("makes what was scored before stale, and does not call it", () => {
    const newer = { ...eyes, bundle: { ...bundle, identity: { ...bundle.identity, sha256: sha256Of("d") } } };
    expect(seenBy(unread, newer).images[0]?.result).toEqual({ state: "stale", scored: exampleScoredOf(unread) });
  });

  it("as long as no bundle is known, a call at another point than the site's is shown as none, one at the site's as it was stored", () => {
    const unknown = { ...eyes, bundle: null };
    const seen = seenBy(unread, unknown);
    expect(seen.images[0]?.result).toEqual({ state: "stale", scored: exampleScoredOf(unread) });
    expect(seenBy(seen, unknown)).toBe(seen);
    const atPoint = seenBy(unread, eyes);
    expect(seenBy(atPoint, unknown)).toBe(atPoint);
    expect(states(seenBy(atPoint, { ...unknown, settings: { ...defaultSettings, profile: "checkup" } }))).toEqual(["stale"]);
  });

  it("what was stale is valid again once its own bundle is back", () => {
    const stale = exampleStudy("1", [{ state: "stale", scored: exampleScoredOf(unread) }]);
    expect(callsOf(seenBy(stale, eyes))).toEqual(["negative", "positive"]);
  });
});

function exampleScoredOf({ images: [image] }: Study) {
  if (image?.result.state !== "valid") throw new Error("the example is scored");
  return image.result.scored;
}

describe("the same study", () => {
  it("stays the same object where nothing changes", () => {
    const seen = seenBy(unread, eyes);
    expect(seen).not.toBe(unread);
    expect(seenBy(seen, eyes)).toBe(seen);
    const refused = exampleStudy("1", [{ state: "refused", reason: { code: "inference/blank-image" } }]);
    expect(seenBy(refused, blind)).toBe(refused);
  });

  it("an image that does not change stays the same object beside one that does", () => {
    const study = exampleStudy("1", [{ state: "notRun" }, scored(0.4)]);
    expect(seenBy(study, eyes).images[0]).toBe(study.images[0]);
  });
});

describe("blind mode", () => {
  it("withholds scores, valid and stale ones, and nothing else", () => {
    const failed: Result = { state: "failed", problem: { code: "inference/worker-crashed" } };
    const refused: Result = { state: "refused", reason: { code: "inference/blank-image" } };
    const stale: Result = { state: "stale", scored: { ...exampleScored("1.2"), bundle: { ...bundle.identity, sha256: sha256Of("d") } } };
    const study = exampleStudy("1", [scored(0.4), stale, failed, refused, { state: "notRun" }, { state: "running" }]);
    expect(states(seenBy(study, blind))).toEqual(["withheld", "withheld", "failed", "refused", "notRun", "running"]);
    expect(JSON.stringify(seenBy(study, blind))).not.toContain("score\":");
  });

  it("withholds where nobody has said who reads", () => expect(states(seenBy(unread, { ...blind, readerId: null }))).toEqual(["withheld"]));

  it("ends with the reader's own first verdict, for this reader only", () => {
    const study = { ...unread, drafts: [exampleDraft("Ann", "normal", { firstVerdict: { verdict: "normal", at: 1 } })] };
    expect(states(seenBy(study, blind))).toEqual(["valid"]);
    expect(states(seenBy(study, { ...blind, readerId: readerIdOf("Ben") }))).toEqual(["withheld"]);
  });

  it("a draft of before the mode was changed is no first verdict", () => {
    expect(states(seenBy({ ...unread, drafts: [exampleDraft("Ann", "normal")] }, blind))).toEqual(["withheld"]);
  });

  it("goes on for a second reader after the first has signed", () => {
    const study = withReads(unread, [exampleRead("Ben", "urgent")]);
    const twice = { ...blind, settings: { ...blind.settings, secondReader: "always" as const } };
    expect(states(seenBy(study, twice))).toEqual(["withheld"]);
    expect(states(seenBy(study, { ...twice, readerId: readerIdOf("Ben") }))).toEqual(["valid"]);
  });

  it("begins anew with a film that came after the first verdict or the signature", () => {
    const verdict = { ...unread, drafts: [exampleDraft("Ann", "normal", { firstVerdict: { verdict: "normal", at: 5 } })] };
    expect(states(seenBy(withAnotherFilm(verdict, 9, scored(0.4)), blind))).toEqual(["withheld", "withheld"]);
    expect(states(seenBy(withAnotherFilm(verdict, 5, scored(0.4)), blind))).toEqual(["valid", "valid"]);
    expect(states(seenBy(withAnotherFilm(withReads(unread, [exampleRead("Ann", "urgent")]), 9, scored(0.4)), blind))).toEqual(["withheld", "withheld"]);
  });

  it("is over for all once nothing is left to be read", () => {
    const study = withReads(unread, [exampleRead("Ben", "urgent")]);
    expect(states(seenBy(study, blind))).toEqual(["valid"]);
    expect(states(seenBy(study, { ...blind, readerId: null }))).toEqual(["valid"]);
  });

  it("does not exist for what is signed: the calls are those of the site", () => {
    expect(callsOf(calledAt(unread, bundle, blind.settings))).toEqual(["negative", "positive"]);
  });
});
