import type { MessageKey } from "../../i18n/i18n.ts";

export type HelpKey = Extract<MessageKey, `help.key.${string}`>;

export interface KeyGroup {
  readonly name: "worklist" | "study" | "practice";
  readonly keys: readonly { readonly keys: readonly string[]; readonly does: HelpKey }[];
}

/** Those of the film stand in the viewer's own list. */
export const keyGroups: readonly KeyGroup[] = [
  {
    name: "worklist",
    keys: [
      { keys: ["j", "k", "↓", "↑"], does: "help.key.move" },
      { keys: ["Enter"], does: "help.key.open" },
      { keys: ["n"], does: "help.key.nextUnread" },
      { keys: ["/"], does: "help.key.search" },
      { keys: ["o"], does: "help.key.files" },
      { keys: ["Delete"], does: "help.key.delete" },
      { keys: ["?"], does: "help.key.help" },
    ],
  },
  {
    name: "study",
    keys: [
      { keys: ["1", "2", "3", "4", "5"], does: "help.key.verdict" },
      { keys: ["Enter"], does: "help.key.sign" },
      { keys: ["j", "k", "]", "["], does: "help.key.move" },
      { keys: ["h"], does: "help.key.heatmap" },
      { keys: ["n"], does: "help.key.nextFinding" },
      { keys: ["e"], does: "help.key.experimental" },
      { keys: ["."], does: "help.key.image" },
      { keys: ["Esc"], does: "help.key.leave" },
    ],
  },
  {
    name: "practice",
    keys: [
      { keys: ["1", "2", "3", "4", "5"], does: "help.key.practiceVerdict" },
      { keys: ["Enter"], does: "help.key.practiceNext" },
      { keys: ["Esc"], does: "help.key.end" },
    ],
  },
];
