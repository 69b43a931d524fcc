import type { Study, StudyImage } from "../../domain/study.ts";
import type { Language } from "../components/language.ts";
import { ageSexOf, nameOf, takenAt, viewOf } from "../components/patientWords.ts";
import type { CornerTexts } from "../viewer/FilmCorners.tsx";

/** Identity stays on the film in every layout: who and which film, when and where, and whether it is a person at all. */
export function cornersOf(study: Study, { radiograph }: StudyImage, siteName: string, language: Language): CornerTexts {
  const { patient } = study;
  const { text } = language;
  return {
    topLeft: present([nameOf(patient, language), ageSexOf(patient, language), patient.name === null ? null : patient.id]),
    topRight: present([takenAt(study) ?? text("study.date.unknown"), siteName]),
    bottomLeft: present([radiograph.isPhantom ? text("app.synthetic") : null]),
    bottomRight: present([viewOf(radiograph.viewPosition, language)]),
  };
}

function present(lines: readonly (string | null)[]): readonly string[] {
  return lines.filter((line): line is string => line !== null && line !== "");
}
