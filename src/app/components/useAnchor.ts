import { useEffect, useState } from "react";
import type { Box } from "./tourPlacement.ts";

interface Anchor {
  /** In the window; null where the element is not there, or not to be seen. */
  readonly box: Box | null;
  /** It was found, or is not expected any more. */
  readonly isSettled: boolean;
}

/** How often it is looked at: pages are loaded when they are opened, and what is on them moves. */
const lookMs = 200;
/** A page that has not come in this time will come without a card beside it. */
const patienceMs = 1600;
/** Then its heading stands in for what is not on it. */
const headingMs = 800;

/** The element that is marked with `data-tour`, of one name as long as the caller lives; scrolled into view where nothing of it is seen. */
export function useAnchor(name: string): Anchor {
  const [anchor, setAnchor] = useState<Anchor>({ box: null, isSettled: false });
  useEffect(() => {
    let looks = 0;
    let wasFound = false;
    const look = () => {
      looks += 1;
      const element = document.querySelector(`[data-tour="${name}"]`) ?? (looks * lookMs > headingMs ? document.querySelector("main h1") : null);
      if (element !== null && !wasFound && boxOf(element) === null) element.scrollIntoView({ block: "nearest" });
      wasFound = element !== null;
      const box = element === null ? null : boxOf(element);
      const isSettled = box !== null || looks * lookMs > patienceMs;
      setAnchor((known) => (known.isSettled === isSettled && isSame(known.box, box) ? known : { box, isSettled }));
    };
    look();
    const timer = setInterval(look, lookMs);
    addEventListener("resize", look);
    return () => {
      clearInterval(timer);
      removeEventListener("resize", look);
    };
  }, [name]);
  return anchor;
}

/** Cut to what the page shows of it. */
function boxOf(element: Element): Box | null {
  const rect = element.getBoundingClientRect();
  const view = (element.closest("main") ?? document.documentElement).getBoundingClientRect();
  const left = Math.max(view.left, rect.left);
  const top = Math.max(view.top, rect.top);
  const width = Math.min(view.right, rect.right) - left;
  const height = Math.min(view.bottom, rect.bottom) - top;
  return width <= 0 || height <= 0 ? null : { left, top, width, height };
}

function isSame(a: Box | null, b: Box | null): boolean {
  if (a === null || b === null) return a === b;
  return a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}
