import { describe, expect, it } from "vitest";
import type { Draft, Verdict } from "../../../src/domain/read.ts";
import { amendmentOf, defaultPhrases, emptyDraft, type VerdictContext, withPhrase, withVerdict } from "../../../src/reading/reading.ts";
import { validResult } from "../../fakes/examples.ts";
import { exampleDraft, exampleRead, exampleStudy, readerIdOf } from "../../fakes/readStudies.ts";

const context: VerdictContext = { phrases: defaultPhrases, locale: "ko", mode: "ai-first", role: "first", newestFilmAt: 1, at: 5 };
const blind: VerdictContext = { ...context, mode: "blind" };
const empty = emptyDraft(readerIdOf("Ann"), 1);
const textsOf = (id: string) => defaultPhrases.find((phrase) => phrase.id === id);
const inactive = defaultPhrases.find(({ id }) => id === "inactive") ?? defaultPhrases[0];

function typed(draft: Draft, impression: string): Draft {
  return { ...draft, opinion: { ...draft.opinion, impression } };
}

describe("a verdict", () => {
  it("writes the first line of the site's table for it, in the reader's language", () => {
    const { opinion, updatedAt } = withVerdict(empty, "normal", context);
    const { impression, nextStep } = opinion;
    expect({ ...opinion, updatedAt }).toMatchObject({ verdict: "normal", phrase: textsOf("normal"), updatedAt: 5 });
    expect([impression, nextStep]).toEqual([textsOf("normal")?.impression.ko, textsOf("normal")?.nextStep.ko]);
    expect(withVerdict(empty, "normal", { ...context, locale: "en" }).opinion.impression).toBe(textsOf("normal")?.impression.en);
  });

  it("that changes takes the other line of the table", () => {
    const changed = withVerdict(withVerdict(empty, "normal", context), "urgent", { ...context, locale: "en" });
    expect(changed.opinion).toMatchObject({ verdict: "urgent", phrase: textsOf("urgent-other"), impression: textsOf("urgent-other")?.impression.en });
  });

  it("never writes over what the reader typed", () => {
    const draft = withVerdict(typed(withVerdict(empty, "normal", context), "내 말"), "abnormal", context);
    expect(draft.opinion).toMatchObject({ verdict: "abnormal", impression: "내 말", nextStep: textsOf("other-abnormal")?.nextStep.ko });
  });

  it("given again leaves the line that was chosen for it", () => {
    if (inactive === undefined) throw new Error("the table has lines");
    expect(withVerdict(withPhrase(empty, inactive, context), "abnormal", context).opinion.phrase).toBe(inactive);
  });

  it("keeps its line as it was when it was used, and takes its text for the table's when the table has changed since", () => {
    const draft = withVerdict(empty, "normal", context);
    const edited = { ...context, phrases: defaultPhrases.map((line) => ({ ...line, impression: { ko: "새 문구", en: "New words" } })) };
    expect(draft.opinion.phrase?.impression).toEqual(textsOf("normal")?.impression);
    expect(withVerdict(draft, "retake", edited).opinion).toMatchObject({ impression: "새 문구", phrase: { id: "retake", impression: { ko: "새 문구" } } });
  });

  it("that the site's table has no line for writes nothing", () => {
    const draft = withVerdict(withVerdict(empty, "normal", context), "retake", { ...context, phrases: defaultPhrases.filter(({ id }) => id === "normal") });
    expect(draft.opinion).toMatchObject({ verdict: "retake", phrase: null, impression: "", nextStep: "" });
  });

  it("keeps findings, marks and the wish for a second reader", () => {
    const opinion = { ...empty.opinion, findings: [{ finding: "scoliosis" as const, zones: [] }], wantsSecondReader: true };
    expect(withVerdict({ ...empty, opinion }, "normal", context).opinion).toMatchObject({ findings: opinion.findings, wantsSecondReader: true });
  });

  it("forgets a disagreement that it no longer fits", () => {
    const opinion = { ...empty.opinion, disagreement: { kind: "model-only" as const, reason: "artifact" as const } };
    const after = (verdict: Verdict) => withVerdict({ ...empty, opinion }, verdict, context).opinion.disagreement;
    expect(after("normal")).toEqual(opinion.disagreement);
    expect((["abnormal", "urgent", "retake", "undecided"] as const).map(after)).toEqual([null, null, null, null]);
  });
});

describe("the first verdict", () => {
  it("is kept in blind mode, and none where scores are shown first", () => {
    expect(withVerdict(empty, "normal", blind).firstVerdict).toEqual({ verdict: "normal", at: 5 });
    expect(withVerdict(empty, "normal", context).firstVerdict).toBeNull();
  });

  it("is given anew on a film that came after it, whatever the clock says", () => {
    const given = withVerdict(empty, "normal", blind);
    expect(withVerdict(given, "urgent", { ...blind, newestFilmAt: 7, at: 8 }).firstVerdict).toEqual({ verdict: "urgent", at: 8 });
    expect(withVerdict(given, "urgent", { ...blind, newestFilmAt: 7, at: 6 }).firstVerdict).toEqual({ verdict: "urgent", at: 7 });
  });

  it("is kept of a second reader in either mode, and by a chosen phrase as well", () => {
    expect(withVerdict(empty, "urgent", { ...context, role: "second" }).firstVerdict?.verdict).toBe("urgent");
    if (inactive === undefined) throw new Error("the table has lines");
    expect(withPhrase(empty, inactive, blind).firstVerdict?.verdict).toBe("abnormal");
  });

  it("never changes again", () => {
    const changed = withVerdict(withVerdict(empty, "normal", blind), "urgent", { ...blind, at: 9 });
    expect(changed).toMatchObject({ opinion: { verdict: "urgent" }, firstVerdict: { verdict: "normal", at: 5 }, updatedAt: 9 });
  });

  it("is none of an amendment: the scores are known", () => {
    const amendment = exampleDraft("Ann", "normal", { amends: { number: 1, reason: "" } });
    expect(withVerdict(amendment, "urgent", blind).firstVerdict).toBeNull();
  });
});

describe("an amendment", () => {
  const read = exampleRead("Ann", "abnormal");
  const study = exampleStudy("1", [validResult("1.1")], { reads: [read] });

  it("begins with what was signed, and without a reason", () => {
    expect(amendmentOf(study, read, readerIdOf("Ann"), 7)).toEqual({
      readerId: readerIdOf("Ann"), opinion: read.opinion, firstVerdict: null, amends: { number: 1, reason: "" }, startedAt: 7, updatedAt: 7,
    });
  });

  it("of another reader's read is a mistake of the screen", () => {
    expect(() => amendmentOf(study, read, readerIdOf("Ben"), 7)).toThrow("cannot amend");
  });
});
