import type { FilmPoint, MarkShape, Span } from "./mark.ts";
import type { PixelSpacing } from "./radiograph.ts";

/** What a mark measures. `mm` is null where the film does not say how large a pixel is. */
export type Measurement =
  | { readonly kind: "length"; readonly mm: number | null; readonly pixels: number }
  /** 0..180. */
  | { readonly kind: "angle"; readonly degrees: number }
  /** `ratio`: of two widths on one film, so that it needs no spacing. */
  | { readonly kind: "cardiothoracic"; readonly ratio: number; readonly heartMm: number | null; readonly thoraxMm: number | null };

/** Null for what measures nothing, and for a ratio without a thorax. Distances at the detector are longer than in the patient: see `PixelSpacing.plane`. */
export function measurementOf(mark: MarkShape, spacing: PixelSpacing | null): Measurement | null {
  if (mark.kind === "length") {
    return { kind: "length", mm: spacing === null ? null : distance(mark.from, mark.to, spacing), pixels: distance(mark.from, mark.to, square) };
  }
  if (mark.kind === "angle") return { kind: "angle", degrees: angleAt(mark.vertex, mark.arm, mark.otherArm, spacing ?? square) };
  return mark.kind === "cardiothoracic" ? cardiothoracicOf(mark.heart, mark.thorax, spacing) : null;
}

const square = { rowMm: 1, columnMm: 1 };

type Pitch = Pick<PixelSpacing, "rowMm" | "columnMm">;

function distance(a: FilmPoint, b: FilmPoint, { rowMm, columnMm }: Pitch): number {
  return Math.hypot((a.x - b.x) * columnMm, (a.y - b.y) * rowMm);
}

function angleAt(vertex: FilmPoint, a: FilmPoint, b: FilmPoint, pitch: Pitch): number {
  const turn = Math.abs(directionOf(vertex, a, pitch) - directionOf(vertex, b, pitch)) * (180 / Math.PI);
  return turn > 180 ? 360 - turn : turn;
}

function directionOf(from: FilmPoint, to: FilmPoint, { rowMm, columnMm }: Pitch): number {
  return Math.atan2((to.y - from.y) * rowMm, (to.x - from.x) * columnMm);
}

function cardiothoracicOf(heart: Span, thorax: Span, spacing: PixelSpacing | null): Measurement | null {
  const thoraxWidth = widthOf(thorax);
  if (thoraxWidth === 0) return null;
  const inMm = (width: number) => (spacing === null ? null : width * spacing.columnMm);
  return { kind: "cardiothoracic", ratio: widthOf(heart) / thoraxWidth, heartMm: inMm(widthOf(heart)), thoraxMm: inMm(thoraxWidth) };
}

/** Along the rows: the ratio is one of transverse diameters. */
function widthOf({ from, to }: Span): number {
  return Math.abs(to.x - from.x);
}
