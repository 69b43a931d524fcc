import { type RefObject, useLayoutEffect } from "react";

/** From the most generous to the last that keeps one page; "long" takes as many pages as it needs. Each is a look in Sheet.module.css. */
const densities = ["ample", "roomy", "snug", "tight", "dense", "densest", "long"] as const;

/** Keeps the page at the first density at which all of its content has a place. */
export function useFit(body: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const page = body.current;
    if (page === null) return undefined;
    const refit = () => fit(page);
    const observer = new MutationObserver(refit);
    observer.observe(page, { childList: true, characterData: true, subtree: true });
    // Text has its final width only in its own typeface, and a rare syllable brings one of its own.
    document.fonts.addEventListener("loadingdone", refit);
    refit();
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", refit);
    };
  }, [body]);
}

function fit(page: HTMLElement): void {
  for (const density of densities) {
    page.dataset["density"] = density;
    if (page.scrollHeight <= page.clientHeight) return;
  }
}
