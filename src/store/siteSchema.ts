import * as v from "valibot";
import { verdicts } from "../domain/read.ts";
import type { Reader } from "../domain/reader.ts";
import { registerColumns, type Phrase, type SiteSettings } from "../domain/site.ts";
import { readerId, share, someText, text } from "./scalarSchema.ts";

const inBothLanguages = v.object({ ko: text, en: text });

export const phraseSchema: v.GenericSchema<unknown, Phrase> = v.object({ id: someText, verdict: v.picklist(verdicts), word: inBothLanguages, impression: inBothLanguages, nextStep: inBothLanguages });

export const siteSettingsSchema: v.GenericSchema<unknown, SiteSettings> = v.object({
  letterhead: v.object({ name: text, address: text, phone: text }),
  profile: v.picklist(["checkup", "outreach"]),
  prevalence: v.nullable(share),
  mode: v.picklist(["ai-first", "blind"]),
  secondReader: v.picklist(["never", "positive", "always"]),
  phrases: v.pipe(v.array(phraseSchema), v.check((phrases) => verdicts.every((verdict) => phrases.some((one) => one.verdict === verdict)))),
  reportLanguage: v.picklist(["ko", "en", "both"]),
  registerColumns: v.pipe(v.array(v.picklist(registerColumns)), v.minLength(1)),
  pacsUrl: text,
});

export const readerSchema: v.GenericSchema<unknown, Reader> = v.object({ id: readerId, name: someText, title: text, license: text, isActive: v.boolean() });
