import type { MessageKey } from "../../i18n/i18n.ts";

interface KeyWords {
  /** As printed on the keyboard; each does the same, or the pair does the two things that are said. */
  readonly keys: readonly string[];
  readonly does: MessageKey;
}

/** The film's keys, for whoever explains them. */
export const viewerKeyList = [
  { keys: ["q"], does: "viewer.key.preset" },
  { keys: ["w", "W"], does: "viewer.key.width" },
  { keys: ["c", "C"], does: "viewer.key.center" },
  { keys: ["i"], does: "viewer.key.invert" },
  { keys: ["+", "-"], does: "viewer.key.zoom" },
  { keys: ["f"], does: "viewer.key.fit" },
  { keys: ["0"], does: "viewer.key.actualSize" },
  { keys: ["m"], does: "viewer.key.magnifier" },
  { keys: ["o", "O"], does: "viewer.key.turn" },
  { keys: ["v"], does: "viewer.key.flip" },
  { keys: ["s"], does: "viewer.key.compare" },
  { keys: ["r"], does: "viewer.key.reset" },
  { keys: ["l"], does: "viewer.key.length" },
  { keys: ["g"], does: "viewer.key.angle" },
  { keys: ["y"], does: "viewer.key.cardiothoracic" },
  { keys: ["d"], does: "viewer.key.arrow" },
  { keys: ["b"], does: "viewer.key.note" },
  { keys: ["↑", "↓", "←", "→"], does: "viewer.key.pan" },
  { keys: ["Enter"], does: "viewer.key.set" },
  { keys: ["Delete", "Backspace"], does: "viewer.key.remove" },
  { keys: ["Esc"], does: "viewer.key.escape" },
] as const satisfies readonly KeyWords[];
