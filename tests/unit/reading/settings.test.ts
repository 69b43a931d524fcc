import { describe, expect, it } from "vitest";
import { verdicts } from "../../../src/domain/read.ts";
import { defaultSettings } from "../../../src/reading/reading.ts";

describe("the phrases of a new site", () => {
  const { phrases } = defaultSettings;

  it("have a line for each verdict", () => expect(new Set(phrases.map(({ verdict }) => verdict))).toEqual(new Set(verdicts)));

  it("are complete in both languages, and none stands twice", () => {
    const texts = phrases.flatMap(({ word, impression, nextStep }) => [word, impression, nextStep]).flatMap(({ ko, en }) => [ko, en]);
    expect(texts.every((text) => text.trim() === text && text !== "")).toBe(true);
    expect(new Set(phrases.map(({ id }) => id)).size).toBe(phrases.length);
    expect(new Set(phrases.map(({ word }) => word.ko)).size).toBe(phrases.length);
  });

  it("one key for a positive film writes no diagnosis but the one that is screened for", () => {
    expect(verdicts.map((verdict) => phrases.find((phrase) => phrase.verdict === verdict)?.id))
      .toEqual(["normal", "other-abnormal", "urgent-other", "retake", "undecided"]);
  });
});
