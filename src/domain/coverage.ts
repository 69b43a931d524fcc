import type { FirstVerdict, SignedRead } from "./read.ts";
import type { Study, StudyImage } from "./study.ts";

/** What is to be read: a picture that was made of a film, such as one of our own that came back, is none. */
export function filmsOf({ images }: Study): readonly StudyImage[] {
  return images.filter(({ result }) => !(result.state === "refused" && result.reason.code === "inference/derived-picture"));
}

/** Whether it was signed for every film that the study has now: a film that came later was seen by nobody. */
export function covers(read: SignedRead, study: Study): boolean {
  const known = new Set(read.statements.map(({ sopInstanceUid }) => sopInstanceUid));
  return filmsOf(study).every(({ radiograph }) => known.has(radiograph.sopInstanceUid));
}

/** Milliseconds since 1970; 0 where there is no film. */
export function newestFilmAt(study: Study): number {
  return Math.max(0, ...filmsOf(study).map(({ receivedAt }) => receivedAt));
}

/** Whether a first verdict was given on all films: one of before the newest came says nothing of that. */
export function doesStand({ at }: FirstVerdict, study: Study): boolean {
  return at >= newestFilmAt(study);
}
