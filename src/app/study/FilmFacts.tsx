import type { PixelSpacing } from "../../domain/radiograph.ts";
import type { StudyImage } from "../../domain/study.ts";
import { type Language, useLanguage } from "../components/language.ts";
import { viewOf } from "../components/patientWords.ts";

/** What the file says of itself. */
export function FilmFacts({ image: { radiograph, fileName, fileSizeBytes } }: { readonly image: StudyImage }) {
  const language = useLanguage();
  const { text, formats } = language;
  const { rows, columns, spacing, source } = radiograph;
  const facts = [
    viewOf(radiograph.viewPosition, language),
    text("study.facts.size", { rows, columns }),
    text("study.facts.bits", { bits: source.bitsStored }),
    spacingWords(spacing, language),
  ];
  return (
    <>
      <p>
        <b>{text("study.facts")}</b> {facts.join(" · ")}
      </p>
      <p>{text("study.facts.file", { name: fileName, size: formats.bytes(fileSizeBytes) })}</p>
      {source.transferSyntaxUid !== null && <p>{source.transferSyntaxUid}</p>}
    </>
  );
}

function spacingWords(spacing: PixelSpacing | null, { text, formats }: Language): string {
  if (spacing === null) return text("study.facts.spacing.unknown");
  const mm = formats.small(spacing.columnMm);
  return spacing.plane === "detector" ? text("study.facts.spacing.detector", { mm }) : text("study.facts.spacing", { mm });
}
