import { describe, expect, it } from "vitest";
import { nextUnread } from "../../../../src/app/components/nextUnread.ts";
import type { StudyUid } from "../../../../src/domain/ids.ts";
import type { SecondReaderRule, Site } from "../../../../src/domain/site.ts";
import { defaultSettings } from "../../../../src/reading/reading.ts";
import { exampleDraft, exampleRead, exampleReader, exampleStudy, readerIdOf, withAnotherFilm } from "../../../fakes/readStudies.ts";

const uid = (text: string) => text as StudyUid;
const ana = readerIdOf("Ana");
const siteWith = (secondReader: SecondReaderRule, readers = ["Ana", "Ben"].map(exampleReader)): Site => ({ settings: { ...defaultSettings, secondReader }, readers });
const unread = (name: string) => exampleStudy(name, [{ state: "notRun" }]);
const signed = (name: string, reader = "Ana") => exampleStudy(name, [], { reads: [exampleRead(reader, "abnormal")] });
const drafted = (name: string, reader: string) => exampleStudy(name, [], { drafts: [exampleDraft(reader, "normal")] });

describe("the next unread study", () => {
  it("is the first one below, in the worklist's order", () => {
    expect(nextUnread([unread("a"), signed("b"), unread("c"), unread("d")], uid("a"), siteWith("never"), ana)).toBe("c");
  });

  it("is looked for from the top again after the end", () => {
    expect(nextUnread([unread("a"), signed("b"), signed("c")], uid("b"), siteWith("never"), ana)).toBe("a");
  });

  it("is never the study that the reader is at", () => {
    expect(nextUnread([signed("a"), unread("b")], uid("b"), siteWith("never"), ana)).toBeNull();
  });

  it("is the first of all where the reader is at none, or at one that is gone", () => {
    for (const after of [null, uid("gone")]) expect(nextUnread([unread("a"), unread("b")], after, siteWith("never"), ana)).toBe("a");
  });

  it("is not what another reader has begun, but what this one has", () => {
    expect(nextUnread([drafted("a", "Ben"), drafted("b", "Ana")], null, siteWith("never"), ana)).toBe("b");
  });

  it("is what a reader had begun who reads here no more", () => {
    const readers = [exampleReader("Ana"), { ...exampleReader("Ben"), isActive: false }];
    expect(nextUnread([drafted("a", "Ben")], null, siteWith("never", readers), ana)).toBe("a");
    expect(nextUnread([drafted("a", "Ben")], null, siteWith("never", readers), null)).toBe("a");
  });

  it("is what waits for a second reader, unless this one was the first", () => {
    expect(nextUnread([signed("a", "Ana"), signed("b", "Ben")], null, siteWith("positive"), ana)).toBe("b");
    expect(nextUnread([signed("a", "Ana")], null, siteWith("positive"), ana)).toBeNull();
  });

  it("is what got another film after it was signed, also for who signed it", () => {
    expect(nextUnread([signed("a"), withAnotherFilm(signed("b"), 9)], null, siteWith("never"), ana)).toBe("b");
  });

  it("is what nobody has read while nobody has said who reads", () => {
    expect(nextUnread([signed("a", "Ben"), drafted("b", "Ben"), unread("c")], null, siteWith("always"), null)).toBe("c");
  });
});
