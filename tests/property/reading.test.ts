import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Verdict, verdicts } from "../../src/domain/read.ts";
import type { Result } from "../../src/domain/result.ts";
import type { OperatingPoint, Score } from "../../src/domain/score.ts";
import type { SecondReaderRule, SiteSettings } from "../../src/domain/site.ts";
import type { Study } from "../../src/domain/study.ts";
import {
  canAmend, defaultPhrases, defaultSettings, emptyDraft, flaggedMeaning, isFinished, isHiddenFrom, readStateOf, roleFor, seenBy, sortWorklist, standingRead,
  studyOrders, withPhrase, withVerdict,
} from "../../src/reading/reading.ts";
import { exampleScored, validResult } from "../fakes/examples.ts";
import { exampleDraft, exampleOpinion, exampleRead, exampleStudy, readerIdOf, withAnotherFilm, withReads } from "../fakes/readStudies.ts";

const names = ["Ann", "Ben", "Cid", "Dora"] as const;
const name = fc.constantFrom(...names);
const verdict = fc.constantFrom<Verdict>(...verdicts);
const rule = fc.constantFrom<SecondReaderRule>("never", "positive", "always");

/** Somebody comes and signs what there is to sign, or else amends an own read. */
interface Visit {
  readonly name: string;
  readonly verdict: Verdict;
  readonly wantsSecondReader: boolean;
}

const visits = fc.array(fc.record<Visit>({ name, verdict, wantsSecondReader: fc.boolean() }), { maxLength: 12 });

function readBy(from: Study, all: readonly Visit[], by: SecondReaderRule): Study {
  return all.reduce((study, visit) => afterVisit(study, visit, by), from);
}

function afterVisit(study: Study, { name: who, ...opinion }: Visit, by: SecondReaderRule): Study {
  const role = roleFor(study, by, readerIdOf(who));
  const own = study.reads.findLast((read) => canAmend(study, read, readerIdOf(who)));
  if (role === null && own === undefined) return study;
  const known = role === null && own !== undefined ? { role: own.role, amends: { number: own.number, reason: "A slip." } } : { role: role ?? "first" };
  const read = exampleRead(who, opinion.verdict, { number: study.reads.length + 1, opinion: exampleOpinion(opinion.verdict, opinion), ...known });
  return withReads(study, [...study.reads, read]);
}

const unread = exampleStudy("1", [validResult("1.1", 0.9)]);

describe("whatever readers do, one after the other", () => {
  it("the read that counts is one of the study's, from the first signature on", () => {
    fc.assert(fc.property(visits, rule, (all, by) => {
      const study = readBy(unread, all, by);
      const standing = standingRead(study);
      expect(standing === null).toBe(study.reads.length === 0);
      expect(standing === null || study.reads.includes(standing)).toBe(true);
    }));
  });

  it("another film makes it unread for all, keeps what stood, and can be read to the end again", () => {
    fc.assert(fc.property(visits, visits, rule, (before, after, by) => {
      const signed = readBy(unread, before, by);
      const later = withAnotherFilm(signed, 9);
      expect(readStateOf(later, by)).toBe("unread");
      expect(names.map((who) => roleFor(later, by, readerIdOf(who)))).toEqual(names.map(() => "first"));
      expect(standingRead(later)).toBe(standingRead(signed));
      const again = readBy(later, after, by);
      expect(readStateOf(again, by)).toBe(readStateOf(readBy(withAnotherFilm(unread, 9), after, by), by));
    }));
  });

  it("nobody reads a study in two roles, and no role has two readers", () => {
    fc.assert(fc.property(visits, rule, (all, by) => {
      const { reads } = readBy(unread, all, by);
      const pairs = new Set(reads.map(({ role, reader }) => `${role} ${reader.name}`));
      expect(new Set(reads.map(({ role }) => role)).size).toBe(pairs.size);
      expect(new Set(reads.map(({ reader }) => reader.name)).size).toBe(pairs.size);
    }));
  });

  it("a study that is done stays so when an amendment says the same", () => {
    fc.assert(fc.property(visits, rule, name, (all, by, who) => {
      const study = readBy(unread, all, by);
      const own = study.reads.findLast((read) => canAmend(study, read, readerIdOf(who)));
      fc.pre(own !== undefined && isFinished(readStateOf(study, by)));
      if (own === undefined) return;
      const { verdict: same, wantsSecondReader } = own.opinion;
      const amended = afterVisit(study, { name: who, verdict: same, wantsSecondReader }, by);
      expect([readStateOf(amended, by), amended.reads.length]).toEqual(["amended", study.reads.length + 1]);
    }));
  });

  it("a study that is done and one that nobody may sign are the same, as long as there are readers enough", () => {
    fc.assert(fc.property(visits, rule, (all, by) => {
      const study = readBy(unread, all, by);
      const canAnybody = names.some((who) => roleFor(study, by, readerIdOf(who)) !== null);
      expect(canAnybody).toBe(!isFinished(readStateOf(study, by)));
    }));
  });

  it("until it is adjudicated, no reader's graver verdict is passed over", () => {
    const gravity = ["normal", "retake", "undecided", "abnormal", "urgent"];
    fc.assert(fc.property(visits, rule, (all, by) => {
      const study = readBy(unread, all, by);
      fc.pre(study.reads.length > 0 && study.reads.every(({ role }) => role !== "adjudication"));
      const current = study.reads.filter((read) => canAmend(study, read, read.reader.id)).map(({ opinion }) => gravity.indexOf(opinion.verdict));
      expect(gravity.indexOf(standingRead(study)?.opinion.verdict ?? "")).toBe(Math.max(...current));
    }));
  });

  it("who may still read second sees nobody's read before the own verdict", () => {
    fc.assert(fc.property(visits, rule, name, (all, by, who) => {
      const study = readBy(unread, all, by);
      fc.pre(roleFor(study, by, readerIdOf(who)) === "second");
      expect(study.reads.every((read) => isHiddenFrom(study, read, by, readerIdOf(who)))).toBe(true);
    }));
  });
});

const score = fc.double({ min: 0, max: 1, noNaN: true });
const result: fc.Arbitrary<Result> = fc.oneof(
  { weight: 4, arbitrary: score.map((value) => validResult("1.1", value)) },
  fc.constantFrom<Result>(
    { state: "withheld" }, { state: "notRun" }, { state: "running" }, { state: "stale", scored: exampleScored("1.1", 0.9) },
    { state: "refused", reason: { code: "inference/blank-image" } }, { state: "failed", problem: { code: "inference/worker-crashed" } },
  ),
);
const settings: fc.Arbitrary<SiteSettings> = fc
  .record({ profile: fc.constantFrom("checkup" as const, "outreach" as const), secondReader: rule, mode: fc.constantFrom("ai-first" as const, "blind" as const) })
  .map((chosen) => ({ ...defaultSettings, ...chosen }));
const facts = fc.record({
  results: fc.array(result, { minLength: 1, maxLength: 3 }), priority: fc.constantFrom("routine" as const, "urgent" as const), receivedAt: fc.nat({ max: 5 }),
  reads: fc.option(verdict).map((given) => (given === null ? [] : [exampleRead("Ann", given)])), patientName: fc.option(fc.constantFrom("가상 일호", "Example")),
});
const worklist = fc.array(facts, { minLength: 1, maxLength: 12 }).map((all) =>
  all.map(({ results, patientName, ...known }, index) =>
    exampleStudy(`${index + 1}`, results, { ...known, patient: { ...unread.patient, name: patientName } })));
const uidsOf = (studies: readonly Study[]) => studies.map(({ uid }) => uid);

describe("the order of the worklist", () => {
  it("loses no study, and does not depend on how they came", () => {
    fc.assert(fc.property(worklist, settings, fc.constantFrom(...studyOrders), (studies, by, order) => {
      const sorted = sortWorklist(studies, order, by);
      expect(new Set(sorted)).toEqual(new Set(studies));
      expect(sorted).toHaveLength(studies.length);
      expect(uidsOf(sortWorklist(studies.toReversed(), order, by))).toEqual(uidsOf(sorted));
    }));
  });

  it("the model never puts a study before one that a person made urgent", () => {
    fc.assert(fc.property(worklist, settings, (studies, by) => {
      const priorities = sortWorklist(studies, "urgent", by).map(({ priority }) => priority);
      expect(priorities).toEqual(priorities.toSorted((a, b) => (a === b ? 0 : a === "urgent" ? -1 : 1)));
    }));
  });

  it("a higher score above the cut-off never puts a study further down", () => {
    fc.assert(fc.property(worklist, settings, score, score, fc.nat(), (studies, by, a, b, at) => {
      const study = studies[at % studies.length];
      if (study === undefined) return;
      const placeWith = (value: number) => {
        const scored = exampleStudy(study.uid, [validResult("1.1", value)], { priority: study.priority, receivedAt: study.receivedAt });
        return uidsOf(sortWorklist(studies.map((one) => (one === study ? scored : one)), "urgent", by)).indexOf(study.uid);
      };
      expect(placeWith(Math.max(a, b, 0.5))).toBeLessThanOrEqual(placeWith(Math.min(a, b)));
    }));
  });

  it("in blind mode the order tells nothing of a score", () => {
    fc.assert(fc.property(fc.array(fc.tuple(score, score, fc.nat({ max: 3 })), { maxLength: 8 }), settings, fc.constantFrom(...studyOrders), (pairs, by, order) => {
      const blind = { bundle: null, settings: { ...by, mode: "blind" as const }, readerId: readerIdOf("Ann") };
      const orderWith = (which: 0 | 1) => {
        const studies = pairs.map((pair, index) => exampleStudy(`${index + 1}`, [validResult("1.1", pair[which])], { receivedAt: pair[2] }));
        return uidsOf(sortWorklist(studies.map((study) => seenBy(study, blind)), order, by));
      };
      expect(orderWith(0)).toEqual(orderWith(1));
    }));
  });
});

describe("what a reader sees", () => {
  const point: OperatingPoint = { name: "sensitivity90", cutOff: 0.3 as Score, sensitivity: null, specificity: null };
  const bundle = { identity: exampleScored().bundle, labels: [{ id: "abnormal" as const, operatingPoints: [point] }] };

  it("looked at again is the same", () => {
    fc.assert(fc.property(worklist, settings, fc.option(name), (studies, by, who) => {
      const eyes = { bundle, settings: by, readerId: who === null ? null : readerIdOf(who) };
      const once = studies.map((study) => seenBy(study, eyes));
      expect(once.map((study) => seenBy(study, eyes)).every((study, index) => study === once[index])).toBe(true);
    }));
  });

  it("holds no score in blind mode of what is left to be read, without an own verdict", () => {
    fc.assert(fc.property(worklist, settings, fc.option(name), (studies, by, who) => {
      const eyes = { bundle, settings: { ...by, mode: "blind" as const }, readerId: who === null ? null : readerIdOf(who) };
      for (const study of studies.filter(({ reads }) => reads.length === 0)) {
        const shown = seenBy({ ...study, drafts: [exampleDraft("Eve", "normal", { firstVerdict: { verdict: "normal", at: 1 } })] }, eyes);
        expect(shown.images.some(({ result: seen }) => "scored" in seen)).toBe(false);
      }
    }));
  });
});

describe("a draft", () => {
  const context = { phrases: defaultPhrases, locale: "ko" as const, mode: "blind" as const, role: "first" as const, newestFilmAt: 0 };
  const step = fc.oneof(verdict, fc.constantFrom(...defaultPhrases));

  it("keeps the first verdict, whatever is decided after it, and says at last what was decided last", () => {
    fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const decide = (draft: ReturnType<typeof emptyDraft>, one: Verdict | (typeof defaultPhrases)[number], at: number) =>
        typeof one === "string" ? withVerdict(draft, one, { ...context, at }) : withPhrase(draft, one, { ...context, at });
      const verdictOf = (one: (typeof steps)[number] | undefined) => (typeof one === "object" ? one.verdict : one);
      const draft = steps.reduce(decide, emptyDraft(readerIdOf("Ann"), 0));
      expect(draft.firstVerdict).toEqual({ verdict: verdictOf(steps[0]), at: 0 });
      expect(draft.opinion.verdict).toBe(verdictOf(steps.at(-1)));
      expect(draft.opinion.phrase).toMatchObject({ verdict: draft.opinion.verdict, impression: { ko: draft.opinion.impression }, nextStep: { ko: draft.opinion.nextStep } });
    }));
  });

  it("keeps what the reader typed, whatever is decided after it", () => {
    fc.assert(fc.property(fc.array(verdict, { minLength: 1, maxLength: 5 }), fc.string({ minLength: 1 }).filter((text) => text.trim() !== ""), (all, impression) => {
      const empty = emptyDraft(readerIdOf("Ann"), 0);
      const typed = { ...empty, opinion: { ...empty.opinion, impression } };
      expect(all.reduce((draft, one) => withVerdict(draft, one, { ...context, at: 1 }), typed).opinion.impression).toBe(impression);
    }));
  });
});

describe("what a positive means", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const proportion = fc.tuple(share, share, share).map((values) => {
    const [low, value, high] = values.toSorted((a, b) => a - b) as [number, number, number];
    return { low, value, high };
  });

  it("is between 0 and 1,000 inside of its interval, and never less where more are ill", () => {
    fc.assert(fc.property(proportion, proportion, share, share, (sensitivity, specificity, a, b) => {
      const at = (prevalence: number) => {
        const point = { name: "p", cutOff: 0.5 as Score, sensitivity, specificity };
        return flaggedMeaning({ point, bundle: exampleScored().bundle, settings: { ...defaultSettings, prevalence }, studies: [] })?.perThousand ?? null;
      };
      const [fewer, more] = [at(Math.min(a, b)), at(Math.max(a, b))];
      fc.pre(fewer !== null && more !== null);
      if (fewer === null || more === null) return;
      expect(fewer.low >= 0 && fewer.low <= fewer.value + 1e-9 && fewer.value <= fewer.high + 1e-9 && fewer.high <= 1000 + 1e-9).toBe(true);
      expect(more.value).toBeGreaterThanOrEqual(fewer.value - 1e-9);
    }));
  });
});
