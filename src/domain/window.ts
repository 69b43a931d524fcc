import type { Window } from "./radiograph.ts";

/**
 * The gray that each pixel value 0..maxValue is shown as, 0 (black) to 255 (white); length maxValue + 1.
 * PS3.3 C.11.2.1.2.1 (linear), C.11.2.1.3.2 (linear exact), C.11.2.1.3.1 (sigmoid).
 */
export function windowLut(window: Window, maxValue: number): Uint8ClampedArray<ArrayBuffer> {
  const shareOf = windowFunction(window);
  const lut = new Uint8ClampedArray(maxValue + 1);
  for (let value = 0; value <= maxValue; value += 1) lut[value] = shareOf(value) * 255;
  return lut;
}

/** The share of full brightness, 0..1, that a pixel value is shown with. */
export function windowFunction({ center, width, shape }: Window): (value: number) => number {
  if (shape === "sigmoid") return (value) => 1 / (1 + Math.exp((-4 * (value - center)) / width));
  return shape === "linear" ? ramp(center - 0.5, width - 1) : ramp(center, width);
}

/** Rises from 0 to 1 around `middle` over `length`; where length is 0 it is the step of a linear window of width 1. */
function ramp(middle: number, length: number): (value: number) => number {
  const low = middle - length / 2;
  const high = middle + length / 2;
  return (value) => {
    if (value <= low) return 0;
    return value > high ? 1 : (value - middle) / length + 0.5;
  };
}
