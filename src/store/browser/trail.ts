import { append } from "../../audit/audit.ts";
import type { AuditEvent, AuditFacts } from "../../domain/auditEvent.ts";
import { succeed, type Outcome } from "../../domain/outcome.ts";
import { parseTrailRecord, toTrailRecord } from "../record.ts";
import type { Database } from "./database.ts";

/** To be called in a transaction on the trail, as the others here. */
export async function appendEvent(database: Database, facts: AuditFacts): Promise<Outcome<AuditEvent>> {
  const event = await nextEvent(database, facts);
  if (event.ok) await database.trail.add(toTrailRecord(event.value));
  return event;
}

/** Not written yet. */
export async function nextEvent({ trail }: Database, facts: AuditFacts): Promise<Outcome<AuditEvent>> {
  const newest = await trail.toCollection().last();
  const previous = newest === undefined ? succeed(null) : parseTrailRecord(newest);
  return previous.ok ? succeed(append(previous.value, facts)) : previous;
}

export async function readTrail({ trail }: Database): Promise<Outcome<readonly AuditEvent[]>> {
  const events: AuditEvent[] = [];
  for (const stored of await trail.toArray()) {
    const event = parseTrailRecord(stored);
    if (!event.ok) return event;
    events.push(event.value);
  }
  return succeed(events);
}
