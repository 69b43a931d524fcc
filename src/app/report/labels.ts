import { textFor } from "../../i18n/everyLanguage.ts";
import type { Locale } from "../../i18n/i18n.ts";
import type { Said } from "../../report/report.ts";

/** The headings of the page. */
type LabelKey =
  | "report.verdict" | "report.impression" | "report.findings" | "report.findings.none" | "report.nextStep" | "report.marks" | "report.model" | "report.model.scale"
  | "report.reading" | "report.signedBy" | "report.seal" | "report.digest";

export type Label = (key: LabelKey) => Said;

export function labelsIn(languages: readonly Locale[]): Label {
  const texts = languages.map(textFor);
  return (key) => texts.map((text) => text(key));
}
