import { type RefObject, useEffect, useRef } from "react";

/** Names the page and puts the focus on its heading, so that a screen reader says where one is. Give the heading tabIndex -1. */
export function useArrival(title: string, takesFocus = true): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return heading;
}
