import { describe, expect, it } from "vitest";
import { type Rgb, heatColor, heatStrength } from "../../../src/domain/heatColor.ts";

const values = Array.from({ length: 101 }, (_, percent) => percent / 100);

/** Relative luminance, 0..1 (WCAG 2.2, of sRGB). */
function luminance(color: Rgb): number {
  const [red, green, blue] = linear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear([red, green, blue]: Rgb): Rgb {
  return [light(red), light(green), light(blue)];
}

function light(code: number): number {
  return code <= 10.31475 ? code / 255 / 12.92 : ((code / 255 + 0.055) / 1.055) ** 2.4;
}

/** The luminance that a person without one kind of cone sees: Vienot, Brettel and Mollon 1999, linear sRGB. */
function dichromatLuminance(color: Rgb, kind: "protan" | "deutan"): number {
  const [red, green, blue] = linear(color);
  const [byRed, byGreen] = kind === "protan" ? [0.11238, 0.88762] : [0.29275, 0.70725];
  const yellow = byRed * red + byGreen * green;
  return 0.9278 * yellow + 0.0722 * blue;
}

describe("heat color", () => {
  it("a higher value is always brighter", () => {
    const grays = values.map((value) => luminance(heatColor(value)));
    expect(grays.every((gray, at) => at === 0 || gray > (grays[at - 1] ?? 1))).toBe(true);
  });

  it.each(["protan", "deutan"] as const)("its order is kept for a %s reader", (kind) => {
    const grays = values.map((value) => dichromatLuminance(heatColor(value), kind));
    expect(grays.every((gray, at) => at === 0 || gray > (grays[at - 1] ?? 1))).toBe(true);
  });

  it("the ends are far apart in brightness", () => {
    expect((luminance(heatColor(1)) + 0.05) / (luminance(heatColor(0)) + 0.05)).toBeGreaterThan(10);
  });

  it("values outside of 0..1 take the color of the nearer end", () => {
    expect([heatColor(-1), heatColor(2)]).toEqual([heatColor(0), heatColor(1)]);
  });

  it("low values leave the anatomy clear and high ones use the whole opacity", () => {
    expect([0, 0.1, 0.3, 0.5, 1].map(heatStrength).map((strength) => strength.toFixed(2))).toEqual(["0.00", "0.00", "0.50", "1.00", "1.00"]);
  });
});
