import type { AuditFacts } from "../domain/auditEvent.ts";
import type { Reader } from "../domain/reader.ts";
import type { SiteSettings } from "../domain/site.ts";
import { canonicalJson } from "../platform/canonicalJson.ts";

/** Null where nothing changed. `before`: null where there were none, or none that can be read. */
export function settingsFacts(before: SiteSettings | null, after: SiteSettings, at: number): AuditFacts | null {
  const fields = Object.keys(after).filter((field) => isChanged(before, after, field));
  return fields.length === 0 ? null : { at, action: "site-changed", subject: null, detail: { fields: fields.join(",") } };
}

function isChanged(before: SiteSettings | null, after: SiteSettings, field: string): boolean {
  return before === null || canonicalJson(Reflect.get(before, field)) !== canonicalJson(Reflect.get(after, field));
}

export function readerFacts({ id, isActive }: Reader, at: number): AuditFacts {
  return { at, action: "reader-changed", subject: null, detail: { readerId: id, isActive: isActive ? "yes" : "no" } };
}
