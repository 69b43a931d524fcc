import { describe, expect, it } from "vitest";
import { countStudies, stateOf, studiesInUse } from "../../../../src/app/components/studyState.ts";
import { exampleScored, sha256Of } from "../../../fakes/examples.ts";
import { findingOf, studyWith, validWith } from "../exampleFindings.ts";

const clear = validWith([findingOf("abnormal", 0.1)]);
const positive = validWith([findingOf("abnormal", 0.9)]);
const refused = { state: "refused", reason: { code: "inference/blank-image" } } as const;
const stale = { state: "stale", scored: exampleScored() } as const;

describe("the state of a study", () => {
  it("is stale where another bundle's score is all that is unclear", () => {
    expect(stateOf(studyWith(clear, stale))).toBe("stale");
  });

  it("is unclear where anything else has no score", () => {
    expect(stateOf(studyWith(stale, refused))).toBe("unclear");
  });

  it("counts stale studies with those that have no score", () => {
    expect(countStudies([studyWith(stale), studyWith(refused), studyWith(positive), studyWith(clear)])).toEqual({ total: 4, attention: 1, unclear: 2 });
  });
});

describe("studies as the bundle in use sees them", () => {
  const other = { name: "example", version: "2.0.0", sha256: sha256Of("d") };
  const same = exampleScored().bundle;

  it("lose the validity of scores that another bundle gave", () => {
    const [seen] = studiesInUse([studyWith(positive)], other, "newest");
    expect(seen?.images[0]?.result.state).toBe("stale");
  });

  it("keep, or get back, the validity of scores that this bundle gave", () => {
    const seen = studiesInUse([studyWith(positive), studyWith(stale)], same, "newest");
    expect(seen.map(({ images }) => images[0]?.result.state)).toEqual(["valid", "valid"]);
  });

  it("stay as they were stored while the bundle is not known", () => {
    const stored = [studyWith(positive)];
    expect(studiesInUse(stored, null, "newest")).toBe(stored);
  });

  it("never turn a refusal or a failure into a score", () => {
    const [seen] = studiesInUse([studyWith(refused)], same, "urgent");
    expect(seen?.images[0]?.result).toEqual(refused);
  });
});
