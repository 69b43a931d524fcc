import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useText } from "../services.ts";
import { Sheet, type SheetProps } from "./Sheet.tsx";
import styles from "./Report.module.css";

/** Of an A4 page at 96 pixels an inch, with a little air on both sides. */
const neededWidth = 794 + 32;

/** The page at its own size, or smaller where the window is narrower. */
export function ScaledSheet(props: SheetProps) {
  const text = useText();
  const area = useRef<HTMLElement>(null);
  const width = useWidth(area);
  return (
    // A region that scrolls takes the focus, so that it scrolls by keyboard too (WCAG 2.1.1).
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={area} className={styles.area} tabIndex={0} aria-label={text("report.preview")}>
      <div style={{ zoom: Math.min(1, width / neededWidth) }} className={styles.scaled}>
        <Sheet {...props} />
      </div>
    </section>
  );
}

function useWidth(area: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(neededWidth);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? neededWidth));
    if (area.current !== null) observer.observe(area.current);
    return () => observer.disconnect();
  }, [area]);
  return width;
}
