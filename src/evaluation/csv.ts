import type { EvaluationProblem } from "./problem.ts";

/** What the world can do wrong here has codes of its own, which the app never shows. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: EvaluationProblem };

/** One line of a table. */
export interface CsvRow {
  /** Where it starts in the file, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

export function wrong(problem: EvaluationProblem): { readonly ok: false; readonly problem: EvaluationProblem } {
  return { ok: false, problem };
}

/** RFC 4180, with or without a byte order mark; comma, semicolon or tab, whichever the first line uses. Empty lines are left out. */
export function parseCsv(text: string): Parsed<readonly CsvRow[]> {
  const content = text.replace(/^\uFEFF/, "");
  const separator = separatorOf(content);
  const rows: CsvRow[] = [];
  let at = 0;
  let line = 1;
  while (at < content.length) {
    const fields: string[] = [];
    const start = line;
    for (let isMore = true; isMore;) {
      const end = fieldEnd(content, at, separator);
      if (end === null) return wrong({ code: "evaluation/open-quote", line: start });
      const raw = content.slice(at, end);
      line += raw.split("\n").length - 1;
      fields.push(unquoted(raw.replace(/\r$/, "")));
      isMore = content.charAt(end) === separator;
      at = end + 1;
    }
    line++;
    if (fields.some((field) => field !== "")) rows.push({ line: start, fields });
  }
  return { ok: true, value: rows };
}

function separatorOf(content: string): string {
  const [header = ""] = content.split("\n", 1);
  return [",", ";", "\t"].find((mark) => header.includes(mark)) ?? ",";
}

/** Where the field that starts at `at` ends: at a separator, a line end or the end of the text; null where a quote stays open. */
function fieldEnd(content: string, at: number, separator: string): number | null {
  let end = at;
  if (content.charAt(at) === '"') {
    for (end = at + 1; content.charAt(end) !== '"' || content.charAt(end + 1) === '"'; end += content.charAt(end) === '"' ? 2 : 1) {
      if (end >= content.length) return null;
    }
  }
  while (end < content.length && content.charAt(end) !== separator && content.charAt(end) !== "\n") end++;
  return end;
}

function unquoted(field: string): string {
  const text = field.trim();
  return text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1).replaceAll('""', '"').trim() : text;
}
