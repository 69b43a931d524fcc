import { findingIds } from "../domain/finding.ts";
import { parseCsv, wrong } from "./csv.ts";
import type { CsvRow, Parsed } from "./csv.ts";
import { mistaken } from "./problem.ts";
import type { BadValue } from "./problem.ts";

export const groupings = ["view", "sex", "age", "source", "lot"] as const;
/** A column by whose values the films can be told apart; ages are put into bands. */
export type Grouping = (typeof groupings)[number];

/** Columns that are neither a finding nor read, but that a data manifest has; filters may name them. */
const otherColumns = ["split", "train_ok", "origin", "licence", "license", "note", "orig_w", "orig_h"];
const knownColumns: readonly string[] = ["file", "labels", "patient_id", ...groupings, ...otherColumns, ...findingIds];

/** Reads a row by the names of its columns; "" where there is no such column. */
export type FieldOf = (row: CsvRow, column: string) => string;

/** A labels file whose header is right and whose rows are even. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly field: FieldOf;
}

/** Problems: those of the header, of quotes and of the length of rows. */
export function parseTable(text: string): Parsed<Table> {
  const parsed = parseCsv(text);
  if (!parsed.ok) return parsed;
  const [header, ...rows] = parsed.value;
  if (header === undefined || rows.length === 0) return wrong({ code: "evaluation/empty-labels" });
  const columns = header.fields.map((name) => name.toLowerCase());
  if (!columns.includes("file")) return wrong({ code: "evaluation/no-file-column", columns: header.fields });
  const unknown = header.fields.filter((name) => !knownColumns.includes(name.toLowerCase()));
  if (unknown.length > 0) return wrong({ code: "evaluation/unknown-columns", columns: unknown.map((name) => mistaken(name, knownColumns)) });
  const repeated = columns.find((name, at) => columns.indexOf(name) !== at);
  if (repeated !== undefined) return wrong({ code: "evaluation/repeated-column", column: repeated });
  const finding = columns.find((name) => findingIds.some((id) => id === name));
  if (columns.includes("labels") && finding !== undefined) return wrong({ code: "evaluation/two-layouts", column: finding });
  if (!columns.includes("labels") && finding === undefined) return wrong({ code: "evaluation/no-label-column" });
  const uneven = rows.find(({ fields }) => fields.length !== columns.length);
  if (uneven !== undefined) return wrong({ code: "evaluation/uneven-row", line: uneven.line, fields: uneven.fields.length, columns: columns.length });
  const positions = new Map(columns.map((name, at) => [name, at]));
  return { ok: true, value: { columns, rows, field: ({ fields }, column) => fields[positions.get(column) ?? -1] ?? "" } };
}

/** The values of a column that are not right; none where there is no such column and "" is right. */
export function badValues(rows: readonly CsvRow[], column: string, field: FieldOf, isRight: (value: string) => boolean): readonly BadValue[] {
  return rows.flatMap((row) => (isRight(field(row, column)) ? [] : [{ line: row.line, column, value: field(row, column) }]));
}
