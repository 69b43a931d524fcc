import * as fc from "fast-check";
import { findingIds } from "../../src/domain/finding.ts";
import type { Sha256, SopInstanceUid } from "../../src/domain/ids.ts";
import type { Mark } from "../../src/domain/mark.ts";
import {
  disagreementReasons, reportedFindingIds, verdicts, type Disagreement, type Draft, type FirstVerdict, type ModelStatement, type Opinion, type SignedRead,
} from "../../src/domain/read.ts";
import type { ReaderId } from "../../src/domain/reader.ts";
import type { Score } from "../../src/domain/score.ts";
import type { Phrase } from "../../src/domain/site.ts";
import { zones as zoneNames } from "../../src/domain/zone.ts";

/* Any read that a reader could leave behind. */

const text = fc.string({ unit: "grapheme", maxLength: 20 });
const someText = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const sopInstanceUid = fc.stringMatching(/^[1-9]\d{0,8}(\.[1-9]\d{0,8}){1,4}$/) as fc.Arbitrary<SopInstanceUid>;
const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/) as fc.Arbitrary<Sha256>;
const score = fc.double({ min: 0, max: 1, noNaN: true }) as fc.Arbitrary<Score>;
const readerId = fc.uuid() as fc.Arbitrary<ReaderId>;
const verdict = fc.constantFrom(...verdicts);
const zones = fc.subarray([...zoneNames]);
const point = fc.record({ x: finite, y: finite });
const span = fc.record({ from: point, to: point });

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.record({ kind: fc.constant("length" as const), from: point, to: point, id: someText, sopInstanceUid }),
  fc.record({ kind: fc.constant("angle" as const), arm: point, vertex: point, otherArm: point, id: someText, sopInstanceUid }),
  fc.record({ kind: fc.constant("cardiothoracic" as const), heart: span, thorax: span, id: someText, sopInstanceUid }),
  fc.record({ kind: fc.constant("arrow" as const), tip: point, tail: point, id: someText, sopInstanceUid }),
  fc.record({ kind: fc.constant("note" as const), at: point, text, id: someText, sopInstanceUid }),
);

const disagreement: fc.Arbitrary<Disagreement> = fc.oneof(
  fc.record({ kind: fc.constant("model-only" as const), reason: fc.constantFrom(...disagreementReasons["model-only"]) }),
  fc.record({ kind: fc.constant("reader-only" as const), reason: fc.constantFrom(...disagreementReasons["reader-only"]) }),
);

const inBoth = fc.record({ ko: text, en: text });
const phrase: fc.Arbitrary<Phrase> = fc.record({ id: someText, verdict, word: inBoth, impression: inBoth, nextStep: inBoth });

const opinion: fc.Arbitrary<Opinion> = fc.record({
  verdict, phrase: fc.option(phrase), findings: fc.array(fc.record({ finding: fc.constantFrom(...reportedFindingIds), zones }), { maxLength: 3 }),
  impression: someText, nextStep: text, disagreement: fc.option(disagreement), wantsSecondReader: fc.boolean(), marks: fc.array(mark, { maxLength: 3 }),
});

const firstVerdict: fc.Arbitrary<FirstVerdict | null> = fc.option(fc.record({ verdict, at: fc.nat() }));

export const draft: fc.Arbitrary<Draft> = fc.record({
  readerId, opinion: fc.tuple(opinion, fc.option(verdict)).map(([one, decided]) => ({ ...one, verdict: decided })), firstVerdict,
  amends: fc.option(fc.record({ number: fc.integer({ min: 1, max: 9 }), reason: text })), startedAt: fc.nat(), updatedAt: fc.nat(),
});

const statement: fc.Arbitrary<ModelStatement> = fc.oneof(
  fc.record({ state: fc.constant("not-scored" as const), sopInstanceUid, code: fc.option(text) }),
  fc.record({
    state: fc.constant("scored" as const), sopInstanceUid, bundle: fc.record({ name: text, version: text, sha256 }),
    provider: fc.constantFrom("wasm" as const, "webgpu" as const), scoredAt: fc.nat(), selfTestAt: fc.option(fc.nat()),
    findings: fc.array(fc.record({
      finding: fc.constantFrom(...findingIds), score, cutOff: score, point: text, call: fc.constantFrom("positive" as const, "negative" as const),
      evidence: fc.constantFrom("supported" as const, "weak" as const, "experimental" as const), zones,
    }), { maxLength: 3 }),
  }),
);

const signedRead: fc.Arbitrary<SignedRead> = fc.record({
  number: fc.constant(1), role: fc.constantFrom("first", "second", "adjudication"), amends: fc.constant(null), opinion,
  mode: fc.constantFrom("ai-first", "blind"), firstVerdict, reader: fc.record({ id: readerId, name: someText, title: text, license: text }),
  startedAt: fc.nat(), signedAt: fc.nat(), statements: fc.array(statement, { maxLength: 2 }), sha256,
});

/** Numbered; each but the first may amend the one before it. */
export const signedReads: fc.Arbitrary<readonly SignedRead[]> = fc.array(fc.tuple(signedRead, fc.option(someText)), { maxLength: 3 }).map((reads) =>
  reads.map(([read, reason], index) => ({ ...read, number: index + 1, amends: reason === null || index === 0 ? null : { number: index, reason } })));
