import { lazy, Suspense, useState } from "react";
import type { Mark } from "../../domain/mark.ts";
import type { OpenPracticeFilm } from "../../flows/journeys.ts";
import { type Language, useLanguage } from "../components/language.ts";
import { viewOf } from "../components/patientWords.ts";
import type { ViewerProps } from "../viewer/viewerProps.ts";
import styles from "./Practice.module.css";

const Viewer = lazy(async () => ({ default: (await import("../viewer/Viewer.tsx")).Viewer }));

/** There is nothing to compare a phantom with. */
const alone: ViewerProps["compare"] = { choices: [], chosen: null, onChoose: () => undefined, film: null };

/** The film with all tools; what is measured on it is gone with it. The samples are small enough for the copy to hold every pixel. */
export function PracticeViewer({ film }: { readonly film: OpenPracticeFilm }) {
  const language = useLanguage();
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const [image] = film.study.images;
  if (image === undefined) throw new Error("A study has at least one image.");
  const { radiograph } = image;
  return (
    <div className={styles.viewer}>
      <Suspense fallback={<p className={styles.waiting}>{language.text("practice.opening")}</p>}>
        <Viewer
          film={{ radiograph, displayCopy: film.displayCopy, full: null, heatmap: null, heatmapOpacity: 0, corners: cornersFor(radiograph.viewPosition, language), notice: null }}
          marks={marks} onMarks={setMarks} compare={alone}
        />
      </Suspense>
    </div>
  );
}

/** No name: there is nobody, and the invented one would give the film away on the second time. */
function cornersFor(viewPosition: string | null, language: Language): ViewerProps["film"]["corners"] {
  const { text } = language;
  return { topLeft: [text("practice.corner")], topRight: [], bottomLeft: [text("app.synthetic")], bottomRight: [viewOf(viewPosition, language)] };
}
