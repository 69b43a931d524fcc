import * as v from "valibot";
import { findingIds } from "../domain/finding.ts";
import type { Sha256 } from "../domain/ids.ts";
import { isSha256 } from "../domain/ids.ts";
import type { Outcome } from "../domain/outcome.ts";
import { fail, succeed } from "../domain/outcome.ts";
import type { Score } from "../domain/score.ts";
import { gateClasses } from "./bundle.ts";
import type { BundleManifest } from "./bundle.ts";

/** Manifest JSON -> typed. Problem: `inference/manifest-invalid`, whose `at` is the path of the first value that cannot be right. */
export function parseManifest(json: unknown): Outcome<BundleManifest> {
  const parsed = v.safeParse(manifestSchema, json);
  if (parsed.success) return succeed(parsed.output);
  return fail({ code: "inference/manifest-invalid", at: v.getDotPath(parsed.issues[0]) ?? "" });
}

const text = v.pipe(v.string(), v.nonEmpty());
const finite = v.pipe(v.number(), v.finite());
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const score = v.pipe(share, v.transform((value) => value as Score));
const sha256 = v.pipe(v.string(), v.check(isSha256), v.transform((value) => value as Sha256));

const intervalEntries = { value: share, low: share, high: share };
const isOrdered = ({ value, low, high }: { value: number; low: number; high: number }) => low <= value && value <= high;
const proportion = v.pipe(v.strictObject(intervalEntries), v.check(isOrdered));
const counted = v.pipe(v.strictObject({ ...intervalEntries, n: v.pipe(whole, v.minValue(1)) }), v.check((one) => isOrdered(one)));

const fileEntries = {
  // A name in the manifest's own folder: it becomes part of a URL and of a path.
  file: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)),
  sizeBytes: v.pipe(whole, v.minValue(1)),
  sha256,
};

const variant = v.strictObject({
  ...fileEntries,
  precision: v.picklist(["float32", "float16", "int8"]),
  tolerance: v.pipe(share, v.gtValue(0)),
});

const operatingPoint = v.strictObject({
  name: text,
  cutOff: score,
  sensitivity: v.nullable(proportion),
  specificity: v.nullable(proportion),
});

const label = v.pipe(
  v.strictObject({
    id: v.picklist(findingIds),
    snomedCt: v.nullable(v.pipe(v.string(), v.regex(/^\d{6,18}$/))),
    evidence: v.picklist(["supported", "weak", "experimental"]),
    // A slope above 0, or calibration would reorder studies.
    calibration: v.strictObject({ slope: v.pipe(finite, v.gtValue(0)), intercept: finite }),
    operatingPoints: v.pipe(v.array(operatingPoint), v.minLength(1), v.check((points) => isDistinct(points.map((point) => point.name)))),
    defaultOperatingPoint: text,
    calibrationError: v.nullable(v.strictObject({ before: share, after: share })),
    auc: v.nullable(v.pipe(v.strictObject({ ...intervalEntries, positives: whole, n: whole }), v.check((one) => isOrdered(one)))),
  }),
  v.check((one) => one.operatingPoints.some((point) => point.name === one.defaultOperatingPoint)),
);

const gate = v.strictObject({
  classes: v.pipe(v.array(v.picklist(gateClasses)), v.minLength(2), v.check((classes) => isDistinct(classes) && classes[0] === "frontal_chest")),
  cutOff: share,
  sensitivity: v.nullable(counted),
  validRefused: v.nullable(counted),
});

const notOffered = v.strictObject({ id: v.picklist(findingIds), reason: v.strictObject({ en: text, ko: text }) });

const manifestEntries = v.strictObject({
  // First: of a manifest of another version nothing else is worth saying.
  version: v.literal(2),
  bundle: v.strictObject({ name: text, version: text }),
  // WASM runs on every device and is what all others fall back to.
  variants: v.strictObject({ wasm: variant, webgpu: v.exactOptional(variant) }),
  card: v.strictObject(fileEntries),
  selfTest: v.strictObject(fileEntries),
  input: v.strictObject({
    name: text,
    side: v.pipe(whole, v.minValue(16), v.maxValue(2048)),
    channels: v.picklist([1, 3]),
    fit: v.picklist(["shorter-side", "stretch"]),
    resample: v.literal("pillow-bilinear"),
    scale: finite,
    offset: finite,
  }),
  outputs: v.strictObject({ logits: text, cam: v.nullable(text), gate: v.nullable(text) }),
  gate: v.nullable(gate),
  labels: v.pipe(v.array(label), v.minLength(1), v.check((labels) => isDistinct(labels.map((one) => one.id)))),
  notOffered: v.pipe(v.array(notOffered), v.check((findings) => isDistinct(findings.map((one) => one.id)))),
  intendedUse: v.strictObject({
    minimumAgeYears: whole,
    viewPositions: v.array(text),
    bodyParts: v.array(text),
    calibrationPrevalence: v.nullable(share),
  }),
  trainingData: v.array(v.strictObject({ source: text, images: whole, license: text })),
});

const manifestSchema = v.pipe(
  manifestEntries,
  v.forward(v.check((manifest) => (manifest.gate === null) === (manifest.outputs.gate === null)), ["gate"]),
  v.forward(v.check((manifest) => !manifest.notOffered.some(({ id }) => manifest.labels.some((one) => one.id === id))), ["notOffered"]),
);

function isDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
