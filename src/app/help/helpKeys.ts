import type { MessageKey } from "../../i18n/i18n.ts";
import { viewerKeyList } from "../components/viewerKeyList.ts";

export type HelpKey = Extract<MessageKey, `help.key.${string}`>;

export interface KeyGroup {
  readonly name: "worklist" | "study" | "film" | "report" | "practice";
  readonly keys: readonly { readonly keys: readonly string[]; readonly does: HelpKey | (typeof viewerKeyList)[number]["does"] }[];
}

/** Everything that a key does, screen by screen. */
export const keyGroups: readonly KeyGroup[] = [
  {
    name: "worklist",
    keys: [
      { keys: ["j", "k", "↓", "↑"], does: "help.key.move" },
      { keys: ["PageDown", "PageUp"], does: "help.key.pages" },
      { keys: ["Home", "End"], does: "help.key.ends" },
      { keys: ["Enter"], does: "help.key.open" },
      { keys: ["n"], does: "help.key.nextUnread" },
      { keys: ["/"], does: "help.key.search" },
      { keys: ["u"], does: "help.key.priority" },
      { keys: ["x"], does: "help.key.choose" },
      { keys: ["Shift+x"], does: "help.key.chooseTo" },
      { keys: ["Ctrl+A"], does: "help.key.chooseAll" },
      { keys: ["Esc"], does: "help.key.chooseNone" },
      { keys: ["o"], does: "help.key.files" },
      { keys: ["Delete"], does: "help.key.delete" },
      { keys: ["?"], does: "help.key.help" },
    ],
  },
  {
    name: "study",
    keys: [
      { keys: ["1", "2", "3", "4", "5"], does: "help.key.verdict" },
      { keys: ["Shift+1", "Shift+2", "Shift+3"], does: "help.key.phrase" },
      { keys: ["x"], does: "help.key.findings" },
      { keys: ["t", "/"], does: "help.key.impression" },
      { keys: ["Enter"], does: "help.key.sign" },
      { keys: ["Ctrl+Enter"], does: "help.key.signFromField" },
      { keys: ["n"], does: "help.key.nextUnread" },
      { keys: ["j", "k", "]", "["], does: "help.key.move" },
      { keys: ["."], does: "help.key.image" },
      { keys: ["h"], does: "help.key.heatmap" },
      { keys: ["Shift+h"], does: "help.key.nextFinding" },
      { keys: ["e"], does: "help.key.experimental" },
      { keys: ["a"], does: "help.key.amend" },
      { keys: ["p"], does: "help.key.report" },
      { keys: ["Esc"], does: "help.key.leave" },
      { keys: ["?"], does: "help.key.help" },
    ],
  },
  { name: "film", keys: viewerKeyList },
  {
    name: "report",
    keys: [
      { keys: ["p"], does: "help.key.print" },
      { keys: ["e"], does: "help.key.export" },
      { keys: ["Esc"], does: "help.key.toStudy" },
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
