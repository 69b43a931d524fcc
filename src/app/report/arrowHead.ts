import type { FilmPoint } from "../../domain/mark.ts";

/** Half of the angle at the tip. */
const spread = Math.PI / 7;

/** The two ends of an arrow's head, each `length` from its tip, no longer than the arrow itself. */
export function arrowHead(tail: FilmPoint, tip: FilmPoint, length: number): { readonly left: FilmPoint; readonly right: FilmPoint } {
  const back = Math.atan2(tail.y - tip.y, tail.x - tip.x);
  const reach = Math.min(length, Math.hypot(tail.x - tip.x, tail.y - tip.y));
  const end = (angle: number) => ({ x: tip.x + reach * Math.cos(angle), y: tip.y + reach * Math.sin(angle) });
  return { left: end(back + spread), right: end(back - spread) };
}
