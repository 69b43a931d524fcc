import type { Patient, Study } from "../../domain/study.ts";
import type { Formats } from "../../i18n/i18n.ts";
import type { Language } from "./language.ts";

export function nameOf({ name, id }: Patient, { text }: Language): string {
  return name ?? id ?? text("patient.unnamed");
}

export function ageSexOf({ ageYears, sex }: Patient, { text }: Language): string {
  const age = ageYears === null ? null : text("patient.age", { years: ageYears });
  return [age, sex === null ? null : text(`patient.sex.${sex}`)].filter((part) => part !== null).join(" ");
}

/** "YYYY-MM-DD HH:MM", or as much of it as the file says. */
export function takenAt({ date, time }: Pick<Study, "date" | "time">): string | null {
  return date === null ? null : [date, time?.slice(0, 5)].filter((part) => part !== undefined).join(" ");
}

/** The time of day, or the day where it was not today. */
export function arrivalWords(at: number, now: number, { time, day }: Formats): string {
  return day(at) === day(now) ? time(at) : day(at);
}

export function viewOf(viewPosition: string | null, { text }: Language): string {
  return viewPosition ?? text("study.view.unknown");
}

export function hasPhantom({ images }: Pick<Study, "images">): boolean {
  return images.some(({ radiograph }) => radiograph.isPhantom);
}
