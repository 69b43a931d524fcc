import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { chosenBundle } from "../../src/inference/node/bundleFolder.ts";
import { openNodeInference } from "../../src/inference/node/nodeInference.ts";
import type { NodeInference } from "../../src/inference/node/nodeInference.ts";
import { openNodeIngest } from "../../src/ingest/node/nodeIngest.ts";
import { examplePatient } from "../fakes/examples.ts";

/** Made by models/training/score_reference.py with Pillow, NumPy and native ONNX Runtime. */
interface Reference {
  readonly network: string;
  readonly labels: readonly string[];
  /** By the first 16 digits of the SHA-256 of the film's name: scores in the order of `labels`, none where the gate refuses the film. */
  readonly films: Readonly<Record<string, readonly number[]>>;
}

/** The arithmetic is the same to 0.001 (the manifest's tolerance); JPEG decoders differ by a gray level here and there, which this allows for. */
const tolerance = 0.02;

const archive = join(import.meta.dirname, "../../../shared/data/cxr/nih_chestxray14.tar");
const isAbsent = !existsSync(archive);
const ingest = openNodeIngest();
const reference = JSON.parse(readFileSync(new URL("../corpus/nih-scores.json", import.meta.url), "utf8")) as Reference;

describe.skipIf(isAbsent)(`the test films of ChestX-ray14${isAbsent ? " (the corpus in ../shared is absent)" : ""}`, () => {
  let inference: NodeInference;
  beforeAll(async () => {
    const opened = await openNodeInference(chosenBundle({}));
    if (!opened.ok) throw new Error(opened.problem.code);
    inference = opened.value;
  }, 60_000);

  it("are scored by the network that the reference was made with", () => {
    expect(inference.manifest.variants.wasm?.sha256).toBe(reference.network);
    expect(inference.manifest.labels.map(({ id }) => id)).toEqual(reference.labels);
  });

  it("get the scores that the training pipeline gives them, each within 0.02", { timeout: 300_000 }, async () => {
    const wrong: string[] = [];
    let films = 0;
    let largest = 0;
    for (const [name, bytes] of tarFiles(readFileSync(archive))) {
      const key = createHash("sha256").update(name).digest("hex").slice(0, 16);
      const wanted = reference.films[key];
      if (wanted === undefined) continue;
      films += 1;
      const difference = largestDifference(await scoresOf(inference, bytes), wanted);
      largest = Math.max(largest, difference);
      if (!(difference <= tolerance)) wrong.push(`${key}: ${difference}`);
    }
    console.log(`${films} films, largest |score - reference| ${largest.toFixed(5)}`);
    expect(films).toBe(Object.keys(reference.films).length);
    expect(wrong).toEqual([]);
  });
});

async function scoresOf(inference: NodeInference, bytes: Uint8Array<ArrayBuffer>): Promise<readonly number[]> {
  const [answer] = await ingest.readRadiographs(bytes, "film.jpg");
  if (answer?.outcome.ok !== true) return [];
  const result = await inference.score(answer.outcome.value.radiograph, { ...examplePatient, ageYears: null });
  return result.state === "valid" ? result.scored.findings.map(({ score }) => score) : [];
}

/** Not a number where a score is missing or one too many. */
function largestDifference(scores: readonly number[], wanted: readonly number[]): number {
  if (scores.length !== wanted.length) return Number.NaN;
  return Math.max(0, ...wanted.map((score, at) => Math.abs(score - (scores[at] ?? Number.NaN))));
}

/** Plain files of a tar archive (POSIX ustar): a header of 512 bytes, then the content padded to 512. */
function* tarFiles(archiveBytes: Buffer): Generator<readonly [name: string, bytes: Uint8Array<ArrayBuffer>]> {
  for (let at = 0; at + 512 <= archiveBytes.length && archiveBytes[at] !== 0;) {
    const text = (from: number, length: number) => archiveBytes.toString("latin1", at + from, at + from + length).replace(/\0.*$/s, "");
    const size = Number.parseInt(text(124, 12), 8);
    const isFile = text(156, 1) === "" || text(156, 1) === "0";
    if (isFile) yield [text(0, 100), new Uint8Array(archiveBytes.subarray(at + 512, at + 512 + size))];
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
