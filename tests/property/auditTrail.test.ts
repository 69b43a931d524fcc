import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { append, verify } from "../../src/audit/audit.ts";
import type { AuditAction, AuditEvent, AuditFacts } from "../../src/domain/auditEvent.ts";

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const facts: fc.Arbitrary<AuditFacts> = fc.record({
  at: fc.integer({ min: 0 }),
  action: fc.constantFrom<AuditAction>("study-stored", "image-stored", "image-rescored", "study-removed", "notice-accepted"),
  subject: fc.option(text),
  detail: fc.dictionary(text.filter((key) => key !== "__proto__"), fc.oneof(text, fc.integer()), { maxKeys: 4 }),
});

/** At least two events, so that there is an order to disturb. */
const trail: fc.Arbitrary<readonly AuditEvent[]> = fc.array(facts, { minLength: 2, maxLength: 8 }).map(chain);
const place = fc.nat({ max: 1000 });

function chain(all: readonly AuditFacts[]): readonly AuditEvent[] {
  const events: AuditEvent[] = [];
  for (const one of all) events.push(append(events.at(-1) ?? null, one));
  return events;
}

/** Every fact of an event, by a value that it did not have. */
const edits: readonly ((event: AuditEvent) => AuditEvent)[] = [
  (event) => ({ ...event, at: event.at + 1 }),
  (event) => ({ ...event, action: event.action === "study-stored" ? "study-removed" : "study-stored" }),
  (event) => ({ ...event, subject: event.subject === null ? "" : null }),
  (event) => ({ ...event, detail: { ...event.detail, added: 1 } }),
  (event) => ({ ...event, sequence: event.sequence + 1 }),
  (event) => ({ ...event, previousSha256: event.sha256 }),
  (event) => ({ ...event, sha256: event.previousSha256 }),
];

describe("an audit trail", () => {
  it("holds as it was written", () => {
    fc.assert(fc.property(trail, (events) => {
      expect(verify(events, events.at(-1))).toEqual({ ok: true });
    }));
  });

  it("gives away any edit, at the place of the edit", () => {
    fc.assert(fc.property(trail, place, fc.constantFrom(...edits), (events, at, edit) => {
      const index = at % events.length;
      expect(verify(events.map((event, its) => (its === index ? edit(event) : event)))).toEqual({ ok: false, brokenAt: index + 1 });
    }));
  });

  it("gives away any event that is left out; at its end with the help of the head", () => {
    fc.assert(fc.property(trail, place, (events, at) => {
      const index = at % events.length;
      expect(verify(events.toSpliced(index, 1), events.at(-1))).toEqual({ ok: false, brokenAt: index + 1 });
    }));
  });

  it("gives away any event that is put in", () => {
    fc.assert(fc.property(trail, place, facts, (events, at, one) => {
      // Not at its end: there it would be the next event.
      const index = at % events.length;
      const put = append(events[index - 1] ?? null, { ...one, subject: `put in ${one.subject}` });
      expect(verify(events.toSpliced(index, 0, put)).ok).toBe(false);
    }));
  });

  it("gives away any two events that changed places", () => {
    fc.assert(fc.property(trail, place, place, (events, one, other) => {
      const [a, b] = [one % events.length, other % events.length];
      fc.pre(a !== b);
      const swapped = events.map((event, index) => (index === a ? events[b] : index === b ? events[a] : event) ?? event);
      expect(verify(swapped)).toEqual({ ok: false, brokenAt: Math.min(a, b) + 1 });
    }));
  });
});
