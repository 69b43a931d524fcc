import { describe, expect, it } from "vitest";
import {
  type FilmState, actualSize, alike, centerShifted, centeredOn, fit, flip, invert, moved, nextPreset, openedFilm, placementOf, presetOf, presetTo, reset, resized,
  turn, widthScaled, windowDragged, windowSet, zoomed,
} from "../../../../src/app/viewer/filmState.ts";
import { dragChange, dragModeOf, pinchChange, wheelFactor } from "../../../../src/app/viewer/gestures.ts";
import { aimMove, arrowChange, filmKeys } from "../../../../src/app/viewer/keys.ts";
import { changedFilms, alignedFilms, stateOf } from "../../../../src/app/viewer/films.ts";
import { toFilm } from "../../../../src/app/viewer/placement.ts";
import { windowPresets } from "../../../../src/app/viewer/windowPresets.ts";
import type { SopInstanceUid } from "../../../../src/domain/ids.ts";
import type { RadiographHeader } from "../../../../src/domain/radiograph.ts";

function header(uid: string, side = 1600): RadiographHeader {
  return {
    sopInstanceUid: uid as SopInstanceUid, rows: side, columns: side, window: { center: 2000, width: 4000, shape: "linear" }, spacing: null,
    viewPosition: "PA", bodyPart: null, isPhantom: false,
    source: { format: "dicom", transferSyntaxUid: null, photometricInterpretation: "MONOCHROME2", bitsStored: 12, frames: 1 },
  };
}

function opened(): FilmState {
  return resized({ width: 1000, height: 800 })(openedFilm(header("1.2.3")));
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

  it("reset undoes window, inversion, zoom, pan, turn and flip", () => {
    const changes = [invert, actualSize, moved(40, 50), windowDragged(30, 20), zoomed(2, null), turn(1), flip];
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

describe("windows", () => {
  it("each preset stays a share of the sent window, and is known again", () => {
    for (const preset of windowPresets) {
      const state = presetTo(preset)(windowDragged(50, 50)(opened()));
      expect(state.window).toEqual({ shape: "linear", center: 2000 + preset.centerShift * 4000, width: 4000 * preset.widthFactor });
      expect(presetOf(state)).toBe(preset);
    }
  });

  it("the lungs' window shows dark parts brighter than the sent one, the mediastinum's shows bright parts darker", () => {
    const [sent, , lungs, mediastinum] = windowPresets.map((preset) => presetTo(preset)(opened()).window);
    expect(lungs?.center).toBeLessThan(sent?.center ?? 0);
    expect(mediastinum?.center).toBeGreaterThan(sent?.center ?? 0);
  });

  it("going through the presets ends where it began, and from a window of one's own it begins with the sent one", () => {
    const round = windowPresets.reduce((state) => nextPreset(state), opened());
    expect(round).toEqual(opened());
    expect(nextPreset(windowDragged(5, 5)(opened()))).toEqual(opened());
  });

  it("a typed center leaves the width as it is", () => {
    expect(windowSet({ center: 1234 })(opened()).window).toEqual({ center: 1234, width: 4000, shape: "linear" });
    expect(presetOf(windowSet({ center: 1234 })(opened()))).toBeNull();
  });
});

describe("two films", () => {
  const own = header("1.1");
  const earlier = header("1.2", 800);
  const shown = [own, earlier].reduce((films, film) => changedFilms(films, { film, change: resized({ width: 500, height: 800 }), follower: null }), {});

  it("a follower shows the same part, in its own window", () => {
    const leads = { film: own, follower: earlier };
    const films = [zoomed(2, null), moved(30, 40), windowDragged(40, 0)].reduce((before, change) => changedFilms(before, { ...leads, change }), shown);
    const [leader, follower] = [placementOf(stateOf(films, own)), placementOf(stateOf(films, earlier))];
    expect([follower.centerX, follower.centerY]).toEqual([leader.centerX / 2, leader.centerY / 2]);
    expect(follower.scale).toBeCloseTo(leader.scale * 2, 12);
    expect(stateOf(films, earlier).window).toEqual(earlier.window);
  });

  it("without a link the other film stays where it is", () => {
    expect(stateOf(changedFilms(shown, { film: own, change: zoomed(2, null), follower: null }), earlier)).toEqual(stateOf(shown, earlier));
  });

  it("a link brings the other film to the same part at once", () => {
    const apart = changedFilms(shown, { film: own, change: moved(100, 0), follower: null });
    expect(stateOf(alignedFilms(apart, own, earlier), earlier)).toEqual(alike(stateOf(apart, own))(stateOf(apart, earlier)));
  });

  it("an image that was left is found as it was", () => {
    const films = changedFilms(changedFilms(shown, { film: own, change: invert, follower: null }), { film: earlier, change: actualSize, follower: null });
    expect(stateOf(films, own).isInverted).toBe(true);
    expect(stateOf(films, earlier).isInverted).toBe(false);
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
    expect(placementOf(pressed("0")).scale).toBe(1);
    expect(pressed("o").film.orientation).toEqual({ quarterTurns: 1, isFlipped: false });
    expect(pressed("o", true).film.orientation).toEqual({ quarterTurns: 3, isFlipped: false });
    expect(pressed("v").film.orientation).toEqual({ quarterTurns: 0, isFlipped: true });
    expect(presetOf(pressed("q"))).toBe(windowPresets[1]);
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

  it("leaves the reader's digits to the verdict", () => {
    const keys = Object.keys(filmKeys(() => undefined));
    expect(keys.filter((key) => "12345".includes(key))).toEqual([]);
  });

  it("an arrow moves the crosshair by one pixel of the screen, with shift by twenty", () => {
    expect(aimMove("ArrowUp", false, 1)).toEqual({ x: 0, y: -1 });
    expect(aimMove("ArrowRight", true, 2)).toEqual({ x: 40, y: 0 });
    expect(aimMove("Enter", false, 1)).toBeNull();
  });

  it("an arrow looks further in its direction", () => {
    const before = actualSize(opened());
    const after = arrowChange("ArrowRight", 1)?.(before) ?? before;
    expect(placementOf(after).centerX - placementOf(before).centerX).toBe(64);
    expect(arrowChange("a", 1)).toBeNull();
  });
});
