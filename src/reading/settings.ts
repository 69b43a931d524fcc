import type { RegisterColumn, SiteSettings } from "../domain/site.ts";
import { defaultPhrases } from "./phrases.ts";

const columnsAtFirst: readonly RegisterColumn[] = [
  "studyDate", "patientId", "patientName", "birthDate", "age", "sex", "quality", "word", "findings", "impression", "nextStep", "reader", "signedAt",
  "amended", "modelCall", "model", "disagreement",
];

/** Of a site that has chosen nothing yet. */
export const defaultSettings: SiteSettings = {
  letterhead: { name: "", address: "", phone: "" },
  profile: "outreach",
  prevalence: null,
  mode: "ai-first",
  secondReader: "never",
  phrases: defaultPhrases,
  reportLanguage: "ko",
  registerColumns: columnsAtFirst,
  pacsUrl: "",
};
