import * as v from "valibot";
import { succeed, type Outcome } from "../domain/outcome.ts";
import type { Reader, ReaderId } from "../domain/reader.ts";
import type { SiteSettings } from "../domain/site.ts";
import { positive } from "./scalarSchema.ts";
import { readerSchema, siteSettingsSchema } from "./siteSchema.ts";
import { parseVersioned, unreadable, type Versioned } from "./versioned.ts";

/** The only row of its table. */
export interface SiteRecord extends Versioned {
  readonly key: "settings";
  readonly settings: SiteSettings;
}

/** Problem: `store/failed` with the reason "unreadable-site" where it could not be read back as it is. */
export function toSiteRecord(settings: SiteSettings): Outcome<SiteRecord> {
  const checked = v.safeParse(siteSettingsSchema, settings);
  return checked.success ? succeed({ version: 1, key: "settings", settings: checked.output }) : unreadable("site");
}

/** Null where nothing is stored. Problems: `store/newer-version`, `store/failed`. */
export function parseSiteRecord(stored: unknown): Outcome<SiteSettings | null> {
  if (stored === undefined) return succeed(null);
  const parsed = parseVersioned(v.object({ settings: siteSettingsSchema }), stored, "site");
  return parsed.ok ? succeed(parsed.value.settings) : parsed;
}

export interface ReaderRecord extends Versioned {
  readonly id: ReaderId;
  /** Of the audit event with which the reader was added: readers keep the order in which they came. */
  readonly addedAs: number;
  readonly reader: Reader;
}

/** Problem: `store/failed` with the reason "unreadable-reader" where it could not be read back as it is. */
export function toReaderRecord(reader: Reader, addedAs: number): Outcome<ReaderRecord> {
  const checked = v.safeParse(readerSchema, reader);
  return checked.success ? succeed({ version: 1, id: checked.output.id, addedAs, reader: checked.output }) : unreadable("reader");
}

/** Problems: `store/newer-version`, `store/failed`. */
export function parseReaderRecord(stored: unknown): Outcome<Pick<ReaderRecord, "addedAs" | "reader">> {
  return parseVersioned(v.object({ addedAs: positive, reader: readerSchema }), stored, "reader");
}

/** In the order in which they were added. Problems: as those of the first record that cannot be read. */
export function parseReaderRecords(stored: readonly unknown[]): Outcome<readonly Reader[]> {
  const records: Pick<ReaderRecord, "addedAs" | "reader">[] = [];
  for (const record of stored) {
    const parsed = parseReaderRecord(record);
    if (!parsed.ok) return parsed;
    records.push(parsed.value);
  }
  return succeed(records.sort((a, b) => a.addedAs - b.addedAs).map(({ reader }) => reader));
}
