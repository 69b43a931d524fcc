import type { Study, StudyImage } from "../../domain/study.ts";
import type { Language } from "../components/language.ts";
import { ageSexOf, nameOf, takenAt, viewOf } from "../components/patientWords.ts";
import type { CornerTexts } from "../viewer/FilmCorners.tsx";

/** Which of two films it is, where two are compared. */
export type FilmRole = "only" | "current" | "earlier";

/** Identity stays on the film in every layout: who and which film, when and where, and whether it is a person at all. */
export function cornersOf({ study, image }: { readonly study: Study; readonly image: StudyImage }, role: FilmRole, siteName: string, language: Language): CornerTexts {
  const { patient } = study;
  const { text } = language;
  const { isPhantom, viewPosition } = image.radiograph;
  return {
    topLeft: present([nameOf(patient, language), ageSexOf(patient, language), patient.name === null ? null : patient.id]),
    topRight: present([roleWords(role, language), takenAt(study) ?? text("study.date.unknown"), siteName]),
    bottomLeft: present([isPhantom ? text("app.synthetic") : null]),
    bottomRight: present([viewOf(viewPosition, language)]),
  };
}

function roleWords(role: FilmRole, { text }: Language): string | null {
  if (role === "only") return null;
  return text(role === "current" ? "viewer.compare.this" : "viewer.compare.earlier");
}

function present(lines: readonly (string | null)[]): readonly string[] {
  return lines.filter((line): line is string => line !== null && line !== "");
}
