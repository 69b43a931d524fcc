import type { AuditEvent, AuditFacts } from "../domain/auditEvent.ts";
import type { Sha256 } from "../domain/ids.ts";
import { canonicalJson } from "../platform/canonicalJson.ts";
import { digestNow } from "../platform/digest.ts";

const noEvent = "0".repeat(64) as Sha256;

/** The next link of the chain; `previous` is null for a trail's first event. Synchronous, so that it can run inside a transaction. */
export function append(previous: AuditEvent | null, facts: AuditFacts): AuditEvent {
  const link = { ...facts, sequence: (previous?.sequence ?? 0) + 1, previousSha256: previous?.sha256 ?? noEvent };
  return { ...link, sha256: digestOf(link) };
}

/** `brokenAt`: the sequence number that should have stood where the chain first does not hold. */
export type TrailVerdict = { readonly ok: true } | { readonly ok: false; readonly brokenAt: number };

/** The newest event as it is known from elsewhere, such as a receipt. */
export type TrailHead = Pick<AuditEvent, "sequence" | "sha256">;

/**
 * Whether a whole trail, oldest first, is as it was written: nothing edited, inserted, left out or moved. A chain alone cannot know
 * how long it was, so events missing at its end are found only by comparing with a `head` that was kept elsewhere.
 */
export function verify(events: readonly AuditEvent[], head: TrailHead | null = null): TrailVerdict {
  const broken = events.findIndex((event, index) => !isLinked(events[index - 1] ?? null, event));
  if (broken >= 0) return { ok: false, brokenAt: broken + 1 };
  if (head === null || events[head.sequence - 1]?.sha256 === head.sha256) return { ok: true };
  return { ok: false, brokenAt: Math.min(head.sequence, events.length + 1) };
}

function isLinked(previous: AuditEvent | null, event: AuditEvent): boolean {
  const { sha256, ...link } = event;
  const isNext = event.sequence === (previous?.sequence ?? 0) + 1 && event.previousSha256 === (previous?.sha256 ?? noEvent);
  return isNext && sha256 === digestOf(link);
}

function digestOf(link: Omit<AuditEvent, "sha256">): Sha256 {
  return digestNow(new TextEncoder().encode(canonicalJson(link)));
}
