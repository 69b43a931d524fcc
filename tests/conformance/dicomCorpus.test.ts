import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FileAnswer } from "../../src/ingest/archive.ts";
import { openNodeIngest } from "../../src/ingest/node/nodeIngest.ts";
import type { StoredPixels } from "../../src/ingest/storedPixels.ts";

/** 294 files of the public test collections, outside the repository; the index says what each one is and what its first frame holds. */
const folder = join(import.meta.dirname, "../../../shared/data/dicom");
const isAbsent = !existsSync(join(folder, "index.csv"));
const corpus = isAbsent ? [] : parseIndex(readFileSync(join(folder, "index.csv"), "utf8"));

const ingest = openNodeIngest();

describe.skipIf(isAbsent)(`the DICOM corpus${isAbsent ? " (skipped: the corpus in ../shared is absent)" : ""}`, () => {
  it("is whole", () => {
    expect(corpus.length).toBe(294);
  });

  it.each(corpus.filter(({ kind, expected, lossy }) => kind === "dicom" && expected === "decode" && !lossy))("$file has exactly the reference's stored values", async (row) => {
    expect(await firstReading(row.file)).toMatchObject({ storedPixelSha256: row.sha256 });
  });

  it.each(corpus.filter(({ kind, expected, lossy }) => kind === "dicom" && expected === "decode" && lossy))("$file is within the tolerance of lossy compression", async (row) => {
    const { pixels, storedPixelSha256 } = await firstReading(row.file);
    if (storedPixelSha256 === row.sha256) return;
    const { low, high, mean } = rangeOf(pixels);
    // Gray: 2 of 256 levels at the extremes or 0.3 of 256 in the mean, as decoders of the same file differ; chroma is interpolated differently.
    const level = 2 ** Math.max(0, row.bits - 8);
    const [extreme, average] = pixels.samples === 3 ? [40, 3] : [2 * level, 0.3 * level];
    expect(Math.abs(low - row.min)).toBeLessThanOrEqual(extreme);
    expect(Math.abs(high - row.max)).toBeLessThanOrEqual(extreme);
    expect(Math.abs(mean - row.mean)).toBeLessThanOrEqual(average);
  });

  it.each(corpus.filter(({ kind, expected }) => kind !== "dicom" && expected === "decode"))("$file opens, each image in it", async (row) => {
    const answers = await ingest.readPixels(bytesOf(row.file), row.file);
    expect(answers.map(({ outcome }) => outcome.ok)).toEqual(row.file.endsWith("cd_two_images.zip") ? [true, true] : [true]);
    const [first] = answers.map(({ outcome }) => (outcome.ok ? outcome.value.storedPixelSha256 : null));
    expect(first).toBe(row.sha256 === "" ? first : row.sha256);
  });

  it.each(corpus.filter(({ expected }) => expected === "error"))("$file gives a coded problem", async (row) => {
    const answers = await ingest.readPixels(bytesOf(row.file), row.file);
    expect(answers.map(({ outcome }) => (outcome.ok ? "decoded" : outcome.problem.code))).toEqual([codeOf(row.file)]);
  });

  it.each(corpus.filter(({ expected }) => expected === "either"))("$file, on which decoders disagree, gives an answer", async (row) => {
    const answers = await ingest.readPixels(bytesOf(row.file), row.file);
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.filter(hasCrashed)).toEqual([]);
  });

  it.each(corpus.filter(({ kind }) => kind === "dicom"))("$file read as a radiograph gives an answer", async (row) => {
    const answers = await ingest.readRadiographs(bytesOf(row.file), row.file);
    expect(answers.length).toBe(1);
    expect(answers.filter(hasCrashed)).toEqual([]);
    const radiographs = answers.flatMap(({ outcome }) => (outcome.ok ? [outcome.value.radiograph] : []));
    expect(radiographs.every(({ rows, columns, pixels, window }) => pixels.length === rows * columns && window.width > 0)).toBe(true);
  });
});

function hasCrashed({ outcome }: FileAnswer<unknown>): boolean {
  return !outcome.ok && outcome.problem.code === "ingest/worker-crashed";
}

interface CorpusRow {
  readonly file: string;
  readonly kind: string;
  readonly expected: string;
  readonly lossy: boolean;
  readonly bits: number;
  readonly sha256: string;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
}

/** What is wrong with each malformed file of the corpus. */
const codes: readonly (readonly [RegExp, string])[] = [
  [/ts_(jpip|mpeg4|unknown_ts)\.dcm$/, "ingest/unsupported-transfer-syntax"],
  [/parametric_map_(double_)?float\.dcm$|samples_4\.dcm$/, "ingest/unsupported-pixels"],
  [/trunc_\d+of16_|GH179B\.dcm$/, "ingest/truncated"],
  [/rows_cols_65535\.dcm$|bad_bomb50000\.png$/, "ingest/too-many-pixels"],
  [/_garbage\.dcm$|_sof_65500\.dcm$|rows_missing\.dcm$/, "ingest/malformed"],
  [/no_dicom\.zip$/, "ingest/empty-archive"],
  [/\/deid\/|one_byte|pdf\.dcm|preamble_only|text\.dcm|zeros_1mb|\/priv_SQ\.dcm$/, "ingest/unknown-format"],
];

function codeOf(file: string): string {
  return codes.find(([pattern]) => pattern.test(file))?.[1] ?? "ingest/no-pixels";
}

function bytesOf(file: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(folder, file)));
}

async function firstReading(file: string) {
  const [answer] = await ingest.readPixels(bytesOf(file), file);
  if (answer?.outcome.ok !== true) throw new Error(`${file}: ${JSON.stringify(answer?.outcome)}`);
  return answer.outcome.value;
}

function rangeOf({ values }: StoredPixels): { readonly low: number; readonly high: number; readonly mean: number } {
  let [low, high, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
    sum += value;
  }
  return { low, high, mean: sum / values.length };
}

/** RFC 4180 with a header line. */
function parseIndex(text: string): CorpusRow[] {
  const [header = [], ...lines] = text.split(/\r?\n/).filter((line) => line !== "").map(fieldsOf);
  return lines.map((fields) => {
    const field = (name: string) => fields[header.indexOf(name)] ?? "";
    return {
      file: field("file"), kind: field("kind"), expected: field("expected"), lossy: field("lossy") === "True", bits: Number(field("bits_stored")),
      sha256: field("ref_sha256"), min: Number(field("ref_min")), max: Number(field("ref_max")), mean: Number(field("ref_mean")),
    };
  });
}

function fieldsOf(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field = ""]) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field));
}
