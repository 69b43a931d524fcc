import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";

/** Pixels; every row has the same height, whatever it says. */
export const rowHeight = 44;

/** Up to here all rows are drawn: a browser's own search finds them, and nothing is gained by leaving some out. */
const alwaysDrawn = 60;

/** One row to draw, and how many rows before it are not drawn. */
export interface DrawnRow {
  readonly index: number;
  readonly skipped: number;
}

export interface DrawnRows {
  readonly rows: readonly DrawnRow[];
  readonly skippedAtEnd: number;
}

/** The rows in sight and a few around them, in a list of `count` that scrolls in `list`. Row `kept` is always drawn, so that it keeps the focus. */
export function useRows(list: RefObject<HTMLElement | null>, count: number, kept: number): DrawnRows {
  const isVirtual = count > alwaysDrawn;
  // oxlint-disable-next-line react/incompatible-library -- a warning for the React compiler, which does not compile this app.
  const virtualizer = useVirtualizer({
    count, enabled: isVirtual, estimateSize: () => rowHeight, overscan: 12, useFlushSync: false, getScrollElement: () => list.current,
    rangeExtractor: (range) => withKept(defaultRangeExtractor(range), kept),
  });
  const indexes = isVirtual ? virtualizer.getVirtualItems().map(({ index }) => index) : Array.from({ length: count }, (_, index) => index);
  const rows = indexes.map((index, at) => ({ index, skipped: index - (indexes[at - 1] ?? -1) - 1 }));
  return { rows, skippedAtEnd: count - 1 - (indexes.at(-1) ?? -1) };
}

function withKept(indexes: number[], kept: number): number[] {
  return kept < 0 || indexes.includes(kept) ? indexes : [...indexes, kept].sort((a, b) => a - b);
}
