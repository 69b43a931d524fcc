import { type RefObject, useEffect, useRef } from "react";
import type { Study } from "../../domain/study.ts";
import { useKeys } from "../a11y/useKeys.ts";
import type { Chosen } from "./useChosen.ts";
import { rowHeight } from "./useRows.ts";

interface ListKeys {
  readonly studies: readonly Study[];
  readonly current: Study | undefined;
  /** The reader is at a row already: the first key then moves on, not onto it. */
  readonly isAtRow: boolean;
  readonly chosen: Chosen;
  readonly list: RefObject<HTMLElement | null>;
  readonly goTo: (study: Study) => void;
  readonly open: (study: Study) => void;
  readonly openNext: () => void;
  readonly toggleUrgent: (studies: readonly Study[]) => void;
  readonly remove: (studies: readonly Study[]) => void;
  readonly clear: () => void;
}

/** What acts on studies acts on the selected ones, else on the one that the reader is at. */
export function useListKeys(keys: ListKeys): void {
  const { studies, current, isAtRow, chosen, list, goTo, open, openNext, clear } = keys;
  const at = current === undefined ? -1 : studies.indexOf(current);
  const goToIndex = (index: number) => {
    const study = studies[Math.min(Math.max(index, 0), studies.length - 1)];
    if (study !== undefined) goTo(study);
  };
  const move = (step: number) => () => goToIndex(isAtRow ? at + step : 0);
  const page = () => Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / rowHeight) - 2);
  const meant = chosen.studies.length > 0 || current === undefined ? chosen.studies : [current];
  const act = (action: (studies: readonly Study[]) => void) => () => (meant.length > 0 ? action(meant) : undefined);
  useKeys({
    j: move(1), ArrowDown: move(1), k: move(-1), ArrowUp: move(-1), Home: () => goToIndex(0), End: () => goToIndex(studies.length - 1),
    PageDown: () => move(page())(), PageUp: () => move(-page())(), n: openNext, u: act(keys.toggleUrgent), Delete: act(keys.remove), Escape: clear,
    Enter: () => (isAtRow && current !== undefined ? open(current) : undefined),
    x: ({ shiftKey }) => (current === undefined ? undefined : chosen.toggle(current.uid, shiftKey)),
  });
  useChooseAllKey(chosen.all);
}

/** Ctrl+A, or Command+A: the rows, not the words of the page. In a field it keeps its usual meaning. */
function useChooseAllKey(chooseAll: () => void): void {
  const current = useRef(chooseAll);
  useEffect(() => {
    current.current = chooseAll;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isField = event.target instanceof HTMLElement && event.target.closest("input:not([type=checkbox]), textarea, select, dialog") !== null;
      if (!(event.ctrlKey || event.metaKey) || event.code !== "KeyA" || isField || document.querySelector("dialog[open]") !== null) return;
      event.preventDefault();
      current.current();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
