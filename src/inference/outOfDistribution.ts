import { fail, succeed } from "../domain/outcome.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { RefusalReason } from "../domain/problem.ts";
import type { Radiograph, RadiographHeader, Window } from "../domain/radiograph.ts";
import type { Patient } from "../domain/study.ts";
import type { BundleManifest, IntendedUse } from "./bundle.ts";

/** Views that the header may name and that are no frontal view (PS3.3 C.8.1.1, View Position of CR; obliques and decubitus of DX). */
const otherViews = new Set(["LL", "RL", "LLD", "RLD", "LLO", "RLO", "LAO", "RAO", "LPO", "RPO", "ML", "LM", "AXIAL"]);
const otherViewPrefixes = ["LAT", "OBL", "DECUB", "TANGEN", "LORDOT"];
/** Values that say nothing of the body part. */
const noBodyPart = new Set(["", "UNKNOWN", "NONE", "UNDEFINED", "UNSPECIFIED", "OTHER", "DEFAULT", "NA"]);

/** Standard deviation in 8-bit gray. The films of the training and test sets lie above 13; an unexposed or flat image stays below this. */
const blankDeviation = 4;
/** Distance from black or white, in 8-bit gray, that counts as lost. */
const clippedMargin = 2;
/** Share of lost pixels above which no structure can be trusted; the films of the training and test sets stay below 0.65. */
const clippedShare = 0.75;

/** Why this radiograph must not be scored, by what its file says of it; null where nothing speaks against it. */
export function refusalOfHeader(header: RadiographHeader, patient: Patient, { intendedUse, input }: BundleManifest): RefusalReason | null {
  const { viewPosition, bodyPart, rows, columns } = header;
  if (isColorPicture(header)) return { code: "inference/derived-picture" };
  if (viewPosition !== null && isOtherView(viewPosition)) return { code: "inference/lateral-view", viewPosition };
  if (bodyPart !== null && isOtherBodyPart(bodyPart, intendedUse)) return { code: "inference/other-body-part", bodyPart };
  const child = childOf(patient, intendedUse);
  if (child !== null) return child;
  // Enlarging would show the network detail that is not there.
  return Math.min(rows, columns) < input.side ? { code: "inference/too-small", rows, columns, minimumPixels: input.side } : null;
}

/** A detector makes no color: what a DICOM file has of it was drawn in afterwards, and the network must not see it. */
function isColorPicture({ source }: RadiographHeader): boolean {
  return source.format === "dicom" && /^(RGB|YBR)/.test(source.photometricInterpretation);
}

/** Why this radiograph must not be scored, by the statistics of what the network would see; null where nothing speaks against it. */
export function refusalOfGray(gray: Uint8Array): RefusalReason | null {
  if (deviationOf(gray) < blankDeviation) return { code: "inference/blank-image" };
  let clipped = 0;
  for (const value of gray) if (value <= clippedMargin || value >= 255 - clippedMargin) clipped++;
  return clipped > clippedShare * gray.length ? { code: "inference/saturated-image" } : null;
}

/** Problem: `inference/pixels-invalid` where size, length or window cannot be right. */
export function checkPixels({ rows, columns, pixels, window }: Radiograph): Outcome<null> {
  const isWhole = Number.isInteger(rows) && Number.isInteger(columns) && rows > 0 && columns > 0;
  return isWhole && pixels.length === rows * columns && isWindow(window) ? succeed(null) : fail({ code: "inference/pixels-invalid" });
}

function isWindow({ center, width, shape }: Window): boolean {
  return Number.isFinite(center) && Number.isFinite(width) && (shape === "linear" ? width >= 1 : width > 0);
}

/** A word that is not known is left to the statistics: many sites write posture or a protocol name here. */
function isOtherView(viewPosition: string): boolean {
  return wordsOf(viewPosition).some((word) => otherViews.has(word) || otherViewPrefixes.some((prefix) => word.startsWith(prefix)));
}

function isOtherBodyPart(bodyPart: string, { bodyParts }: IntendedUse): boolean {
  const words = wordsOf(bodyPart);
  return !noBodyPart.has(words.join("")) && !words.some((word) => bodyParts.includes(word));
}

/** An unknown age is allowed: most sites leave it to the birth date, and some have neither. */
function childOf({ ageYears }: Patient, { minimumAgeYears }: IntendedUse): RefusalReason | null {
  return ageYears !== null && ageYears < minimumAgeYears ? { code: "inference/child", ageYears, minimumAgeYears } : null;
}

function wordsOf(text: string): string[] {
  return text.toUpperCase().split(/[^A-Z]+/).filter((word) => word !== "");
}

/** Standard deviation, in the unit of the values. */
function deviationOf(values: Uint8Array): number {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  return Math.sqrt(Math.max(0, squares / values.length - mean * mean));
}
