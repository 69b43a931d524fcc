import type { Evidence } from "../domain/result.ts";
import { element } from "./markup.ts";
import type { Child, Markup } from "./markup.ts";
import type { Speech } from "./speech.ts";

/** The first group of columns holds words, all others numbers. */
export function headerRow(words: readonly string[], ...numbers: readonly (readonly string[])[]): Markup {
  return element("thead", {}, element("tr", {},
    words.map((name) => element("th", { scope: "col" }, name)),
    numbers.flat().map((name) => element("th", { scope: "col", class: "number" }, name))));
}

export function numberCell(...children: readonly Child[]): Markup {
  return element("td", { class: "number" }, ...children);
}

export function smallTag({ words }: Speech): Markup {
  return element("span", { class: "tag" }, words.small);
}

export function evidenceTag(evidence: Evidence, { text }: Speech): Markup {
  return element("span", { class: `evidence ${evidence}` }, text(`model.evidence.${evidence}`));
}
