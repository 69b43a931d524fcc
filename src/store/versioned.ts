import * as v from "valibot";
import { fail, succeed, type Failure, type Outcome } from "../domain/outcome.ts";

/** What every record says of itself. */
export interface Versioned<V extends number = 1> {
  readonly version: V;
}

const versionedSchema = v.object({ version: v.number() });

/** `newest`: the last version that this app can read. Problems: `store/newer-version`, `store/failed`. */
export function parseVersioned<T>(schema: v.GenericSchema<unknown, T>, stored: unknown, what: string, newest = 1): Outcome<T> {
  const versioned = v.safeParse(versionedSchema, stored);
  if (versioned.success && versioned.output.version > newest) return fail({ code: "store/newer-version" });
  const parsed = v.safeParse(schema, stored);
  return versioned.success && parsed.success ? succeed(parsed.output) : unreadable(what);
}

export function unreadable(what: string): Failure {
  return fail({ code: "store/failed", reason: `unreadable-${what}` });
}
