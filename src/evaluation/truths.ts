import { findingIds } from "../domain/finding.ts";
import type { FindingId } from "../domain/finding.ts";
import { wrong } from "./csv.ts";
import type { CsvRow, Parsed } from "./csv.ts";
import { mistaken, shownExamples } from "./problem.ts";
import { badValues } from "./table.ts";
import type { FieldOf } from "./table.ts";

/** What is known to be on a film (true) and known not to be (false). */
export type Truths = ReadonlyMap<FindingId, boolean>;

/** Findings that are made of others: there where one of the parts is, absent where all of them are. */
const composites: ReadonlyMap<FindingId, readonly FindingId[]> = new Map<FindingId, readonly FindingId[]>([
  ["opacity", ["infiltration", "consolidation", "pneumonia"]],
  ["mass_or_nodule", ["mass", "nodule"]],
]);

const names: readonly string[] = ["normal", "not_cxr", ...findingIds];

/** "1.0" and "0.0" are what pandas writes for a column with gaps. */
const meanings: ReadonlyMap<string, boolean | null> = new Map([["", null], ["0", false], ["0.0", false], ["1", true], ["1.0", true]]);

type RowTruths = ReadonlyMap<CsvRow, Truths | "other">;

/** One column a finding: 1, 0, or empty for unknown. Composites are filled in where they have no column but all of their parts have. */
export function truthsByColumns(rows: readonly CsvRow[], columns: readonly string[], field: FieldOf): Parsed<RowTruths> {
  const present = findingIds.filter((id) => columns.includes(id));
  const bad = present.flatMap((id) => badValues(rows, id, field, (value) => meanings.has(value)));
  if (bad.length > 0) return wrong({ code: "evaluation/bad-values", count: bad.length, first: bad.slice(0, shownExamples) });
  const value = rows.map((row) => {
    const truths = new Map(present.flatMap((id) => {
      const meaning = meanings.get(field(row, id)) ?? null;
      return meaning === null ? [] : [[id, meaning] as const];
    }));
    addComposites(truths, present);
    return [row, truths] as const;
  });
  return { ok: true, value: new Map(value) };
}

function addComposites(truths: Map<FindingId, boolean>, present: readonly FindingId[]): void {
  for (const [composite, parts] of composites) {
    if (present.includes(composite) || !parts.every((part) => present.includes(part))) continue;
    const known = new Set(parts.map((part) => truths.get(part)));
    if (known.has(true)) truths.set(composite, true);
    else if (!known.has(undefined)) truths.set(composite, false);
  }
}

/**
 * One column `labels`: names joined by ";" or "|", "normal" for a film without a finding, empty for an unread one. A name that is not there
 * means "no" only where the film's source ever uses that name: a source that labels nothing but pneumonia says nothing of effusions. A composite that
 * is named does not say which of its parts it is.
 */
export function truthsByNames(rows: readonly CsvRow[], field: FieldOf): Parsed<RowTruths> {
  const namesOf = (row: CsvRow) => namesIn(field(row, "labels"));
  const unknown = new Set(rows.flatMap(namesOf).filter((name) => !names.includes(name)));
  if (unknown.size > 0) return wrong({ code: "evaluation/unknown-names", names: [...unknown].map((name) => mistaken(name, names)) });
  const torn = badValues(rows, "labels", field, (value) => !isTorn(namesIn(value)));
  if (torn.length > 0) return wrong({ code: "evaluation/contradicting-names", count: torn.length, first: torn.slice(0, shownExamples) });
  const vocabularies = new Map<string, Set<string>>();
  for (const row of rows) {
    const source = field(row, "source");
    const vocabulary = vocabularies.get(source) ?? new Set();
    vocabularies.set(source, vocabulary);
    for (const name of namesOf(row)) vocabulary.add(name);
  }
  const value = rows.map((row) => [row, truthsOfNames(namesOf(row), vocabularies.get(field(row, "source")) ?? new Set())] as const);
  return { ok: true, value: new Map(value) };
}

function namesIn(value: string): readonly string[] {
  return value.split(/[;|]/).map((name) => name.trim().toLowerCase()).filter((name) => name !== "");
}

/** Normal, and something else as well. */
function isTorn(found: readonly string[]): boolean {
  return found.includes("normal") && found.some((name) => name !== "normal");
}

function truthsOfNames(found: readonly string[], vocabulary: ReadonlySet<string>): Truths | "other" {
  if (found.includes("not_cxr")) return "other";
  if (found.length === 0) return new Map();
  const isClear = found.every((name) => name === "normal");
  const possible = new Set(findingIds.filter((id) => found.includes(id)).flatMap(partsOf));
  const truths = new Map<FindingId, boolean>();
  for (const id of findingIds) {
    const parts: readonly string[] = [id, ...partsOf(id)];
    if (id === "abnormal") truths.set(id, !isClear);
    else if (parts.some((part) => found.includes(part))) truths.set(id, true);
    else if (isClear || (!possible.has(id) && parts.some((part) => vocabulary.has(part)))) truths.set(id, false);
  }
  return truths;
}

function partsOf(id: FindingId): readonly FindingId[] {
  return composites.get(id) ?? [];
}
