import { describe, expect, it } from "vitest";
import { verdicts, type SignedRead, type Verdict } from "../../../src/domain/read.ts";
import { canAmend, readStateOf, roleFor, standingRead } from "../../../src/reading/reading.ts";
import { exampleDraft, exampleOpinion, exampleRead, exampleStudy, readerIdOf, withAnotherFilm, withReads } from "../../fakes/readStudies.ts";
import { validResult } from "../../fakes/examples.ts";

const studyWith = (...reads: readonly SignedRead[]) => exampleStudy("1", [validResult("1.1")], { reads });
const first = (verdict: Verdict, known: Partial<SignedRead> = {}) => exampleRead("Ann", verdict, known);
const second = (verdict: Verdict, known: Partial<SignedRead> = {}) => exampleRead("Ben", verdict, { number: 2, role: "second", ...known });
const third = (verdict: Verdict) => exampleRead("Cid", verdict, { number: 3, role: "adjudication" });
const amended = (verdict: Verdict, number: number, amends = 1) => first(verdict, { number, amends: { number: amends, reason: "A slip." } });
const ann = readerIdOf("Ann");
const ben = readerIdOf("Ben");
const cid = readerIdOf("Cid");

describe("how far a study has been read", () => {
  it("with nothing written it is unread; a draft with a verdict makes it drafted", () => {
    expect(readStateOf(studyWith(), "never")).toBe("unread");
    expect(readStateOf({ ...studyWith(), drafts: [exampleDraft("Ann", "normal")] }, "never")).toBe("drafted");
  });

  it("a study that was only looked at, and a first verdict that outlived its draft, are no work", () => {
    const drafts = [exampleDraft("Ann", null), exampleDraft("Ben", null, { firstVerdict: { verdict: "normal", at: 1 } })];
    expect(readStateOf({ ...studyWith(), drafts }, "never")).toBe("unread");
  });

  it("one read is enough where no second reader is asked for", () => expect(readStateOf(studyWith(first("urgent")), "never")).toBe("signed"));

  it("whoever asks for a second reader gets one, whatever the rule and the verdict are", () => {
    for (const verdict of verdicts) {
      const opinion = exampleOpinion(verdict, { wantsSecondReader: true });
      expect(readStateOf(studyWith(first(verdict, { opinion })), "never")).toBe("second");
    }
  });

  it.each<[Verdict, string]>([["normal", "signed"], ["abnormal", "second"], ["urgent", "second"], ["undecided", "second"], ["retake", "signed"]])(
    "where positives are read twice, after a first verdict of %s it is %s", (verdict, state) => {
      expect(readStateOf(studyWith(first(verdict)), "positive")).toBe(state);
    });

  it("where positives are read twice, a normal film that the model called abnormal is one", () => {
    const opinion = exampleOpinion("normal", { disagreement: { kind: "model-only", reason: "artifact" } });
    expect(readStateOf(studyWith(first("normal", { opinion })), "positive")).toBe("second");
  });

  it("where all are read twice, only a film that is taken again is not", () => {
    expect(verdicts.filter((verdict) => readStateOf(studyWith(first(verdict)), "always") !== "second")).toEqual(["retake"]);
  });

  it("two readers who agree are done; any two different verdicts go to an adjudicator", () => {
    for (const a of verdicts) {
      for (const b of verdicts) expect(readStateOf(studyWith(first(a), second(b)), "always")).toBe(a === b ? "signed" : "adjudication");
    }
  });

  it("an adjudicated study is done", () => expect(readStateOf(studyWith(first("normal"), second("urgent"), third("abnormal")), "always")).toBe("signed"));

  it("an amended first verdict is compared with the second one again", () => {
    expect(readStateOf(studyWith(first("normal"), second("normal"), amended("urgent", 3)), "always")).toBe("adjudication");
    expect(readStateOf(studyWith(first("normal"), second("urgent"), amended("urgent", 3)), "always")).toBe("amended");
  });

  it("a first verdict that is amended to a positive one waits for a second reader", () => {
    expect(readStateOf(studyWith(first("normal"), amended("abnormal", 2)), "positive")).toBe("second");
  });
});

describe("what a reader may sign", () => {
  it("the first who comes reads first, whoever has a draft", () => {
    expect(roleFor({ ...studyWith(), drafts: [exampleDraft("Ann", "normal")] }, "never", ben)).toBe("first");
  });

  it("who has read first cannot read second", () => {
    expect(roleFor(studyWith(first("normal")), "always", ann)).toBeNull();
    expect(roleFor(studyWith(first("normal")), "always", ben)).toBe("second");
  });

  it("neither of two who differ may adjudicate", () => {
    const study = studyWith(first("normal"), second("urgent"));
    expect([ann, ben, cid].map((reader) => roleFor(study, "always", reader))).toEqual([null, null, "adjudication"]);
  });

  it("nobody signs a study that is done", () => expect(roleFor(studyWith(first("normal")), "never", ben)).toBeNull());
});

describe("a film that comes after the signature", () => {
  const signed = studyWith(first("normal"), second("urgent"), third("abnormal"));
  const later = withAnotherFilm(signed, 9);

  it("makes the study unread again, and drafted once somebody begins", () => {
    expect(readStateOf(later, "always")).toBe("unread");
    expect(readStateOf({ ...later, drafts: [exampleDraft("Ann", "normal")] }, "always")).toBe("drafted");
  });

  it("is read first by anybody, also by who has signed before; nobody amends what was signed without it", () => {
    expect([ann, ben, cid].map((reader) => roleFor(later, "always", reader))).toEqual(["first", "first", "first"]);
    expect(later.reads.filter((read) => canAmend(later, read, read.reader.id))).toEqual([]);
  });

  it("leaves standing what stood, until somebody signs for it too", () => {
    expect(standingRead(later)?.number).toBe(3);
    expect(standingRead(withAnotherFilm(studyWith(first("urgent"), second("normal")), 9))?.number).toBe(1);
    const again = withReads(later, [...later.reads, first("urgent", { number: 4 })]);
    expect([readStateOf(again, "never"), standingRead(again)?.number, roleFor(again, "always", ann), roleFor(again, "always", ben)])
      .toEqual(["signed", 4, null, "second"]);
  });

  it("and is one of our own pictures, or of anybody's, changes nothing", () => {
    const picture = withAnotherFilm(signed, 9, { state: "refused", reason: { code: "inference/derived-picture" } });
    expect([readStateOf(picture, "always"), standingRead(picture)?.number]).toEqual(["signed", 3]);
  });
});

describe("the read that counts", () => {
  it("there is none before the first signature", () => expect(standingRead(studyWith())).toBeNull());

  it("is the newest version of a read", () => {
    expect(standingRead(studyWith(first("normal"), amended("abnormal", 2), amended("urgent", 3, 2)))?.number).toBe(3);
  });

  it("of two that differ, the worse for the patient counts until somebody adjudicates", () => {
    expect(standingRead(studyWith(first("normal"), second("urgent")))?.number).toBe(2);
    expect(standingRead(studyWith(first("urgent"), second("normal")))?.number).toBe(1);
    expect(standingRead(studyWith(first("retake"), second("undecided")))?.number).toBe(2);
    expect(standingRead(studyWith(first("normal"), second("urgent"), third("normal")))?.number).toBe(3);
  });

  it("two who agree are reported under the first one's name", () => {
    expect(standingRead(studyWith(first("abnormal"), second("abnormal")))?.reader.name).toBe("Ann");
  });
});

describe("amending", () => {
  it("a reader amends the own read, and nobody else's", () => {
    const study = studyWith(first("normal"), second("normal"));
    expect(study.reads.map((read) => canAmend(study, read, ann))).toEqual([true, false]);
    expect(study.reads.map((read) => canAmend(study, read, ben))).toEqual([false, true]);
  });

  it("only the newest version is amended", () => {
    const study = studyWith(first("normal"), amended("abnormal", 2));
    expect(study.reads.map((read) => canAmend(study, read, ann))).toEqual([false, true]);
  });

  it("after an adjudication only its reader amends: a change of what it overruled would change nothing", () => {
    const study = studyWith(first("normal"), second("urgent"), third("normal"));
    expect(study.reads.map((read) => canAmend(study, read, read.reader.id))).toEqual([false, false, true]);
  });
});
