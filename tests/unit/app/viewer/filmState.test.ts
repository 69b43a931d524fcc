import { describe, expect, it } from "vitest";
import {
  type FilmState, actualSize, centerShifted, centeredOn, fit, invert, moved, openedFilm, placementOf, reset, resized, widthScaled, windowDragged, zoomed,
} from "../../../../src/app/viewer/filmState.ts";
import { dragChange, dragModeOf, pinchChange, wheelFactor } from "../../../../src/app/viewer/gestures.ts";
import { arrowChange, filmKeys } from "../../../../src/app/viewer/keys.ts";
import { toFilm } from "../../../../src/app/viewer/placement.ts";
import type { SopInstanceUid } from "../../../../src/domain/ids.ts";

function opened(): FilmState {
  return resized({ width: 1000, height: 800 })(
    openedFilm({
      sopInstanceUid: "1.2.3" as SopInstanceUid, rows: 1600, columns: 1600, window: { center: 2000, width: 4000, shape: "linear" }, spacing: null,
      viewPosition: "PA", bodyPart: null, isPhantom: false,
      source: { format: "dicom", transferSyntaxUid: null, photometricInterpretation: "MONOCHROME2", bitsStored: 12, frames: 1 },
    }),
  );
}

function pressed(key: string, shiftKey = false): FilmState {
  let state = actualSize(opened());
  const keys = filmKeys((change) => {
    state = change(state);
  });
  keys[key]?.({ shiftKey } as KeyboardEvent);
  return state;
}

describe("film", () => {
  it("a fitted film stays fitted when the canvas changes its size", () => {
    expect(placementOf(resized({ width: 400, height: 400 })(opened())).scale).toBe(0.25);
  });

  it("a zoomed film keeps its zoom when the canvas changes its size", () => {
    expect(placementOf(resized({ width: 400, height: 400 })(actualSize(opened()))).scale).toBe(1);
  });

  it("reset undoes window, inversion, zoom and pan", () => {
    const changes = [invert, actualSize, moved(40, 50), windowDragged(30, 20), zoomed(2, null)];
    const changed = changes.reduce((state, change) => change(state), opened());
    expect(changed.window).not.toEqual(opened().window);
    expect(reset(changed)).toEqual(opened());
  });

  it("inverting twice changes nothing", () => {
    expect(invert(invert(opened()))).toEqual(opened());
  });

  it("fitting shows the whole film again and keeps the window", () => {
    const changed = fit(windowDragged(30, 0)(actualSize(opened())));
    expect(placementOf(changed).scale).toBe(0.5);
    expect(changed.window.width).toBeGreaterThan(4000);
  });

  it("a drag to the right widens the window, downward raises its center, which darkens", () => {
    const { window } = windowDragged(100, 100)(opened());
    expect(window.width).toBeCloseTo(4000 * Math.exp(1 / 3), 9);
    expect(window.center).toBe(3000);
  });

  it("no drag makes a window narrower than 1 or moves it out of 16 bits", () => {
    const { window } = windowDragged(-1e5, 1e7)(opened());
    expect(window).toEqual({ width: 1, center: 65_535, shape: "linear" });
  });

  it("the shape of the sender's window is kept", () => {
    const sigmoid = { ...opened(), window: { center: 1, width: 2, shape: "sigmoid" as const } };
    expect(centerShifted(0.5)(widthScaled(2)(sigmoid)).window).toEqual({ center: 3, width: 4, shape: "sigmoid" });
  });

  it("a double click brings that place to the middle", () => {
    const before = opened();
    const wanted = toFilm(before.film, before.canvas, placementOf(before), { x: 300, y: 200 });
    const { centerX, centerY } = placementOf(centeredOn({ x: 300, y: 200 })(before));
    expect([centerX, centerY]).toEqual([wanted.x, wanted.y]);
  });
});

describe("drags", () => {
  const plain = { button: 0, ctrlKey: false, shiftKey: false, isSpaceHeld: false };

  it("the left button does what is chosen", () => {
    expect((["window", "pan", "zoom"] as const).map((mode) => dragModeOf(plain, mode))).toEqual(["window", "pan", "zoom"]);
  });

  it("middle button, shift and space pan; right button and ctrl zoom, whatever is chosen", () => {
    const pans = [{ ...plain, button: 1 }, { ...plain, shiftKey: true }, { ...plain, isSpaceHeld: true }];
    const zooms = [{ ...plain, button: 2 }, { ...plain, ctrlKey: true }];
    expect(pans.map((press) => dragModeOf(press, "window"))).toEqual(["pan", "pan", "pan"]);
    expect(zooms.map((press) => dragModeOf(press, "window"))).toEqual(["zoom", "zoom"]);
  });

  it("a pan follows the hand on a screen with two device pixels a CSS pixel", () => {
    const before = actualSize(opened());
    const after = dragChange("pan", { x: 10, y: 10 }, { x: 30, y: 10 }, { x: 10, y: 10 }, 2)(before);
    expect(placementOf(before).centerX - placementOf(after).centerX).toBe(40);
  });

  it("a zoom drag upward enlarges around the point where it began", () => {
    const before = opened();
    const start = { x: 250, y: 300 };
    const after = dragChange("zoom", start, { x: 250, y: 150 }, start, 1)(before);
    expect(placementOf(after).scale).toBeCloseTo(0.5 * Math.E, 9);
    const under = toFilm(before.film, before.canvas, placementOf(before), start);
    expect(toFilm(after.film, after.canvas, placementOf(after), start).x).toBeCloseTo(under.x, 9);
  });

  it("two fingers that double their distance double the film", () => {
    const after = pinchChange({ x: 400, y: 300 }, { x: 300, y: 300 }, { x: 500, y: 300 }, 1)(opened());
    expect(placementOf(after).scale).toBe(1);
  });

  it("turning the wheel away enlarges, by the same amount in lines as in pixels", () => {
    const lines = wheelFactor({ deltaY: -3, deltaMode: 1, ctrlKey: false });
    expect(lines).toBeGreaterThan(1);
    expect(wheelFactor({ deltaY: -48, deltaMode: 0, ctrlKey: false })).toBe(lines);
  });
});

describe("keys", () => {
  it("each key does its action", () => {
    expect(pressed("i").isInverted).toBe(true);
    expect(pressed("f").placement).toBeNull();
    expect(placementOf(pressed("1")).scale).toBe(1);
    expect(placementOf(pressed("+")).scale).toBe(1.25);
    expect(placementOf(pressed("-")).scale).toBe(0.8);
    expect(pressed("r")).toEqual(opened());
  });

  it("w widens and shift w narrows the window, c darkens and shift c brightens", () => {
    expect(pressed("w").window.width).toBeCloseTo(4400, 9);
    expect(pressed("w", true).window.width).toBeCloseTo(4000 / 1.1, 9);
    expect(pressed("c").window.center).toBe(2200);
    expect(pressed("c", true).window.center).toBe(1800);
  });

  it("an arrow looks further in its direction", () => {
    const before = actualSize(opened());
    const after = arrowChange("ArrowRight", 1)?.(before) ?? before;
    expect(placementOf(after).centerX - placementOf(before).centerX).toBe(64);
    expect(arrowChange("a", 1)).toBeNull();
  });
});
