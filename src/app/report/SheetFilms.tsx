import type { PrintedImage } from "../../report/report.ts";
import { HeatmapLegend } from "../components/HeatmapLegend.tsx";
import type { Language } from "../components/language.ts";
import { heatmapToPrint } from "./printedHeatmap.ts";
import type { SheetProps } from "./Sheet.tsx";
import { SheetFilm } from "./SheetFilm.tsx";
import styles from "./Sheet.module.css";

/** The films of the page; what each heatmap is of, and their scale, stand right below them. */
export function SheetFilms({ model, statements, copies, withHeatmap, language }: SheetProps & { readonly language: Language }) {
  const { text, formats } = language;
  const { shown, moreMarked } = model.images;
  const films = shown.map((printed) => ({ printed, heatmap: withHeatmap ? heatmapToPrint(printed.image, statements) : null }));
  const heatmaps = films.flatMap(({ printed, heatmap }) => (heatmap === null ? [] : [{ printed, ...heatmap }]));
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
      {(moreMarked > 0 || heatmaps.length > 0) && (
        <figcaption>
          {moreMarked > 0 && <p>{text("report.image.moreMarked", { count: moreMarked })}</p>}
          {heatmaps.map(({ printed, finding: { finding, score } }) => {
            const said = { finding: text(`finding.${finding}`), score: formats.scale(score) };
            return (
              <p key={printed.image.radiograph.sopInstanceUid}>
                {films.length === 1 ? text("report.heatmap.caption", said) : text("report.heatmap.captionOf", { ...said, image: imageName(printed, language) })}
              </p>
            );
          })}
          {heatmaps.length > 0 && <HeatmapLegend />}
        </figcaption>
      )}
    </figure>
  );
}

/** As the model's statement of it is headed. */
function imageName({ number, image }: PrintedImage, { text }: Language): string {
  return text("report.model.image", { number: String(number), view: image.radiograph.viewPosition ?? text("study.view.unknown") });
}
