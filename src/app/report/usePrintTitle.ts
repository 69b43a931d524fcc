import { useEffect } from "react";

/** What a browser calls the file that it prints into: the window has this title only while it prints, so that no title bar and no history shows it. */
export function usePrintTitle(title: string): void {
  useEffect(() => {
    let before = document.title;
    const begin = () => {
      before = document.title;
      document.title = title;
    };
    const end = () => {
      document.title = before;
    };
    globalThis.addEventListener("beforeprint", begin);
    globalThis.addEventListener("afterprint", end);
    return () => {
      globalThis.removeEventListener("beforeprint", begin);
      globalThis.removeEventListener("afterprint", end);
    };
  }, [title]);
}
