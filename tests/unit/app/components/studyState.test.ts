import { describe, expect, it } from "vitest";
import { stateOf, triageStateOf } from "../../../../src/app/components/studyState.ts";
import { exampleScored } from "../../../fakes/examples.ts";
import { exampleDraft, exampleRead, withReads } from "../../../fakes/readStudies.ts";
import { findingOf, studyWith, validWith } from "../exampleFindings.ts";

const clear = validWith([findingOf("abnormal", 0.1)]);
const refused = { state: "refused", reason: { code: "inference/blank-image" } } as const;
const stale = { state: "stale", scored: exampleScored() } as const;
const withheld = { state: "withheld" } as const;

describe("what the worklist says of the model's work", () => {
  it("is stale where another bundle's score is all that is unclear", () => {
    expect(triageStateOf(studyWith(clear, stale))).toBe("stale");
  });

  it("is unclear where anything else has no score", () => {
    expect(triageStateOf(studyWith(stale, refused))).toBe("unclear");
  });

  it("is withheld where nothing may be seen yet, and still unclear where a film was refused", () => {
    expect(triageStateOf(studyWith(withheld))).toBe("withheld");
    expect(triageStateOf(studyWith(withheld, refused))).toBe("unclear");
  });
});

describe("what the worklist says of the readers' work", () => {
  it("is refused where the model took none of the films and nobody has read them", () => {
    expect(stateOf(studyWith(refused, refused), "never")).toBe("refused");
    expect(stateOf(studyWith(refused, clear), "never")).toBe("unread");
    expect(stateOf(studyWith({ state: "failed", problem: { code: "inference/worker-crashed" } }), "never")).toBe("unread");
  });

  it("is what a reader has done once there is anything, whatever the model did", () => {
    expect(stateOf({ ...studyWith(refused), drafts: [exampleDraft("A", "normal")] }, "never")).toBe("drafted");
    expect(stateOf(withReads(studyWith(refused), [exampleRead("A", "normal")]), "never")).toBe("signed");
  });
});
