import { parseArgs } from "node:util";
import { wrong } from "../../evaluation/csv.ts";
import type { Parsed } from "../../evaluation/csv.ts";
import type { RowFilter } from "../../evaluation/labelsFile.ts";
import { locales } from "../../i18n/i18n.ts";
import type { Locale } from "../../i18n/i18n.ts";
import { chosenBundle } from "../../inference/node/bundleFolder.ts";

const usage = `usage: npm run -s evaluate -- --images DIR --labels FILE [options]

Scores the films that a labels file names, compares, prints the result and writes report.json and report.html.
  --images DIR       the folder of the films: DICOM, PNG or JPEG, also in subfolders
  --labels FILE      CSV with a column "file" (relative to DIR) and a column for each finding: 1, 0, or empty for unknown;
                     or one column "labels" with names joined by ";", "normal" for none.
                     May have: patient_id, view, sex, age, source, lot, split
  --bundle DIR       the model bundle (default: what FIRSTREAD_BUNDLE names, or else the one that comes with the app)
  --out DIR          where the report goes (default: evaluation-report)
  --force            replace the report in a folder that is not empty
  --where COL=VALUE  only lines with that value; may be repeated: of one column any, of several columns all
  --only ID          only these findings; may be repeated
  --allow-missing    go on without films that are not in the folder
  --resamples N      bootstrap resamples (default: 1000)
  --seed N           of the resamples (default: 1)
  --language en|ko   of the report and of messages (default: en)
Exit status: 0 a report was written, 2 something was wrong and nothing was written.`;

export interface EvaluateOptions {
  readonly images: string;
  readonly labels: string;
  readonly bundle: string;
  readonly out: string;
  readonly isForced: boolean;
  readonly where: readonly string[];
  readonly only: readonly string[];
  readonly allowsMissing: boolean;
  readonly resamples: number;
  readonly seed: number;
  readonly locale: Locale;
}

/** Null, and the usage on standard error, where the arguments are wrong. */
export function parseOptions(args: readonly string[]): EvaluateOptions | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        images: { type: "string" }, labels: { type: "string" }, bundle: { type: "string", default: chosenBundle(process.env) },
        out: { type: "string", default: "evaluation-report" }, force: { type: "boolean", default: false },
        where: { type: "string", multiple: true, default: [] }, only: { type: "string", multiple: true, default: [] },
        "allow-missing": { type: "boolean", default: false }, resamples: { type: "string", default: "1000" },
        seed: { type: "string", default: "1" }, language: { type: "string", default: "en" },
      },
    });
    const { images, labels, bundle, out, force: isForced, where } = values;
    if (images === undefined || labels === undefined) throw new Error("--images and --labels are both needed.");
    for (const [name, value] of Object.entries({ images, labels, bundle, out })) if (value === "") throw new Error(`--${name} is empty.`);
    const locale = locales.find((one) => one === values.language);
    if (locale === undefined) throw new Error(`--language is en or ko, not "${values.language}".`);
    const only = values.only.flatMap((ids) => ids.split(","));
    const counts = { resamples: countOf("--resamples", values.resamples, 100, 100_000), seed: countOf("--seed", values.seed, 0, 2 ** 31 - 1) };
    return { images, labels, bundle, out, isForced, where, only, allowsMissing: values["allow-missing"], ...counts, locale };
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return null;
  }
}

function countOf(name: string, text: string, least: number, most: number): number {
  const count = /^\d{1,10}$/.test(text) ? Number(text) : -1;
  if (count < least || count > most) throw new Error(`${name} is a whole number from ${least} to ${most}, not "${text}".`);
  return count;
}

/** "column=value"; column names are lower case, as in the labels file. */
export function parseFilters(where: readonly string[]): Parsed<readonly RowFilter[]> {
  const filters: RowFilter[] = [];
  for (const filter of where) {
    const at = filter.indexOf("=");
    if (at < 1) return wrong({ code: "evaluation/bad-filter", filter });
    filters.push({ column: filter.slice(0, at).trim().toLowerCase(), value: filter.slice(at + 1).trim() });
  }
  return { ok: true, value: filters };
}

/** As it can be typed again in a POSIX shell. */
export function commandOf(args: readonly string[]): string {
  const quoted = args.map((one) => (/^[\w./:=,@%+-]+$/.test(one) ? one : `'${one.replaceAll("'", String.raw`'\''`)}'`));
  return ["npm run evaluate --", ...quoted].join(" ");
}
