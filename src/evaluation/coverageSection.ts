import { problemText } from "../i18n/everyLanguage.ts";
import { element } from "./markup.ts";
import type { Child, Markup } from "./markup.ts";
import type { EvaluationReport, GateCounts } from "./report.ts";
import type { Speech } from "./speech.ts";
import { headerRow, numberCell } from "./tableParts.ts";

/** How many names a list on the page shows; report.json has all. */
const shownNames = 20;

/** What got no score, why, and which files they are. */
export function coverageSection({ films, notScored, run }: EvaluationReport, speech: Speech): Markup {
  const { words, locale } = speech;
  const { reasons, unreadable, missing, gate } = notScored;
  const counts = [[words.selected, films.selected], [words.scored, films.scored], [words.refused, films.refused],
    [words.unreadable, films.unreadable], [words.missing, films.missing]] as const;
  return element("section", {},
    element("h2", {}, words.coverage),
    element("p", {}, words.coverageLead),
    element("ul", { class: "counts" }, counts.map(([name, count]) => element("li", {}, element("b", {}, String(count)), name))),
    reasons.length === 0 ? null : element("table", { class: "narrow" },
      headerRow([words.reason], [words.films]),
      element("tbody", {}, reasons.map(({ code, films: count }) => element("tr", {}, element("td", {}, words.refusals[code]), numberCell(String(count)))))),
    element("dl", {}, gateFacts(words.gateChest, gate.chest, speech), gateFacts(words.gateOther, gate.other, speech)),
    run.bundle.gateCutOff === null ? element("p", { class: "note" }, words.noGate) : null,
    nameList(words.unreadable, unreadable.map(({ file, problem }) => `${file}: ${problemText(locale, problem).happened}`), speech),
    nameList(words.missing, missing, speech));
}

function gateFacts(name: string, { films, refused, share }: GateCounts, { words, percentEstimate }: Speech): Child {
  if (films === 0) return null;
  return [element("dt", {}, name), element("dd", {}, words.gateShare({ refused, films, share: percentEstimate(share) }))];
}

function nameList(title: string, names: readonly string[], { words }: Speech): Child {
  if (names.length === 0) return null;
  const hidden = names.length - shownNames;
  return [
    element("h3", {}, title),
    element("ul", { class: "files" },
      names.slice(0, shownNames).map((name) => element("li", {}, name)),
      hidden > 0 ? element("li", {}, words.more({ count: hidden })) : null),
  ];
}
