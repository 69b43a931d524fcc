import { findingIds } from "../domain/finding.ts";
import type { FindingId } from "../domain/finding.ts";
import { wrong } from "./csv.ts";
import type { CsvRow, Parsed } from "./csv.ts";
import { shownExamples } from "./problem.ts";
import { badValues, groupings, parseTable } from "./table.ts";
import type { FieldOf, Grouping, Table } from "./table.ts";
import { truthsByColumns, truthsByNames } from "./truths.ts";
import type { Truths } from "./truths.ts";

/** What the labels file says of the films that were asked for. */
export interface LabelsFile {
  /** "columns": one column a finding; "names": one column `labels` with the names of what was found. */
  readonly layout: "columns" | "names";
  /** Of the whole file, before the filters. */
  readonly rows: number;
  /** In the order of their names. */
  readonly films: readonly LabeledFilm[];
  /** For which something is known, in the order of the list of findings. */
  readonly findings: readonly FindingId[];
  /** The patient of at least one of the films is named. */
  readonly hasPatients: boolean;
  /** By which of these the films can be told apart. */
  readonly groupings: readonly Grouping[];
}

export interface LabeledFilm {
  /** Relative to the folder of images, with "/". */
  readonly file: string;
  readonly patientId: string | null;
  /** Nothing where it is not known. */
  readonly truths: Truths;
  /** The film's value for each grouping of the file; null where it is not known. */
  readonly groups: Readonly<Partial<Record<Grouping, string | null>>>;
  /** No chest film at all, as the name `not_cxr` says: the gate should refuse it. */
  readonly isOther: boolean;
}

/** column=value; of the same column any value will do, of several columns all must fit. */
export interface RowFilter {
  readonly column: string;
  readonly value: string;
}

/** Problems: every `evaluation/...` that speaks of the labels file or of a filter. */
export function parseLabelsFile(text: string, filters: readonly RowFilter[]): Parsed<LabelsFile> {
  const table = parseTable(text);
  if (!table.ok) return table;
  const { columns, rows, field } = table.value;
  const problem = problemOfRows(table.value);
  if (problem !== null) return problem;
  const layout = columns.includes("labels") ? "names" : "columns";
  const truths = layout === "names" ? truthsByNames(rows, field) : truthsByColumns(rows, columns, field);
  if (!truths.ok) return truths;
  const selected = selectRows(table.value, filters);
  if (!selected.ok) return selected;
  const present = groupings.filter((one) => columns.includes(one));
  const films = selected.value.map((row) => filmOf(row, field, present, truths.value));
  const known = new Set(films.flatMap((film) => [...film.truths.keys()]));
  return {
    ok: true,
    value: {
      layout,
      rows: rows.length,
      films: films.toSorted((a, b) => (a.file < b.file ? -1 : 1)),
      findings: findingIds.filter((id) => known.has(id)),
      hasPatients: films.some(({ patientId }) => patientId !== null),
      groupings: present,
    },
  };
}

/** Each film is named once, and lies in the folder; null where all are right. */
function problemOfRows({ rows, field }: Table): ReturnType<typeof wrong> | null {
  const names = badValues(rows, "file", field, (name) => fileOf(name) !== null);
  if (names.length > 0) return wrong({ code: "evaluation/bad-file-names", count: names.length, first: names.slice(0, shownExamples) });
  const seen = new Set<string>();
  const repeated = rows.map((row) => fileOf(field(row, "file")) ?? "").filter((file) => seen.size === seen.add(file).size);
  return repeated.length > 0 ? wrong({ code: "evaluation/repeated-files", count: repeated.length, first: [...new Set(repeated)].slice(0, shownExamples) }) : null;
}

/** With "/" and without "./"; null for an empty or absolute name, or one that leads out of the folder. */
function fileOf(name: string): string | null {
  const steps = name.replaceAll("\\", "/").split("/").filter((step) => step !== ".");
  return steps.length === 0 || steps.some((step) => step === "" || step === "..") || /^[A-Za-z]:/.test(name) ? null : steps.join("/");
}

function selectRows({ columns, rows, field }: Table, filters: readonly RowFilter[]): Parsed<readonly CsvRow[]> {
  for (const { column, value } of filters) {
    if (!columns.includes(column)) return wrong({ code: "evaluation/unknown-filter-column", column, columns });
    const values = new Set(rows.map((row) => field(row, column)));
    if (!values.has(value)) return wrong({ code: "evaluation/unknown-filter-value", column, value, values: [...values].toSorted().slice(0, 2 * shownExamples) });
  }
  const accepts = ({ column }: RowFilter, row: CsvRow) => filters.some((one) => one.column === column && one.value === field(row, column));
  const selected = rows.filter((row) => filters.every((filter) => accepts(filter, row)));
  return selected.length > 0 ? { ok: true, value: selected } : wrong({ code: "evaluation/nothing-selected", rows: rows.length });
}

function filmOf(row: CsvRow, field: FieldOf, present: readonly Grouping[], truths: ReadonlyMap<CsvRow, Truths | "other">): LabeledFilm {
  const truth = truths.get(row) ?? "other";
  return {
    file: fileOf(field(row, "file")) ?? "",
    patientId: field(row, "patient_id") || null,
    truths: truth === "other" ? new Map() : truth,
    groups: Object.fromEntries(present.map((grouping) => [grouping, groupOf(grouping, field(row, grouping))])),
    isOther: truth === "other",
  };
}

/** Null where the file does not say. */
function groupOf(grouping: Grouping, value: string): string | null {
  if (value === "" || value.toLowerCase() === "unknown") return null;
  if (grouping === "age") return ageBandOf(value);
  return grouping === "view" || grouping === "sex" ? value.toUpperCase() : value;
}

/** How many of DICOM's units (PS3.5 6.2, AS) are a year. */
const unitsPerYear: Readonly<Record<string, number>> = { Y: 1, M: 12, W: 52.18, D: 365.25 };

/** Years, also as DICOM ("058Y", "006M") or pandas ("58.0") writes them; a band that the file already has, such as "1-5", stays as it is. */
function ageBandOf(text: string): string {
  const [, count, unit = "Y"] = /^(\d{1,3}(?:\.\d+)?)([YMWD])?$/i.exec(text) ?? [];
  if (count === undefined) return text;
  const years = Number(count) / (unitsPerYear[unit.toUpperCase()] ?? 1);
  if (years < 18) return "0-17";
  if (years < 40) return "18-39";
  return years < 60 ? "40-59" : "60+";
}
