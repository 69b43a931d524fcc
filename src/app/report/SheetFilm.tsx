import { useLayoutEffect, useRef } from "react";
import type { Outcome } from "../../domain/outcome.ts";
import type { DisplayCopy, RadiographHeader } from "../../domain/radiograph.ts";
import { isFrontal, type PrintedImage, type PrintModel } from "../../report/report.ts";
import type { Language } from "../components/language.ts";
import { viewOf } from "../components/patientWords.ts";
import { drawFilm } from "./drawFilm.ts";
import { MarkDrawing } from "./MarkDrawing.tsx";
import type { PrintedHeatmap } from "./printedHeatmap.ts";
import styles from "./Sheet.module.css";

interface SheetFilmProps {
  readonly printed: PrintedImage;
  readonly identity: PrintModel["identity"];
  /** Null while it is being read. */
  readonly copy: Outcome<DisplayCopy> | null;
  readonly heatmap: PrintedHeatmap | null;
  /** Of the page, not of the screen around it. */
  readonly language: Language;
}

/** A film as large as its place on the page allows, whose it is, which side is which, and what the reader drew. */
export function SheetFilm({ printed, identity, copy, heatmap, language }: SheetFilmProps) {
  const { radiograph } = printed.image;
  const { text } = language;
  const [width, height] = proportionsOf(radiograph);
  if (copy?.ok === false) return <p className={styles.noFilm}>{text("report.imageFailed")}</p>;
  const alt = text("report.image.alt", { ...identity, marks: String(printed.marks.length) });
  const place = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x: (x / radiograph.columns) * width, y: (y / radiograph.rows) * height });
  return (
    // An img holds no drawing on top of another.
    // eslint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div className={styles.film} style={{ aspectRatio: width / height, width: `min(100cqw, 100cqh * ${width / height})` }} role="img" aria-label={alt}>
      {copy !== null && <FilmCanvas copy={copy.value} radiograph={radiograph} heatmap={heatmap} />}
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {printed.marks.map((one) => (
          <MarkDrawing key={one.mark.id} mark={one} place={place} height={height} />
        ))}
      </svg>
      <p className={styles.onFilm} data-corner="top-left">
        {identity.patient}
        <br />
        {identity.taken}
      </p>
      <p className={styles.onFilm} data-corner="bottom-right">{viewOf(radiograph.viewPosition, language)}</p>
      {isFrontal(printed.image) && (
        <>
          <p className={styles.onFilm} data-corner="left">{text("report.side.right")}</p>
          <p className={styles.onFilm} data-corner="right">{text("report.side.left")}</p>
        </>
      )}
    </div>
  );
}

function FilmCanvas({ copy, radiograph, heatmap }: { readonly copy: DisplayCopy; readonly radiograph: RadiographHeader; readonly heatmap: PrintedHeatmap | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current !== null) drawFilm(canvas.current, copy, radiograph, heatmap?.heatmap ?? null);
  }, [copy, radiograph, heatmap]);
  return <canvas ref={canvas} />;
}

/** Width and height of the film as the patient is; pixels need not be square. */
function proportionsOf({ rows, columns, spacing }: RadiographHeader): readonly [width: number, height: number] {
  return [columns * (spacing === null ? 1 : spacing.columnMm / spacing.rowMm), rows];
}
