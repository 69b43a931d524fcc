import { describe, expect, it } from "vitest";
import { countIn, everything, groups, shownIn, type View } from "../../../../src/app/worklist/view.ts";
import type { Result } from "../../../../src/domain/result.ts";
import type { Study } from "../../../../src/domain/study.ts";
import { examplePatient } from "../../../fakes/examples.ts";
import { exampleDraft, exampleRead, exampleStudy } from "../../../fakes/readStudies.ts";
import { findingOf, validWith } from "../exampleFindings.ts";

const now = new Date(2026, 10, 23, 14, 0).getTime();
const positive = validWith([findingOf("abnormal", 0.9)]);
const clear = validWith([findingOf("abnormal", 0.1)]);
const refused: Result = { state: "refused", reason: { code: "inference/blank-image" } };

const studies: readonly Study[] = [
  exampleStudy("new", [clear], { receivedAt: now }),
  exampleStudy("attention", [positive], { receivedAt: new Date(2026, 10, 23, 0, 0).getTime() }),
  exampleStudy("refused", [refused], { receivedAt: new Date(2026, 10, 22, 23, 59).getTime() }),
  exampleStudy("hidden", [{ state: "withheld" }], { receivedAt: new Date(2026, 10, 17, 0, 0).getTime() }),
  exampleStudy("drafted", [positive], { receivedAt: new Date(2026, 10, 16, 23, 59).getTime(), drafts: [exampleDraft("A", "normal")] }),
  exampleStudy("waits", [positive], { reads: [exampleRead("A", "abnormal")] }),
  exampleStudy("signed", [positive], { reads: [exampleRead("A", "normal")], patient: { ...examplePatient, name: "나무 이호" } }),
];

const uidsIn = (view: Partial<View>) => shownIn(studies, { ...everything, ...view }, "positive", now).map(({ uid }) => uid);

describe("the worklist", () => {
  it("shows everything at first, in its order", () => {
    expect(uidsIn({})).toEqual(studies.map(({ uid }) => uid));
  });

  it("shows what came since midnight, and in seven days with today", () => {
    expect(uidsIn({ period: "today" })).toEqual(["new", "attention"]);
    expect(uidsIn({ period: "week" })).toEqual(["new", "attention", "refused", "hidden"]);
  });

  it("shows a group", () => {
    expect(uidsIn({ group: "new" })).toEqual(["new", "attention", "refused", "hidden"]);
    expect(uidsIn({ group: "attention" })).toEqual(["attention", "drafted"]);
    expect(uidsIn({ group: "unscored" })).toEqual(["refused"]);
    expect(uidsIn({ group: "waiting" })).toEqual(["waits"]);
    expect(uidsIn({ group: "signed" })).toEqual(["signed"]);
  });

  it("shows who was searched for within what is shown", () => {
    expect(uidsIn({ search: "ㄴㅁ" })).toEqual(["signed"]);
    expect(uidsIn({ search: "ㄴㅁ", group: "new" })).toEqual([]);
  });

  it("asks nobody's attention for a study that is withheld or finished", () => {
    for (const group of ["attention", "unscored"] as const) expect(uidsIn({ group })).not.toEqual(expect.arrayContaining(["hidden"]));
    expect(uidsIn({ group: "attention" })).not.toContain("signed");
  });
});

describe("the counts", () => {
  it("say how many each button would show in the period", () => {
    for (const period of ["today", "week", "all"] as const) {
      const counts = countIn(studies, period, "positive", now);
      expect(counts.periods[period]).toBe(uidsIn({ period }).length);
      for (const group of groups) expect(counts.groups[group]).toBe(uidsIn({ period, group }).length);
    }
  });
});
