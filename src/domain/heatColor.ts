/** Red, green and blue, 0..255, in sRGB. */
export type Rgb = readonly [red: number, green: number, blue: number];

/**
 * The color of a heatmap value 0..1, always the same one for the same value: violet, magenta, orange, pale yellow. Lightness rises evenly
 * in OKLab (https://bottosson.github.io/posts/oklab/), so the order can be read without seeing hues.
 */
export function heatColor(value: number): Rgb {
  const share = clamp01(value);
  const lightness = 0.3 + 0.65 * share;
  const hue = ((300 + 165 * share) * Math.PI) / 180;
  const chroma = 0.1 + 0.1 * Math.sin(Math.PI * share);
  return oklabToSrgb(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
}

/** Values up to this are not drawn at all: they would only veil the anatomy. */
export const heatFloor = 0.1;
const heatFull = 0.5;

/** How much of the chosen opacity a value gets, 0..1. */
export function heatStrength(value: number): number {
  return clamp01((value - heatFloor) / (heatFull - heatFloor));
}

/** `a` is green to red, `b` blue to yellow; colors outside sRGB are clipped. */
function oklabToSrgb(lightness: number, a: number, b: number): Rgb {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encoded(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    encoded(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    encoded(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

/** Linear light 0..1 to 0..255 (IEC 61966-2-1). */
function encoded(linear: number): number {
  const light = clamp01(linear);
  return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
}

function clamp01(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
