import { describe, expect, it } from "vitest";
import { neighborsOf } from "../../../../src/app/study/neighbors.ts";
import type { StudyUid } from "../../../../src/domain/ids.ts";
import { studyWith } from "../exampleFindings.ts";

describe("the neighbors of a study", () => {
  const studies = ["1", "2", "3"].map((uid) => Object.assign(studyWith({ state: "notRun" }), { uid: uid as StudyUid }));

  it("are the ones above and below in the worklist, and none beyond its ends", () => {
    expect(neighborsOf(studies, "2" as StudyUid)).toEqual({ previous: "1", next: "3" });
    expect(neighborsOf(studies, "1" as StudyUid).previous).toBeNull();
    expect(neighborsOf(studies, "3" as StudyUid).next).toBeNull();
  });

  it("are none where the study is not in the list", () => {
    expect(neighborsOf(studies, "9" as StudyUid)).toEqual({ previous: null, next: null });
  });
});
