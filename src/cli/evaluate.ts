import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { catalogFor, evaluationProblemText } from "../evaluation/catalog.ts";
import { consoleReport } from "../evaluation/consoleReport.ts";
import { wrong } from "../evaluation/csv.ts";
import type { Parsed } from "../evaluation/csv.ts";
import { evaluate } from "../evaluation/evaluation.ts";
import { parseLabelsFile } from "../evaluation/labelsFile.ts";
import type { LabelsFile } from "../evaluation/labelsFile.ts";
import { reportPage } from "../evaluation/page.ts";
import { mistaken, shownExamples } from "../evaluation/problem.ts";
import type { EvaluationRun } from "../evaluation/report.ts";
import type { BundleLabel } from "../inference/bundle.ts";
import { openNodeInference, type NodeInference } from "../inference/node/nodeInference.ts";
import { commandOf, parseFilters, parseOptions, type EvaluateOptions } from "./evaluate/evaluateOptions.ts";
import { openProgress } from "./evaluate/progress.ts";
import { problemOfFolder, writeReport } from "./evaluate/reportFolder.ts";
import { scoreFilms } from "./evaluate/scoreFilms.ts";
import { seededRandom } from "./samples/random.ts";

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  if (options === null) return 2;
  const done = await run(options, commandOf(args));
  if (done.ok) console.error(catalogFor(options.locale).written({ path: join(done.value, "report.html") }));
  else console.error(evaluationProblemText(options.locale, done.problem));
  return done.ok ? 0 : 2;
}

/** Gives the folder of the report. */
async function run(options: EvaluateOptions, command: string): Promise<Parsed<string>> {
  const { out, locale, resamples, seed } = options;
  const words = catalogFor(locale);
  const prepared = await prepare(options);
  if (!prepared.ok) return prepared;
  const { labels, missing, inference, chosen } = prepared.value;
  const progress = openProgress(labels.films.length, words, () => performance.now());
  const films = await scoreFilms(options.images, labels.films, missing, inference, progress);
  console.error(words.measuring);
  const facts = await runFacts(options, command, prepared.value);
  const report = evaluate(films, labels, { labels: chosen }, facts, { resamples, random: () => seededRandom(seed) });
  // Shown before it is written: a full disk does not cost the numbers.
  process.stdout.write(consoleReport(report, locale));
  const isWritten = await writeReport(out, { "report.json": `${JSON.stringify(report, null, 1)}\n`, "report.html": reportPage(report, locale) });
  if (!isWritten) return wrong({ code: "evaluation/output-not-writable", path: out });
  return { ok: true, value: out };
}

interface Prepared {
  readonly labels: LabelsFile;
  readonly labelsSha256: string;
  /** Named by the labels file, but not there. */
  readonly missing: ReadonlySet<string>;
  readonly inference: NodeInference;
  readonly chosen: readonly BundleLabel[];
}

/** Everything that can be wrong is found before the first film is scored; the cheap things first. */
async function prepare({ images, labels: path, bundle, out, isForced, where, only, allowsMissing }: EvaluateOptions): Promise<Parsed<Prepared>> {
  const folder = await problemOfFolder(out, isForced);
  if (folder !== null) return wrong(folder);
  const text = await readLabels(path);
  if (!text.ok) return text;
  const filters = parseFilters(where);
  if (!filters.ok) return filters;
  const parsed = parseLabelsFile(text.value, filters.value);
  if (!parsed.ok) return parsed;
  const labels = parsed.value;
  const missing = await missingOf(images, labels);
  if (!missing.ok) return missing;
  const [...first] = missing.value;
  // Where no film is there, it is the wrong folder.
  if (first.length > 0 && (!allowsMissing || first.length === labels.films.length)) {
    return wrong({ code: "evaluation/missing-films", count: first.length, rows: labels.films.length, first: first.slice(0, shownExamples) });
  }
  const opened = await openNodeInference(bundle);
  if (!opened.ok) return wrong({ code: "evaluation/bad-bundle", path: bundle, problem: opened.problem });
  const chosen = chooseLabels(opened.value.manifest.labels, labels, only);
  if (!chosen.ok) return chosen;
  const labelsSha256 = createHash("sha256").update(text.value).digest("hex");
  const findings = only.length === 0 ? labels.findings : labels.findings.filter((id) => only.includes(id));
  return { ok: true, value: { labels: { ...labels, findings }, labelsSha256, missing: missing.value, inference: opened.value, chosen: chosen.value } };
}

async function readLabels(path: string): Promise<Parsed<string>> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return wrong({ code: "evaluation/no-labels-file", path });
  try {
    return { ok: true, value: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return wrong({ code: "evaluation/not-utf8", path });
  }
}

async function missingOf(images: string, { films }: LabelsFile): Promise<Parsed<ReadonlySet<string>>> {
  const folder = await stat(images).catch(() => null);
  if (folder?.isDirectory() !== true) return wrong({ code: "evaluation/no-images-folder", path: images });
  const missing = new Set<string>();
  for (const { file } of films) {
    const found = await stat(join(images, file)).catch(() => null);
    if (found?.isFile() !== true) missing.add(file);
  }
  return { ok: true, value: missing };
}

/** Pictures that are no chest film can be compared without a label: the gate should refuse them. */
function chooseLabels(labels: readonly BundleLabel[], { films, findings }: LabelsFile, only: readonly string[]): Parsed<readonly BundleLabel[]> {
  const scored = labels.map(({ id }) => id);
  const unknown = only.filter((id) => !scored.some((one) => one === id));
  if (unknown.length > 0) return wrong({ code: "evaluation/not-in-bundle", findings: unknown.map((id) => mistaken(id, scored)) });
  const chosen = labels.filter(({ id }) => only.length === 0 || only.includes(id));
  const isComparable = chosen.some(({ id }) => findings.includes(id)) || films.some(({ isOther }) => isOther);
  return isComparable ? { ok: true, value: chosen } : wrong({ code: "evaluation/nothing-in-common", labeled: findings, scored: chosen.map(({ id }) => id) });
}

async function runFacts({ where, resamples, seed }: EvaluateOptions, command: string, { labels, labelsSha256, inference }: Prepared): Promise<EvaluationRun> {
  const { manifest, identity } = inference;
  const { wasm } = manifest.variants;
  if (wasm === undefined) throw new Error("a bundle that Node has opened has a network for WebAssembly");
  const { version } = JSON.parse(await readFile(join(import.meta.dirname, "../../package.json"), "utf8")) as { readonly version: string };
  return {
    madeAt: new Date().toISOString(),
    command,
    appVersion: version,
    bundle: {
      ...identity,
      network: { file: wasm.file, precision: wasm.precision, sha256: wasm.sha256 },
      calibrationPrevalence: manifest.intendedUse.calibrationPrevalence,
      gateCutOff: manifest.gate?.cutOff ?? null,
    },
    labelsFile: { sha256: labelsSha256, layout: labels.layout, rows: labels.rows },
    filters: where,
    resamples,
    seed,
    drawnBy: labels.hasPatients ? "patient" : "film",
  };
}
