import { useEffect, useRef } from "react";

/** Escape ends what is open here, before the page's own Escape leaves the screen. Silent while `end` is null, while somebody types, and in dialogs. */
export function useEscape(end: (() => void) | null): void {
  const current = useRef(end);
  useEffect(() => {
    current.current = end;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing || current.current === null || isElsewhere(event.target)) return;
      // The page's keys pass over an event that somebody has answered.
      event.preventDefault();
      current.current();
    };
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, []);
}

function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open]") !== null) return true;
  return target instanceof HTMLElement && target.matches("input:not([type=range], [type=checkbox], [type=radio]), textarea, select");
}
