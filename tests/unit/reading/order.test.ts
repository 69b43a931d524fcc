import { describe, expect, it } from "vitest";
import type { Result } from "../../../src/domain/result.ts";
import type { SiteSettings } from "../../../src/domain/site.ts";
import type { Patient, Study } from "../../../src/domain/study.ts";
import { defaultSettings, sortWorklist, type StudyOrder } from "../../../src/reading/reading.ts";
import { exampleDraft, exampleOpinion, exampleRead, exampleStudy } from "../../fakes/readStudies.ts";
import { examplePatient, validResult } from "../../fakes/examples.ts";

const scored = (uid: string, receivedAt: number, score: number, known: Partial<Study> = {}) =>
  exampleStudy(uid, [validResult(`${uid}.1`, score)], { receivedAt, ...known });
const failed: Result = { state: "failed", problem: { code: "inference/worker-crashed" } };
const withheld: Result = { state: "withheld" };

function sorted(studies: readonly Study[], order: StudyOrder, settings: Partial<SiteSettings> = {}): readonly string[] {
  return sortWorklist(studies, order, { ...defaultSettings, ...settings }).map(({ uid }) => uid);
}

describe("the order of the worklist", () => {
  const studies = [scored("1", 5, 0.1), scored("2", 1, 0.7), exampleStudy("3", [failed], { receivedAt: 2 }), scored("4", 3, 0.9)];

  it("newest first, oldest first", () => {
    expect(sorted(studies, "newest")).toEqual(["1", "4", "3", "2"]);
    expect(sorted(studies, "oldest")).toEqual(["2", "3", "4", "1"]);
  });

  it("most urgent first: by score, then what could not be scored, then what is clear", () => {
    expect(sorted(studies, "urgent")).toEqual(["4", "2", "3", "1"]);
  });

  it("what a person made urgent comes before any score", () => {
    expect(sorted([...studies, scored("5", 0, 0.01, { priority: "urgent" })], "urgent")[0]).toBe("5");
  });

  it("what is signed comes after what is not, and what waits for another reader is not done", () => {
    const signed = scored("5", 9, 0.99, { reads: [exampleRead("Ann", "urgent")] });
    const asks = exampleRead("Ann", "urgent", { opinion: exampleOpinion("urgent", { wantsSecondReader: true }) });
    expect(sorted([...studies, signed], "urgent").at(-1)).toBe("5");
    expect(sorted([...studies, { ...signed, reads: [asks] }], "urgent")[0]).toBe("5");
  });

  it("check-ups begin the clear films with the surest one; outreach with the newest", () => {
    const clear = [scored("1", 1, 0.3), scored("2", 2, 0.1), scored("3", 3, 0.2)];
    expect(sorted(clear, "urgent", { profile: "checkup" })).toEqual(["2", "3", "1"]);
    expect(sorted(clear, "urgent", { profile: "outreach" })).toEqual(["3", "2", "1"]);
  });

  it("what is withheld lies by time alone", () => {
    const blind = [exampleStudy("1", [withheld], { receivedAt: 1 }), exampleStudy("2", [withheld], { receivedAt: 3 }), exampleStudy("3", [withheld], { receivedAt: 2 })];
    expect(sorted(blind, "urgent", { profile: "checkup" })).toEqual(["2", "3", "1"]);
  });

  it("by state: first what is untouched, last what is signed", () => {
    const drafted = scored("2", 1, 0.5, { drafts: [exampleDraft("Ann", "normal")] });
    const second = scored("3", 1, 0.5, { reads: [exampleRead("Ann", "urgent")] });
    const signed = scored("4", 9, 0.5, { reads: [exampleRead("Ann", "normal")] });
    expect(sorted([signed, second, drafted, scored("1", 0, 0.5)], "state", { secondReader: "positive" })).toEqual(["1", "2", "3", "4"]);
  });

  it("does not touch what it is given", () => {
    const given = [...studies];
    for (const order of ["newest", "oldest", "patient", "state", "urgent"] as const) sorted(given, order);
    expect(given).toEqual(studies);
  });
});

describe("the order by patient", () => {
  const of = (uid: string, patient: Partial<Patient>) => exampleStudy(uid, [withheld], { patient: { ...examplePatient, ...patient } });

  it("Hangul in its own order before Latin script, and who has no name last", () => {
    const studies = [of("1", { name: null }), of("2", { name: "Example" }), of("3", { name: "하늘" }), of("4", { name: "가온" })];
    expect(sorted(studies, "patient")).toEqual(["4", "3", "2", "1"]);
  });

  it("one name by ID, numbers by their value", () => {
    const studies = [of("1", { id: "SYN-10" }), of("2", { id: "SYN-9" }), of("3", { id: "SYN-1" })];
    expect(sorted(studies, "patient")).toEqual(["3", "2", "1"]);
  });
});
