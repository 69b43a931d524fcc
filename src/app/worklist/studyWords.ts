import type { Study } from "../../domain/study.ts";
import { type Quality, qualityOf } from "../../reading/reading.ts";
import type { Language } from "../components/language.ts";
import { viewOf } from "../components/patientWords.ts";

/** The first film's kind of file and view, and how many more there are. */
export function sourceWords({ images }: Study, language: Language): string {
  const radiograph = images[0]?.radiograph;
  if (radiograph === undefined) return "";
  const source = [radiograph.source.format.toUpperCase(), viewOf(radiograph.viewPosition, language)].join(" ");
  return images.length === 1 ? source : `${source} ${language.text("worklist.moreImages", { count: images.length - 1 })}`;
}

/** The worst film's quality: whatever was refused comes first, then what was not checked. Says of how many films where they differ. */
export function qualityWords(study: Study, { text }: Language): string {
  const all = qualityOf(study);
  const worst = all.find(({ state }) => state === "refused") ?? all.find(({ state }) => state === "not-checked") ?? all[0];
  if (worst === undefined) return "";
  const quality = text(`worklist.quality.${codeOf(worst)}`);
  const count = all.filter((one) => codeOf(one) === codeOf(worst)).length;
  return count === all.length ? quality : text("worklist.quality.of", { quality, count, total: all.length });
}

function codeOf(quality: Quality) {
  return quality.state === "refused" ? quality.code : quality.state;
}
