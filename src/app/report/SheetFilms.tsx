import { HeatmapLegend } from "../components/HeatmapLegend.tsx";
import type { Language } from "../components/language.ts";
import { heatmapToPrint } from "./printedHeatmap.ts";
import type { SheetProps } from "./Sheet.tsx";
import { SheetFilm } from "./SheetFilm.tsx";
import styles from "./Sheet.module.css";

/** The films of the page; the heatmap's scale stands right below what it explains. */
export function SheetFilms({ model, statements, copies, withHeatmap, language }: SheetProps & { readonly language: Language }) {
  const { text, formats } = language;
  const { shown, moreMarked } = model.images;
  const films = shown.map((printed) => ({ printed, heatmap: withHeatmap ? heatmapToPrint(printed.image, statements) : null }));
  const [explained] = films.flatMap(({ heatmap }) => heatmap ?? []);
  return (
    <figure className={styles.films}>
      {films.map(({ printed, heatmap }) => {
        const uid = printed.image.radiograph.sopInstanceUid;
        return (
          <div key={uid} className={styles.filmPlace}>
            <SheetFilm printed={printed} identity={model.identity} copy={copies?.get(uid) ?? null} heatmap={heatmap} language={language} />
          </div>
        );
      })}
      {(moreMarked > 0 || explained !== undefined) && (
        <figcaption>
          {moreMarked > 0 && <p>{text("report.image.moreMarked", { count: moreMarked })}</p>}
          {explained !== undefined && (
            <>
              <p>
                {text("report.heatmap.caption", {
                  finding: text(`finding.${explained.finding.finding}`), score: formats.scale(explained.finding.score),
                })}
              </p>
              <HeatmapLegend />
            </>
          )}
        </figcaption>
      )}
    </figure>
  );
}
