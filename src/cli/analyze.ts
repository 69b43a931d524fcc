import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Problem } from "../domain/problem.ts";
import { isForeignImage } from "../domain/refusal.ts";
import type { BundleIdentity, FindingScore, Result } from "../domain/result.ts";
import { evaluationProblemText } from "../evaluation/catalog.ts";
import { chosenBundle } from "../inference/node/bundleFolder.ts";
import { openNodeInference, type NodeInference } from "../inference/node/nodeInference.ts";
import { openNodeIngest, type NodeIngest } from "../ingest/node/nodeIngest.ts";

const usage = `usage: npm run -s analyze -- [--pixels] [--bundle DIR] PATH...

Prints one JSON object per line and image: what the app would say of each file (folders are walked, archives opened).
  --pixels       stop after decoding; any modality
  --bundle DIR   the model bundle (default: what FIRSTREAD_BUNDLE names, or else the one that comes with the app)
Exit status: 0 every file got an answer, 1 a path or the bundle cannot be read, 2 wrong usage.`;

/** One line of output. */
interface Line {
  readonly file: string;
  /** Within an archive. */
  readonly entry?: string;
  readonly outcome: "valid" | "refused" | "failed";
  readonly problem: Problem | null;
  readonly radiograph: Radiograph | null;
  readonly bundle: BundleIdentity | null;
  readonly scores: Readonly<Record<string, number>>;
  readonly calls: Readonly<Record<string, string>>;
  /** Those of the scores that were not shown to be better than a simple baseline: the app hides them, all but "abnormal", until they are asked for. */
  readonly experimental: readonly string[];
  readonly ms: { readonly decode: number | null; readonly normalize: number | null; readonly score: number | null };
}

interface Radiograph {
  readonly sopInstanceUid: string | null;
  readonly rows: number;
  readonly columns: number;
  readonly frames: number;
  readonly transferSyntaxUid: string | null;
  readonly photometricInterpretation: string;
  readonly bitsStored: number;
  readonly storedPixelSha256: string;
}

type Answer = Omit<Line, "file" | "entry">;

const nothing: Answer = {
  outcome: "failed", problem: null, radiograph: null, bundle: null, scores: {}, calls: {}, experimental: [], ms: { decode: null, normalize: null, score: null },
};

process.exitCode = await main();

async function main(): Promise<number> {
  const options = argumentsOf();
  if (options === null) return 2;
  const ingest = openNodeIngest();
  const opened = options.pixels ? null : await openNodeInference(options.bundle);
  if (opened !== null && !opened.ok) {
    console.error(evaluationProblemText("en", { code: "evaluation/bad-bundle", path: options.bundle, problem: opened.problem }));
    return 1;
  }
  let status = 0;
  for (const path of options.paths) {
    for await (const file of filesUnder(path)) {
      if (file === null) status = 1;
      else for (const line of await analyze(file, ingest, opened?.value ?? null)) process.stdout.write(`${JSON.stringify(line)}\n`);
    }
  }
  return status;
}

function argumentsOf(): { readonly paths: readonly string[]; readonly pixels: boolean; readonly bundle: string } | null {
  try {
    const { values, positionals: paths } = parseArgs({
      allowPositionals: true,
      options: { pixels: { type: "boolean", default: false }, bundle: { type: "string", default: chosenBundle(process.env) } },
    });
    if (paths.length > 0) return { paths, ...values };
    console.error(usage);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
  }
  return null;
}

/** The files at and below a path, in the order of their names; null for what is not there. */
async function* filesUnder(path: string): AsyncGenerator<string | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) {
    console.error(`${path}: not found`);
    yield null;
  } else if (!found.isDirectory()) yield path;
  else for (const name of (await readdir(path)).toSorted()) yield* filesUnder(join(path, name));
}

async function analyze(file: string, ingest: NodeIngest, inference: NodeInference | null): Promise<Line[]> {
  const bytes = await readFile(file).then((buffer) => new Uint8Array(buffer)).catch(() => null);
  if (bytes === null) return [{ file, ...refusedOrFailed({ code: "ingest/unreadable" }) }];
  const name = file.split(/[\\/]/).at(-1) ?? file;
  const answers = inference === null ? await pixelAnswers(ingest, bytes, name) : await scoredAnswers(ingest, inference, bytes, name);
  return answers.map(({ fileName, answer }) => ({ file, ...(fileName === name ? {} : { entry: fileName }), ...answer }));
}

async function pixelAnswers(ingest: NodeIngest, bytes: Uint8Array<ArrayBuffer>, name: string): Promise<{ fileName: string; answer: Answer }[]> {
  return (await ingest.readPixels(bytes, name)).map(({ fileName, outcome }) => {
    if (!outcome.ok) return { fileName, answer: refusedOrFailed(outcome.problem) };
    const { pixels, facts, sopInstanceUid, storedPixelSha256, decodeMs } = outcome.value;
    const { format: _, ...source } = facts.source;
    const radiograph = { sopInstanceUid, rows: pixels.rows, columns: pixels.columns, ...source, storedPixelSha256 };
    return { fileName, answer: { ...nothing, outcome: "valid", radiograph, ms: { ...nothing.ms, decode: tenths(decodeMs) } } };
  });
}

async function scoredAnswers(ingest: NodeIngest, inference: NodeInference, bytes: Uint8Array<ArrayBuffer>, name: string): Promise<{ fileName: string; answer: Answer }[]> {
  const answers = [];
  for (const { fileName, outcome } of await ingest.readRadiographs(bytes, name)) {
    if (!outcome.ok) {
      answers.push({ fileName, answer: refusedOrFailed(outcome.problem) });
      continue;
    }
    const { radiograph, patient, storedPixelSha256, ms } = outcome.value;
    const { format: _, ...source } = radiograph.source;
    const seen: Radiograph = { sopInstanceUid: radiograph.sopInstanceUid, rows: radiograph.rows, columns: radiograph.columns, ...source, storedPixelSha256 };
    const result = await inference.score(radiograph, patient);
    const readMs = { decode: tenths(ms.decode), normalize: tenths(ms.normalize), score: null };
    answers.push({ fileName, answer: { ...nothing, radiograph: seen, bundle: inference.identity, ms: readMs, ...resultAnswer(result, readMs) } });
  }
  return answers;
}

function resultAnswer(result: Result, readMs: Line["ms"]): Partial<Answer> {
  if (result.state === "refused") return { outcome: "refused", problem: result.reason };
  if (result.state === "failed") return { outcome: "failed", problem: result.problem };
  if (result.state !== "valid") throw new Error(`A result that is ${result.state} is no answer.`);
  const { findings, scoreMs } = result.scored;
  return {
    outcome: "valid",
    scores: byFinding(findings, ({ score }) => score),
    calls: byFinding(findings, ({ call }) => call),
    experimental: findings.filter(({ evidence }) => evidence === "experimental").map(({ finding }) => finding),
    ms: { ...readMs, score: tenths(scoreMs) },
  };
}

function byFinding<T>(findings: readonly FindingScore[], valueOf: (one: FindingScore) => T): Record<string, T> {
  return Object.fromEntries(findings.map((one) => [one.finding, valueOf(one)]));
}

/** Refused: an image that was understood, but is none of ours. Failed: a file that could not be read as it should. */
function refusedOrFailed(problem: Problem): Answer {
  return { ...nothing, outcome: isForeignImage(problem) ? "refused" : "failed", problem };
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}
