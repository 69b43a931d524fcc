import type { Mark } from "../../domain/mark.ts";
import { measurementOf, type Measurement } from "../../domain/measurement.ts";
import type { PixelSpacing } from "../../domain/radiograph.ts";
import type { Formats, Text } from "../../i18n/i18n.ts";

interface Words {
  readonly text: Text;
  readonly formats: Pick<Formats, "number" | "finePercent">;
}

/** A line each, next to the mark on the film. None for an arrow. */
export function markLabel(mark: Mark, spacing: PixelSpacing | null, { text, formats }: Words): readonly string[] {
  if (mark.kind === "note") return [mark.text];
  const measured = measurementOf(mark, spacing);
  if (measured === null) return mark.kind === "cardiothoracic" ? [text("viewer.ratio.none")] : [];
  const value = valueOf(measured, { text, formats });
  if (measured.kind === "angle") return [value];
  if (measured.kind === "cardiothoracic") return [value, ...widthsOf(measured, spacing, { text, formats })];
  return [value, ...(spacing === null ? [text("viewer.uncalibrated.short")] : planeOf(spacing, text))];
}

/** The same in one sentence, with what must be known of it. */
export function markSentence(mark: Mark, spacing: PixelSpacing | null, words: Words): string {
  const { text } = words;
  const name = text(`viewer.mark.${mark.kind}`);
  const label = markLabel(mark, spacing, words).filter((line) => line !== text("viewer.uncalibrated.short"));
  return [[name, ...label].join(" · "), ...(isUncalibrated(mark, spacing) ? [text("viewer.uncalibrated")] : [])].join("; ");
}

/** It would measure millimeters, were it known how large a pixel is. */
export function isUncalibrated({ kind }: Mark, spacing: PixelSpacing | null): boolean {
  return spacing === null && (kind === "length" || kind === "cardiothoracic");
}

function valueOf(measured: Measurement, { text, formats }: Words): string {
  switch (measured.kind) {
    case "length":
      return measured.mm === null ? text("viewer.pixels", { pixels: formats.number(Math.round(measured.pixels)) }) : text("viewer.mm", { mm: toTenth(measured.mm, formats) });
    case "angle":
      return text("viewer.degrees", { degrees: toTenth(measured.degrees, formats) });
    case "cardiothoracic":
    default:
      return text("viewer.ratio", { percent: formats.finePercent(measured.ratio) });
  }
}

function widthsOf({ heartMm, thoraxMm }: Measurement & { readonly kind: "cardiothoracic" }, spacing: PixelSpacing | null, { text, formats }: Words): readonly string[] {
  if (heartMm === null || thoraxMm === null || spacing === null) return [];
  return [text("viewer.ratio.widths", { heart: toTenth(heartMm, formats), thorax: toTenth(thoraxMm, formats) }), ...planeOf(spacing, text)];
}

/** Without the words for it, the reader would take a distance on the detector for one in the patient. */
function planeOf({ plane }: PixelSpacing, text: Text): readonly string[] {
  return plane === "detector" ? [text("viewer.atDetector")] : [];
}

function toTenth(value: number, { number }: Pick<Formats, "number">): string {
  return number(Math.round(value * 10) / 10);
}
