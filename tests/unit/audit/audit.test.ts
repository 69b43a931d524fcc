import { describe, expect, it } from "vitest";
import { append, verify } from "../../../src/audit/audit.ts";
import { canonicalJson } from "../../../src/platform/canonicalJson.ts";
import type { AuditEvent, AuditFacts } from "../../../src/domain/auditEvent.ts";
import { sha256Of } from "../../fakes/examples.ts";

const stored: AuditFacts = { at: 1_700_000_000_000, action: "study-stored", subject: "1.2.9", detail: { state: "valid", images: 1 } };

function trailOf(count: number): AuditEvent[] {
  const trail: AuditEvent[] = [];
  for (let at = 1; at <= count; at += 1) trail.push(append(trail.at(-1) ?? null, { ...stored, at }));
  return trail;
}

describe("append", () => {
  it("numbers events from 1 and links the first to zeros", () => {
    expect(append(null, stored)).toMatchObject({ ...stored, sequence: 1, previousSha256: "0".repeat(64) });
  });

  it("links each event to the digest of the one before", () => {
    const [first, second] = trailOf(2);
    expect(second).toMatchObject({ sequence: 2, previousSha256: first?.sha256 });
  });

  it("digests the canonical text of the event, so that any SHA-256 tool can check a trail", () => {
    // printf '%s' '{"action":"study-stored","at":1700000000000,"detail":{"images":1,"state":"valid"},"previousSha256":"000...","sequence":1,"subject":"1.2.9"}' | sha256sum
    expect(append(null, stored).sha256).toBe("6f8a285bd85f1ebfcf17b3808f0a56dcb0d123b885898116468491c27dd6d70d");
  });

  it("does not depend on the order in which facts were written", () => {
    const { at, action, subject } = stored;
    expect(append(null, { detail: { images: 1, state: "valid" }, subject, action, at }).sha256).toBe(append(null, stored).sha256);
  });
});

describe("verify", () => {
  it("accepts an empty trail and a trail as it was written", () => {
    expect([verify([]), verify(trailOf(5))]).toEqual([{ ok: true }, { ok: true }]);
  });

  it("names the event that was edited", () => {
    const trail = trailOf(5);
    const edited = Object.assign({}, trail[2], { subject: "1.2.8" });
    expect(verify(trail.with(2, edited))).toEqual({ ok: false, brokenAt: 3 });
  });

  it("finds an edit whose own digest was made anew", () => {
    const trail = trailOf(5);
    const forged = append(trail[1] ?? null, { ...stored, at: 3, subject: "1.2.8" });
    expect(verify(trail.with(2, forged))).toEqual({ ok: false, brokenAt: 4 });
  });

  it("finds a field that was added", () => {
    const longer = { ...append(null, stored), note: "x" };
    expect(verify([longer])).toEqual({ ok: false, brokenAt: 1 });
  });

  it("finds the missing end of a trail by the head that was kept elsewhere", () => {
    const trail = trailOf(5);
    const head = trail[4] ?? null;
    expect(verify(trail, head)).toEqual({ ok: true });
    expect(verify(trail.slice(0, 3))).toEqual({ ok: true });
    expect(verify(trail.slice(0, 3), head)).toEqual({ ok: false, brokenAt: 4 });
  });

  it("accepts a trail that has grown since its head was kept, and no other trail of that length", () => {
    const trail = trailOf(5);
    expect(verify(trail, trail[2])).toEqual({ ok: true });
    expect(verify(trail, { sequence: 3, sha256: sha256Of("a") })).toEqual({ ok: false, brokenAt: 3 });
  });
});

describe("canonicalJson", () => {
  it("sorts keys at every depth and leaves arrays in their order", () => {
    expect(canonicalJson({ b: [2, 1, { d: null, c: "\u00e9\n" }], a: true })).toBe('{"a":true,"b":[2,1,{"c":"\u00e9\\n","d":null}]}');
  });

  it("refuses a number that JSON would turn into null", () => {
    expect(() => canonicalJson({ score: Number.NaN })).toThrow(RangeError);
  });
});
