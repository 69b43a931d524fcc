import { describe, expect, it } from "vitest";
import type { Draft, SignedRead } from "../../../src/domain/read.ts";
import type { ReaderId } from "../../../src/domain/reader.ts";
import { isHiddenFrom } from "../../../src/reading/reading.ts";
import { exampleDraft, exampleOpinion, exampleRead, exampleStudy, readerIdOf } from "../../fakes/readStudies.ts";
import { validResult } from "../../fakes/examples.ts";

const first = exampleRead("Ann", "abnormal");
const second = exampleRead("Ben", "normal", { number: 2, role: "second" });

/** Whether the first read is hidden from this reader. */
function isHidden(reads: readonly SignedRead[], readerId: ReaderId | null, drafts: readonly Draft[] = []): boolean {
  return isHiddenFrom(exampleStudy("1", [validResult("1.1")], { reads, drafts }), first, "always", readerId);
}

describe("the independence of a second reader", () => {
  it("the first read is hidden from who may read second, and from nobody in particular", () => {
    expect(isHidden([first], readerIdOf("Ben"))).toBe(true);
    expect(isHidden([first], null)).toBe(true);
  });

  it("a draft is not enough; a first verdict is", () => {
    expect(isHidden([first], readerIdOf("Ben"), [exampleDraft("Ben", "normal")])).toBe(true);
    expect(isHidden([first], readerIdOf("Ben"), [exampleDraft("Ben", "normal", { firstVerdict: { verdict: "normal", at: 2 } })])).toBe(false);
    expect(isHidden([first], readerIdOf("Cid"), [exampleDraft("Ben", "normal", { firstVerdict: { verdict: "normal", at: 2 } })])).toBe(true);
  });

  it("nobody's own read is hidden", () => expect(isHidden([first], readerIdOf("Ann"))).toBe(false));

  it("who has signed, and who is to adjudicate, sees both", () => {
    expect(["Ann", "Ben", "Cid"].map((name) => isHidden([first, second], readerIdOf(name)))).toEqual([false, false, false]);
    expect(isHidden([first, second], null)).toBe(false);
  });

  it("a reader who asks for a second one is hidden from that one, whatever the site's rule is", () => {
    const asks = { ...first, opinion: exampleOpinion("normal", { wantsSecondReader: true }) };
    const study = exampleStudy("1", [validResult("1.1")], { reads: [asks] });
    expect(isHiddenFrom(study, asks, "never", readerIdOf("Ben"))).toBe(true);
  });

  it("what needs no second reader is there for all", () => {
    const study = exampleStudy("1", [validResult("1.1")], { reads: [first] });
    expect(isHiddenFrom(study, first, "never", readerIdOf("Ben"))).toBe(false);
    expect(isHiddenFrom(study, first, "never", null)).toBe(false);
  });
});
