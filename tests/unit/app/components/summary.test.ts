import { describe, expect, it } from "vitest";
import { languageFor } from "../../../../src/app/components/languageFor.ts";
import { summaryOf } from "../../../../src/app/components/summary.ts";
import type { Result } from "../../../../src/domain/result.ts";
import { exampleScored } from "../../../fakes/examples.ts";
import { findingOf, heatmapWith, studyWith, validWith } from "../exampleFindings.ts";

const en = languageFor("en");
const ko = languageFor("ko");

describe("the summary of a study", () => {
  it("says which finding is above its cut-off and where", () => {
    const effusion = { ...findingOf("effusion", 0.78), heatmap: { ...heatmapWith({ row: 5, column: 1, value: 0.9 }), area: { left: 0, top: 0, width: 280, height: 320 } } };
    const study = studyWith(validWith([findingOf("abnormal", 0.9), effusion]));
    expect(summaryOf(study, en)).toBe("Above cut-off: Pleural effusion 78, right lower zone");
    expect(summaryOf(study, ko)).toBe("기준값 이상: 흉수 78, 우하폐야");
  });

  it("counts the other findings, but not the overall score among them", () => {
    const study = studyWith(validWith([findingOf("abnormal", 0.9), findingOf("effusion", 0.9), findingOf("opacity", 0.6)]));
    expect(summaryOf(study, en)).toBe("Above cut-off: Pleural effusion 90; 1 more");
  });

  it("never turns a missing score into a negative one", () => {
    const missing: readonly Result[] = [
      { state: "notRun" }, { state: "running" }, { state: "refused", reason: { code: "inference/lateral-view", viewPosition: "LL" } },
      { state: "failed", problem: { code: "inference/timeout", limitMs: 1000 } }, { state: "stale", scored: exampleScored("1.2.3", 0.1) },
    ];
    const clear = summaryOf(studyWith(validWith([findingOf("abnormal", 0.1)])), en);
    for (const result of missing) expect(summaryOf(studyWith(result), en)).not.toBe(clear);
    expect(summaryOf(studyWith({ state: "refused", reason: { code: "inference/lateral-view", viewPosition: "LL" } }), en)).toMatch(/^Not scored: lateral view/u);
  });

  it("says that nothing above the cut-off does not rule out disease", () => {
    expect(summaryOf(studyWith(validWith([findingOf("abnormal", 0.1)])), en)).toBe("Nothing above the cut-off. This does not rule out disease.");
  });

  it("does not hide a finding with weak evidence that is above its cut-off", () => {
    const study = studyWith(validWith([findingOf("abnormal", 0.1), findingOf("fibrosis", 0.9, 0.5, "weak")]));
    expect(summaryOf(study, en)).toBe("Nothing above the cut-off; 1 finding with weak evidence above");
    expect(summaryOf(study, ko)).toBe("기준값 이상 소견 없음. 근거가 약한 소견 1개는 기준값 이상");
  });

  it("says nothing of an experimental finding, whatever its score", () => {
    const study = studyWith(validWith([findingOf("abnormal", 0.1), findingOf("fibrosis", 0.9, 0.5, "experimental")]));
    expect(summaryOf(study, en)).toBe("Nothing above the cut-off. This does not rule out disease.");
  });

  it("names the overall score even where it is experimental", () => {
    expect(summaryOf(studyWith(validWith([findingOf("abnormal", 0.9, 0.5, "experimental")])), en)).toBe("Above cut-off: Any abnormality 90");
  });

  it("says what a film looks like that the gate turned away", () => {
    const study = studyWith({ state: "refused", reason: { code: "inference/gate-upside-down", frontalProbability: 0.02 } });
    expect(summaryOf(study, en)).toBe("Not scored: the film looks as if it stood on its head.");
    expect(summaryOf(study, ko)).toBe("점수 없음: 위아래가 뒤집힌 영상으로 보입니다.");
  });

  it("speaks of the most pressing film of a study", () => {
    const study = studyWith(validWith([findingOf("abnormal", 0.1)]), validWith([findingOf("opacity", 0.8)]));
    expect(summaryOf(study, en)).toBe("Above cut-off: Opacity 80");
  });
});
