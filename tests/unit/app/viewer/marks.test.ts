import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languageFor } from "../../../../src/app/components/languageFor.ts";
import { type MarkKind, nextMarkId, pointCounts, pointsOf, segmentsOf, shapeFrom, withPoint } from "../../../../src/app/viewer/markPoints.ts";
import { markLabel, markSentence } from "../../../../src/app/viewer/markWords.ts";
import { isComplete, penChosen, pointsWith, resting, shownMarks } from "../../../../src/app/viewer/pen.ts";
import type { SopInstanceUid } from "../../../../src/domain/ids.ts";
import type { FilmPoint, Mark } from "../../../../src/domain/mark.ts";
import type { PixelSpacing } from "../../../../src/domain/radiograph.ts";

const kinds = Object.keys(pointCounts) as MarkKind[];
const point = fc.record({ x: fc.integer({ min: 0, max: 3000 }), y: fc.integer({ min: 0, max: 3000 }) });
const fivePoints = fc.array(point, { minLength: 5, maxLength: 5 });

function markOf(kind: MarkKind, points: readonly FilmPoint[], text = "scar"): Mark {
  const shape = shapeFrom(kind, points, text);
  if (shape === null) throw new Error("An example is wrong.");
  return { ...shape, id: "mark-1", sopInstanceUid: "1.2.3" as SopInstanceUid };
}

const row = (...places: readonly (readonly [x: number, y: number])[]) => places.map(([x, y]) => ({ x, y }));
const detector: PixelSpacing = { rowMm: 0.2, columnMm: 0.2, plane: "detector" };
const en = languageFor("en");
const ko = languageFor("ko");
const length = markOf("length", row([100, 100], [400, 500]));
const ratio = markOf("cardiothoracic", row([1000, 900], [2000, 1000], [500, 1500], [2500, 1400]));

describe("a mark", () => {
  it.each(kinds)("has the points that it was set with: %s", (kind) => {
    fc.assert(
      fc.property(fivePoints, (points) => {
        expect(pointsOf(markOf(kind, points))).toEqual(points.slice(0, pointCounts[kind]));
      }),
    );
  });

  it.each(kinds)("is none while a point is missing: %s", (kind) => {
    expect(shapeFrom(kind, row([1, 1], [2, 2], [3, 3], [4, 4]).slice(0, pointCounts[kind] - 1))).toBeNull();
  });

  it.each(kinds)("keeps its other points, its name and its film when one is moved: %s", (kind) => {
    fc.assert(
      fc.property(fivePoints, point, fc.nat({ max: pointCounts[kind] - 1 }), (points, to, index) => {
        const before = markOf(kind, points);
        const after = withPoint(before, index, to);
        expect(pointsOf(after)).toEqual(pointsOf(before).map((one, at) => (at === index ? to : one)));
        expect([after.id, after.sopInstanceUid]).toEqual([before.id, before.sopInstanceUid]);
      }),
    );
  });

  it("keeps its text when a note is moved", () => {
    expect(withPoint(markOf("note", row([1, 1])), 0, { x: 5, y: 6 })).toMatchObject({ text: "scar", at: { x: 5, y: 6 } });
  });

  it("gets a name that none of the others has, also after one was removed", () => {
    const named = (id: string): Mark => ({ ...length, id });
    expect(nextMarkId([])).toBe("mark-1");
    expect(nextMarkId([named("mark-1"), named("mark-4"), named("5d41")])).toBe("mark-5");
  });

  it("of the ratio is drawn across: its lines are level, whatever height its points have", () => {
    const lines = segmentsOf("cardiothoracic", pointsOf(ratio)).filter(({ isGuide }) => !isGuide);
    expect(lines.map(({ from, to }) => [from.x, to.x])).toEqual([[1000, 2000], [500, 2500]]);
    expect(lines.every(({ from, to }) => from.y === to.y)).toBe(true);
  });
});

describe("a mark in words", () => {
  it("says that a length on the detector is one", () => {
    expect(markLabel(length, detector, en)).toEqual(["100 mm", "at the detector"]);
    expect(markLabel(length, { ...detector, plane: "patient" }, en)).toEqual(["100 mm"]);
  });

  it("says pixels and why, where the film is not calibrated", () => {
    expect(markLabel(length, null, en)).toEqual(["500 pixels", "not calibrated"]);
    expect(markSentence(length, null, en)).toBe("Length · 500 pixels; not calibrated: the file does not say how large a pixel is");
    expect(markSentence(length, null, ko)).toBe("길이 · 500화소; 보정 안 됨: 파일에 화소의 크기가 없습니다");
  });

  it("gives the ratio as a number, with widths only where they are known", () => {
    expect(markLabel(ratio, detector, en)).toEqual(["CTR 50.0%", "heart 200 mm, chest 400 mm", "at the detector"]);
    expect(markLabel(ratio, null, en)).toEqual(["CTR 50.0%"]);
    expect(markLabel(ratio, detector, ko)[0]).toBe("심흉비 50.0%");
  });

  it("gives no ratio to a chest without width", () => {
    expect(markLabel(markOf("cardiothoracic", row([1, 1], [9, 1], [5, 5], [5, 9])), detector, en)).toEqual(["no ratio: the chest has no width"]);
  });

  it("gives an angle in degrees, with or without calibration", () => {
    const angle = markOf("angle", row([0, 100], [0, 0], [100, 100]));
    expect(markLabel(angle, null, en)).toEqual(["45°"]);
    expect(markSentence(angle, null, en)).toBe("Angle · 45°");
  });

  it("has nothing to say beside an arrow", () => {
    expect(markLabel(markOf("arrow", row([0, 0], [9, 9])), detector, en)).toEqual([]);
  });
});

describe("the pen", () => {
  const drawing = (kind: MarkKind, points: readonly FilmPoint[] = []) => ({ state: "drawing" as const, kind, points });
  const [a, b] = [{ x: 1, y: 2 }, { x: 30, y: 40 }];

  it("a click sets one point, a drag two", () => {
    expect(pointsWith(drawing("angle"), b, null)).toEqual([b]);
    expect(pointsWith(drawing("angle"), b, a)).toEqual([a, b]);
  });

  it("a drag for the last point sets its end", () => {
    expect(pointsWith(drawing("length", [a]), b, { x: 5, y: 5 })).toEqual([a, b]);
    expect(isComplete("length", [a, b])).toBe(true);
    expect(isComplete("cardiothoracic", [a, b, a])).toBe(false);
  });

  it("is laid down by choosing its tool again, and changed by choosing another", () => {
    expect(penChosen(drawing("length"), "length")).toEqual(resting);
    expect(penChosen(drawing("length", [a]), "angle")).toEqual(drawing("angle"));
  });

  it("shows a point where it is carried, and changes no other mark", () => {
    const other: Mark = { ...length, id: "mark-2" };
    const shown = shownMarks([length, other], { state: "moving", mark: length, index: 1, at: b });
    expect(shown).toEqual([withPoint(length, 1, b), other]);
  });
});
