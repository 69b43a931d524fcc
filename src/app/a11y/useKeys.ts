import { createContext, use, useEffect, useRef } from "react";
import { keyName, shiftedKeyName } from "./keyName.ts";

/** What each key does, by the name that `keyName` gives it; "shift+h" and "shift+1" come before "h" and "1". */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Whether keys of one character act; who dictates, or hits keys by accident, switches them off (WCAG 2.2, 2.1.4). */
export const CharacterKeysContext = createContext(true);

/** Keys of the whole page. Silent while somebody types, chooses in a control that needs the key, or answers a dialog. */
export function useKeys(keys: KeyMap): void {
  const hasCharacterKeys = use(CharacterKeysContext);
  const current = useRef(keys);
  useEffect(() => {
    current.current = hasCharacterKeys ? keys : withoutCharacters(keys);
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTaken(event)) return;
      const shifted = event.shiftKey ? current.current[shiftedKeyName(event)] : undefined;
      const act = shifted ?? current.current[keyName(event)];
      if (act === undefined) return;
      event.preventDefault();
      act(event);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}

function withoutCharacters(keys: KeyMap): KeyMap {
  return Object.fromEntries(Object.entries(keys).filter(([name]) => name.replace("shift+", "").length > 1));
}

function isTaken({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector("dialog[open]") !== null) return true;
  if (key === "Escape" && document.querySelector(":popover-open") !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (key === "Enter" && target.closest("a, button, summary") !== null) return true;
  if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement) return !["range", "checkbox", "radio", "file"].includes(target.type) || (key.startsWith("Arrow") && target.type !== "checkbox");
  return target.isContentEditable;
}
