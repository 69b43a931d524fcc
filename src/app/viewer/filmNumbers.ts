import type { Window } from "../../domain/radiograph.ts";

/** As radiographers read them: whole numbers without separators, finer only where the window is very narrow. */
export function windowNumbers({ width, center }: Window): { readonly width: string; readonly center: string } {
  const digits = width < 10 ? 1 : 0;
  return { width: width.toFixed(digits), center: center.toFixed(digits) };
}

/** 1 is "100 %": one radiograph pixel on one device pixel. */
export function percentOf(scale: number): string {
  return `${(scale * 100).toFixed(scale < 0.1 ? 1 : 0)} %`;
}
