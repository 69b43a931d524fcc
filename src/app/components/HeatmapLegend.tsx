import { useEffect, useRef } from "react";
import { useText } from "../services.ts";
import { heatColor, heatFloor } from "../../domain/heatColor.ts";
import styles from "./HeatmapLegend.module.css";

const ticks = [0, 25, 50, 75, 100];

/** The one scale of every heatmap. It never adapts to the film: a color means the same score everywhere. */
export function HeatmapLegend() {
  const text = useText();
  const bar = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (bar.current !== null) drawScale(bar.current);
  }, []);
  return (
    <figure className={styles.legend}>
      <canvas ref={bar} width={256} height={1} className={styles.bar} aria-hidden="true" />
      <ol className={styles.ticks} aria-hidden="true">
        {ticks.map((tick) => (
          <li key={tick}>{tick}</li>
        ))}
      </ol>
      <figcaption>
        <p>{text("viewer.legend")}</p>
        <p>{text("viewer.legend.clear", { from: String(heatFloor * 100) })}</p>
      </figcaption>
    </figure>
  );
}

/** One pixel for each of 256 values, left 0, right 1; what the film does not show is black here as well. */
function drawScale(bar: HTMLCanvasElement): void {
  const image = new ImageData(256, 1);
  for (let entry = 0; entry < 256; entry += 1) {
    const value = entry / 255;
    if (value > heatFloor) image.data.set([...heatColor(value), 255], entry * 4);
  }
  bar.getContext("2d")?.putImageData(image, 0, 0);
}
