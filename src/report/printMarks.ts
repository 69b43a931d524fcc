import type { Mark } from "../domain/mark.ts";
import { type Measurement, measurementOf } from "../domain/measurement.ts";
import type { PixelSpacing } from "../domain/radiograph.ts";
import type { Study, StudyImage } from "../domain/study.ts";
import type { Said, Say, Tongue } from "./printWords.ts";

/** An image on the page, with what the reader drew on it. */
export interface PrintedImage {
  readonly image: StudyImage;
  /** 1, 2, 3 ... within what was read. */
  readonly number: number;
  readonly marks: readonly NumberedMark[];
}

/** `number`: beside the mark and in the list of what it says; null for an arrow, which only points. */
export interface NumberedMark {
  readonly mark: Mark;
  readonly number: number | null;
}

export interface PrintedImages {
  /** At least one, at most two. */
  readonly shown: readonly PrintedImage[];
  /** Images with marks that found no place. */
  readonly moreMarked: number;
}

const mostImages = 2;

/** The images that the reader drew on; where there are none, the first of a frontal view, else the first. */
export function imagesToPrint(study: Study, marks: readonly Mark[]): PrintedImages {
  const numbered = numberMarks(marks);
  const withMarks = study.images.map((image, at) => ({ image, number: at + 1, marks: numbered.filter(({ mark }) => mark.sopInstanceUid === image.radiograph.sopInstanceUid) }));
  const marked = withMarks.filter((one) => one.marks.length > 0);
  const only = withMarks.find(({ image }) => isFrontal(image)) ?? withMarks[0];
  const shown = marked.length > 0 ? marked.slice(0, mostImages) : [only].filter((one) => one !== undefined);
  return { shown, moreMarked: Math.max(0, marked.length - mostImages) };
}

/** Sides have names only where the view says which is which: on a frontal film the patient's right lies on the left. */
export function isFrontal({ radiograph }: Pick<StudyImage, "radiograph">): boolean {
  return radiograph.viewPosition === "PA" || radiograph.viewPosition === "AP";
}

function numberMarks(marks: readonly Mark[]): readonly NumberedMark[] {
  let number = 0;
  return marks.map((mark) => ({ mark, number: mark.kind === "arrow" ? null : (number += 1) }));
}

/** One line for each mark that says something, of every image, in the order of their numbers. */
export function markLines(study: Study, marks: readonly Mark[], say: Say): readonly Said[] {
  return numberMarks(marks).flatMap(({ mark, number }) => (number === null ? [] : [say((tongue) => markWords(mark, number, spacingOf(study, mark), tongue))]));
}

function spacingOf({ images }: Study, { sopInstanceUid }: Mark): PixelSpacing | null {
  return images.find(({ radiograph }) => radiograph.sopInstanceUid === sopInstanceUid)?.radiograph.spacing ?? null;
}

function markWords(mark: Mark, which: number, spacing: PixelSpacing | null, { text, formats }: Tongue): string {
  const number = String(which);
  if (mark.kind === "note") return text("report.mark.note", { number, note: mark.text });
  const measured = measurementOf(mark, spacing);
  if (measured?.kind === "length") return lengthWords(measured, number, spacing, { text, formats });
  if (measured?.kind === "angle") return text("report.mark.angle", { number, degrees: toTenth(measured.degrees, formats) });
  if (measured?.kind === "cardiothoracic") return text("report.mark.cardiothoracic", { number, ratio: formats.finePercent(measured.ratio) });
  return text("report.mark.note", { number, note: text("model.unknown") });
}

type Length = Extract<Measurement, { readonly kind: "length" }>;

function lengthWords(measured: Length, number: string, spacing: PixelSpacing | null, { text, formats }: Pick<Tongue, "text" | "formats">): string {
  if (measured.mm === null) return text("report.mark.length.pixels", { number, pixels: formats.number(Math.round(measured.pixels)) });
  const mm = toTenth(measured.mm, formats);
  return text(spacing?.plane === "detector" ? "report.mark.length.detector" : "report.mark.length", { number, mm });
}

function toTenth(value: number, { number }: Tongue["formats"]): string {
  return number(Math.round(value * 10) / 10);
}
