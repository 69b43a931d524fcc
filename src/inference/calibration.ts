import type { Logit, Score } from "../domain/score.ts";
import type { BundleLabel } from "./bundle.ts";

/** Platt scaling (Platt 1999): network output -> calibrated probability. Never reorders two studies, since a bundle's slope is above 0. */
export function calibrate({ slope, intercept }: BundleLabel["calibration"], logit: Logit): Score {
  return (1 / (1 + Math.exp(-(slope * logit + intercept)))) as Score;
}
