import * as v from "valibot";
import type { Problem, ProblemCode, RefusalReason } from "../domain/problem.ts";
import { verdicts } from "../domain/read.ts";

type FactsOf<P extends Problem> = {
  readonly [C in P["code"]]: { readonly [F in FactNames<C>]: v.GenericSchema<unknown, Extract<Problem, { code: C }>[F]> };
};
type FactNames<C extends ProblemCode> = Exclude<keyof Extract<Problem, { code: C }>, "code">;

const text = v.string();
/** A fact may be a measurement that went wrong: not a number, or without bound. */
const amount = v.union([v.number(), v.nan()]);

const refusalFacts = {
  "inference/lateral-view": { viewPosition: text },
  "inference/other-body-part": { bodyPart: text },
  "inference/child": { ageYears: amount, minimumAgeYears: amount },
  "inference/gate-inverted": { frontalProbability: amount },
  "inference/gate-rotated": { frontalProbability: amount },
  "inference/gate-upside-down": { frontalProbability: amount },
  "inference/gate-lateral": { frontalProbability: amount },
  "inference/gate-not-chest": { frontalProbability: amount },
  "inference/derived-picture": {},
  "inference/blank-image": {},
  "inference/saturated-image": {},
  "inference/too-small": { rows: amount, columns: amount, minimumPixels: amount },
} satisfies FactsOf<RefusalReason>;

/**
 * The facts of every problem that a stored result may carry. A code that leaves `domain/problem.ts` stays in stored studies: it does
 * not compile here any more, so that whoever removes it decides what those studies say instead.
 */
const problemFacts = {
  ...refusalFacts,
  "ingest/empty-file": {},
  "ingest/unknown-format": {},
  "ingest/too-large": { sizeBytes: amount, limitBytes: amount },
  "ingest/too-many-pixels": { rows: amount, columns: amount, limitPixels: amount },
  "ingest/truncated": {},
  "ingest/malformed": { at: text },
  "ingest/no-pixels": {},
  "ingest/unsupported-transfer-syntax": { transferSyntaxUid: text },
  "ingest/unsupported-pixels": { at: text },
  "ingest/decode-failed": { transferSyntaxUid: text },
  "ingest/not-radiograph": { modality: text },
  "ingest/multi-frame": { frames: amount },
  "ingest/color-image": {},
  "ingest/structured-report": { verdict: v.nullable(v.picklist(verdicts)), signedOn: v.nullable(text) },
  "ingest/empty-archive": {},
  "ingest/unreadable": {},
  "ingest/timeout": { limitMs: amount },
  "ingest/worker-crashed": {},
  "ingest/cancelled": {},
  "inference/manifest-invalid": { at: text },
  "inference/file-corrupt": { file: text },
  "inference/download-failed": { file: text },
  "inference/self-test-failed": { provider: text, maxDifference: amount },
  "inference/unavailable": {},
  "inference/runtime-failed": {},
  "inference/output-invalid": { reason: v.picklist(["not-finite", "saturated", "shape"]) },
  "inference/pixels-invalid": {},
  "inference/timeout": { limitMs: amount },
  "inference/worker-crashed": {},
  "inference/cancelled": {},
  "store/full": {},
  "store/failed": { reason: text },
  "store/newer-version": {},
  "store/not-found": {},
  "store/patient-mismatch": {},
  "store/conflict": {},
  "store/closed": {},
  "export/nothing-signed": {},
  "export/write-failed": { fileName: text },
  "export/cancelled": {},
  "export/not-made": {},
  "export/not-noted": {},
  "export/no-pacs": {},
  "export/pacs-unreachable": {},
  "export/pacs-refused": { status: amount, refused: amount },
  "platform/unsupported": { missing: text },
} satisfies FactsOf<Problem>;

export const refusalSchema = codedSchema<RefusalReason>(refusalFacts);
export const problemSchema = codedSchema<Problem>(problemFacts);

/** Picks the facts to be checked by the code that the input carries. */
function codedSchema<P extends Problem>(facts: Readonly<Record<string, v.ObjectEntries>>): v.GenericSchema<unknown, P> {
  return v.lazy((input) => {
    const code = codeOf(input);
    const entries = Object.hasOwn(facts, code) ? facts[code] : undefined;
    return entries === undefined ? v.never() : v.object({ code: v.literal(code), ...entries });
  }) as v.GenericSchema<unknown, P>;
}

function codeOf(input: unknown): string {
  return typeof input === "object" && input !== null && "code" in input && typeof input.code === "string" ? input.code : "";
}
