import * as v from "valibot";
import { findingIds } from "../domain/finding.ts";
import type { Mark } from "../domain/mark.ts";
import {
  disagreementReasons, reportedFindingIds, verdicts, type Amendment, type Disagreement, type Draft, type FirstVerdict, type ModelStatement,
  type SignedRead,
} from "../domain/read.ts";
import { zones as zoneNames } from "../domain/zone.ts";
import { finite, positive, readerId, score, sha256, someText, sopInstanceUid, text, textOrNull } from "./scalarSchema.ts";
import { phraseSchema } from "./siteSchema.ts";

const verdict = v.picklist(verdicts);
const zones = v.array(v.picklist(zoneNames));
const point = v.object({ x: finite, y: finite });
const span = v.object({ from: point, to: point });
const ofMark = { id: someText, sopInstanceUid };

const mark: v.GenericSchema<unknown, Mark> = v.variant("kind", [
  v.object({ kind: v.literal("length"), from: point, to: point, ...ofMark }),
  v.object({ kind: v.literal("angle"), arm: point, vertex: point, otherArm: point, ...ofMark }),
  v.object({ kind: v.literal("cardiothoracic"), heart: span, thorax: span, ...ofMark }),
  v.object({ kind: v.literal("arrow"), tip: point, tail: point, ...ofMark }),
  v.object({ kind: v.literal("note"), at: point, text, ...ofMark }),
]);

const disagreement: v.GenericSchema<unknown, Disagreement> = v.variant("kind", [
  v.object({ kind: v.literal("model-only"), reason: v.picklist(disagreementReasons["model-only"]) }),
  v.object({ kind: v.literal("reader-only"), reason: v.picklist(disagreementReasons["reader-only"]) }),
]);

const opinion = {
  phrase: v.nullable(phraseSchema),
  findings: v.array(v.object({ finding: v.picklist(reportedFindingIds), zones })),
  impression: text,
  nextStep: text,
  disagreement: v.nullable(disagreement),
  wantsSecondReader: v.boolean(),
  marks: v.array(mark),
};

const firstVerdict: v.GenericSchema<unknown, FirstVerdict | null> = v.nullable(v.object({ verdict, at: finite }));
const amends: v.GenericSchema<unknown, Amendment | null> = v.nullable(v.object({ number: positive, reason: text }));
const signedAmends: v.GenericSchema<unknown, Amendment | null> = v.nullable(v.object({ number: positive, reason: someText }));

export const draftSchema: v.GenericSchema<unknown, Draft> = v.object({
  readerId,
  opinion: v.object({ ...opinion, verdict: v.nullable(verdict) }),
  firstVerdict,
  amends,
  startedAt: finite,
  updatedAt: finite,
});

const statement: v.GenericSchema<unknown, ModelStatement> = v.variant("state", [
  v.object({
    state: v.literal("scored"),
    sopInstanceUid,
    bundle: v.object({ name: text, version: text, sha256 }),
    provider: v.picklist(["wasm", "webgpu"]),
    scoredAt: finite,
    selfTestAt: v.nullable(finite),
    findings: v.array(v.object({
      finding: v.picklist(findingIds),
      score,
      cutOff: score,
      point: text,
      call: v.picklist(["positive", "negative"]),
      evidence: v.picklist(["supported", "weak", "experimental"]),
      zones,
    })),
  }),
  v.object({ state: v.literal("not-scored"), sopInstanceUid, code: textOrNull }),
]);

const signedRead: v.GenericSchema<unknown, SignedRead> = v.object({
  number: positive,
  role: v.picklist(["first", "second", "adjudication"]),
  amends: signedAmends,
  opinion: v.object({ ...opinion, verdict, impression: someText }),
  mode: v.picklist(["ai-first", "blind"]),
  firstVerdict,
  reader: v.object({ id: readerId, name: someText, title: text, license: text }),
  startedAt: finite,
  signedAt: finite,
  statements: v.array(statement),
  sha256,
});

/** None may be missing: each has its place as its number, and amends only what came before it. */
export const signedReads: v.GenericSchema<unknown, readonly SignedRead[]> = v.pipe(v.array(signedRead), v.check((reads) => reads.every(isInPlace)));

function isInPlace(read: SignedRead, index: number): boolean {
  return read.number === index + 1 && (read.amends === null || read.amends.number < read.number);
}
