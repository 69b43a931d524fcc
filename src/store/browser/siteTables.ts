import { succeed, type Outcome } from "../../domain/outcome.ts";
import type { Reader } from "../../domain/reader.ts";
import type { SiteSettings } from "../../domain/site.ts";
import { readerFacts, settingsFacts } from "../siteChanges.ts";
import { parseReaderRecord, parseReaderRecords, parseSiteRecord, toReaderRecord, toSiteRecord } from "../siteRecord.ts";
import { toTrailRecord } from "../record.ts";
import type { StoredSite } from "../store.ts";
import type { Database } from "./database.ts";
import { appendEvent, nextEvent } from "./trail.ts";

/** To be called in a transaction on site and readers. */
export async function readSite({ site, readers }: Database): Promise<Outcome<StoredSite>> {
  const settings = parseSiteRecord(await site.get("settings"));
  if (!settings.ok) return settings;
  const known = parseReaderRecords(await readers.toArray());
  return known.ok ? succeed({ settings: settings.value, readers: known.value }) : known;
}

/** Settings that cannot be read are replaced, those of a newer app are not. To be called in a transaction on site and trail. */
export async function writeSettings(database: Database, settings: SiteSettings, at: number): Promise<Outcome<null>> {
  const before = parseSiteRecord(await database.site.get("settings"));
  if (!before.ok && before.problem.code === "store/newer-version") return before;
  const record = toSiteRecord(settings);
  if (!record.ok) return record;
  const facts = settingsFacts(before.ok ? before.value : null, record.value.settings, at);
  if (facts === null) return succeed(null);
  const noted = await appendEvent(database, facts);
  if (!noted.ok) return noted;
  await database.site.put(record.value);
  return succeed(null);
}

/** To be called in a transaction on readers and trail. */
export async function writeReader(database: Database, reader: Reader, at: number): Promise<Outcome<null>> {
  const stored = await database.readers.get(reader.id);
  const known = stored === undefined ? null : parseReaderRecord(stored);
  if (known?.ok === false) return known;
  const event = await nextEvent(database, readerFacts(reader, at));
  if (!event.ok) return event;
  const record = toReaderRecord(reader, known?.value.addedAs ?? event.value.sequence);
  if (!record.ok) return record;
  await database.trail.add(toTrailRecord(event.value));
  await database.readers.put(record.value);
  return succeed(null);
}
