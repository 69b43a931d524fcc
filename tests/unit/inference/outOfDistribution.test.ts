import { describe, expect, it } from "vitest";
import { headerOf } from "../../../src/domain/radiograph.ts";
import type { Radiograph } from "../../../src/domain/radiograph.ts";
import { checkPixels, refusalOfGray, refusalOfHeader } from "../../../src/inference/outOfDistribution.ts";
import { examplePatient, exampleRadiograph } from "../../fakes/examples.ts";
import { exampleManifest } from "../../fakes/exampleBundle.ts";

describe("by what the file says, a film is", () => {
  it.each(["PA", "AP", "PA ERECT", "AP_SUPINE", "STANDING", ""])("scored as view %j", (viewPosition) => {
    expect(refusal({ viewPosition })).toBeNull();
  });

  it.each(["LL", "RL", "LATERAL", "LAT", "PA/LAT", "RLD", "LLO", "OBLIQUE"])("refused as view %j", (viewPosition) => {
    expect(refusal({ viewPosition })).toEqual({ code: "inference/lateral-view", viewPosition });
  });

  it("scored where view and body part are not said", () => {
    expect(refusal({ viewPosition: null, bodyPart: null })).toBeNull();
  });

  it.each(["CHEST", "THORAX", "LUNG", "CHEST PA", "CHEST1VIEW", "UNKNOWN"])("scored as body part %j", (bodyPart) => {
    expect(refusal({ bodyPart })).toBeNull();
  });

  it.each(["HAND", "ABDOMEN", "SKULL", "CSPINE", "CHESTABDOMEN"])("refused as body part %j", (bodyPart) => {
    expect(refusal({ bodyPart })).toEqual({ code: "inference/other-body-part", bodyPart });
  });

  it("refused for a child of 17 and scored for an adult of 18", () => {
    expect(refusal({}, 17)).toEqual({ code: "inference/child", ageYears: 17, minimumAgeYears: 18 });
    expect(refusal({}, 18)).toBeNull();
  });

  it("scored where the age is not known", () => {
    expect(refusal({}, null)).toBeNull();
  });

  it("refused where its shorter side is smaller than what the network sees", () => {
    expect(refusal({ rows: 1000, columns: 223 })).toEqual({ code: "inference/too-small", rows: 1000, columns: 223, minimumPixels: 224 });
    expect(refusal({ rows: 1000, columns: 224 })).toBeNull();
  });
});

describe("by what the network would see, a film is", () => {
  it("refused as blank where nothing stands out", () => {
    expect(refusalOfGray(gray((at) => 120 + (at % 3)))).toEqual({ code: "inference/blank-image" });
    expect(refusalOfGray(gray(() => 0))).toEqual({ code: "inference/blank-image" });
  });

  it("refused as saturated where most of it is black or white", () => {
    expect(refusalOfGray(gray((at) => (at % 10 < 8 ? 255 * (at % 2) : 128)))).toEqual({ code: "inference/saturated-image" });
  });

  it("scored with half of it black, as a collimated film is", () => {
    expect(refusalOfGray(gray((at) => (at % 2 === 0 ? 0 : 40 + (at % 180))))).toBeNull();
  });
});

describe("pixels are invalid", () => {
  it.each<[string, Partial<Radiograph>]>([
    ["when there are fewer than rows times columns", { rows: 321 }],
    ["when the film has no rows", { rows: 0, pixels: new Uint16Array(0) }],
    ["when the window's center is not a number", { window: { center: Number.NaN, width: 100, shape: "linear" } }],
    ["when the window has no width", { window: { center: 1, width: 0, shape: "sigmoid" } }],
    ["when a linear window is narrower than 1", { window: { center: 1, width: 0.5, shape: "linear" } }],
  ])("%s", (_, change) => {
    expect(checkPixels({ ...exampleRadiograph(), ...change })).toEqual({ ok: false, problem: { code: "inference/pixels-invalid" } });
  });

  it("but not on an ordinary film", () => {
    expect(checkPixels(exampleRadiograph()).ok).toBe(true);
  });
});

function refusal(change: Partial<Radiograph>, ageYears: number | null = 56) {
  return refusalOfHeader({ ...headerOf(exampleRadiograph()), ...change }, { ...examplePatient, ageYears }, exampleManifest());
}

function gray(valueAt: (at: number) => number): Uint8Array {
  return Uint8Array.from({ length: 224 * 224 }, (_, at) => valueAt(at));
}
