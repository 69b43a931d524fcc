import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SopInstanceUid } from "../../src/domain/ids.ts";
import type { Radiograph } from "../../src/domain/radiograph.ts";
import type { Scored } from "../../src/domain/result.ts";
import { parseManifest } from "../../src/inference/manifest.ts";
import { openNodeInference, type NodeInference } from "../../src/inference/node/nodeInference.ts";
import { examplePatient } from "../fakes/examples.ts";

const training = join(import.meta.dirname, "../../models/training");
const recipe = readFileSync(join(training, "RECIPE.md"), "utf8");
const python = process.env["FIRSTREAD_PYTHON"] ?? "python3";
const isAbsent = spawnSync(python, ["-c", "import numpy, onnx, onnxruntime, torch"]).status !== 0;
const reason = isAbsent ? ` (${python} has no torch, onnx and onnxruntime; FIRSTREAD_PYTHON may name one that has)` : "";

/** What the issue allows between torch and the app's own runtime, in a logit. */
const parity = 1e-4;
const allWeights = "densenet121-res224-all";

describe("the recipe for a bundle of one's own", () => {
  it("shows a manifest that the app takes", () => {
    expect(parseManifest(JSON.parse(blockOf("json")))).toMatchObject({ ok: true, value: { bundle: { name: "my-bundle" } } });
  });
});

describe.skipIf(isAbsent)(`a bundle made by models/training${reason}`, () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "firstread-own-"));
    const made = runPython([join(import.meta.dirname, "../fakes/make_checkpoints.py"), folder], folder);
    if (made.status !== 0) throw new Error(made.stderr);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it("as the recipe says passes the app's self-test", { timeout: 120_000 }, async () => {
    writeFileSync(join(folder, "recipe.py"), blockOf("python"));
    const made = runPython(["recipe.py"], folder);
    expect(made.stderr).toBe("");
    expect(made.status).toBe(0);
    const { manifest } = await open(join(folder, "my-bundle"));
    expect(manifest.labels.map(({ id }) => id)).toEqual(["abnormal", "effusion"]);
  });

  it("of a torchxrayvision checkpoint gives torch's logits, in WebAssembly, within 1e-4", { timeout: 600_000 }, async () => {
    const { stdout, status } = importCheckpoint("module.pt", "float", "--weights", allWeights, "--precision", "float32");
    expect(status).toBe(0);
    const { scored, largest } = await compareWithTorch("float");
    console.log(`${stdout.trim()}\nWASM float32: largest |logit - torch's| ${largest.toExponential(1)}, ${scored.scoreMs.toFixed(0)} ms a film`);
    expect(largest).toBeLessThanOrEqual(parity);
    expect(scored.findings[0]?.logit).toBeCloseTo(Math.max(...scored.findings.slice(1).map(({ logit, finding }) => logit - shiftOf(finding))), 4);
    expect(scored.findings.every(({ evidence, heatmap }) => evidence === "weak" && heatmap?.rows === 7)).toBe(true);
  });

  it("with int8 weights passes the app's self-test; what the rounding does is printed", { timeout: 600_000 }, async () => {
    const { stdout, status } = importCheckpoint("state.pt", "int8", "--weights", allWeights);
    expect(status).toBe(0);
    const { scored, largest } = await compareWithTorch("int8");
    console.log(`${stdout.trim()}\nWASM int8 weights: largest |logit - torch's| ${largest.toExponential(1)}, ${scored.scoreMs.toFixed(0)} ms a film`);
    expect(scored.findings).toHaveLength(19);
    expect(readFileSync(join(folder, "int8/CARD.md"), "utf8")).toContain("Nothing was measured here");
  });

  it("calls at the cut-offs that the site has measured, and says whose they are", { timeout: 600_000 }, async () => {
    writeFileSync(join(folder, "measured.json"), JSON.stringify({ abnormal: { slope: 0.5, intercept: -2, cutOff: 0.3 } }));
    const options = ["--weights", "densenet121-res224-rsna", "--calibration", join(folder, "measured.json"), "--precision", "float16"];
    expect(importCheckpoint("state.pt", "site", ...options).status).toBe(0);
    const { manifest } = await open(join(folder, "site"));
    expect(manifest.labels.map(({ id }) => id)).toEqual(["abnormal", "pneumonia", "lung_opacity"]);
    expect(manifest.labels[0]).toMatchObject({ calibration: { slope: 0.5, intercept: -2 }, operatingPoints: [{ name: "site", cutOff: 0.3 }] });
    expect(manifest.labels[1]?.operatingPoints).toMatchObject([{ name: "library", cutOff: 0.5 }]);
  });

  it.each<[fact: string, checkpoint: string, options: readonly string[], message: RegExp]>([
    ["a checkpoint that names a program, which is not run", "program.pt", ["--weights", allWeights], /names posix\.mkdir|names nt\.mkdir/],
    ["a file name that tells no weights", "state.pt", [], /Say it with --weights: densenet121-res224-all/],
    ["another network", "other.pt", ["--weights", allWeights], /is no DenseNet-121 for one gray channel and 18 outputs/],
    ["a file that is no checkpoint", "film.json", ["--weights", allWeights], /cannot be read as weights only/],
    ["a file that is not there", "nothing.pt", ["--weights", allWeights], /is no file/],
    ["a finding that the weights do not have", "state.pt", ["--weights", "densenet121-res224-rsna", "--abnormal-from", "mass"], /mass is none of the findings/],
    ["a calibration that would reorder films", "state.pt", ["--weights", allWeights, "--calibration", "reordering.json"], /slope above 0/],
  ])("is refused with one line, and nothing is written, for %s", { timeout: 60_000 }, (_, checkpoint, options, message) => {
    writeFileSync(join(folder, "reordering.json"), JSON.stringify({ mass: { slope: -1, intercept: 0, cutOff: 0.5 } }));
    const before = readdirSync(folder);
    const { status, stderr } = importCheckpoint(checkpoint, "refused", ...options);
    expect(status).toBe(1);
    expect(stderr.trim().split("\n")).toEqual([expect.stringMatching(message)]);
    expect(readdirSync(folder)).toEqual(before);
    expect(existsSync(join(folder, "was-run"))).toBe(false);
  });

  function importCheckpoint(checkpoint: string, bundle: string, ...options: readonly string[]): SpawnSyncReturns<string> {
    return runPython([join(training, "import_torchxrayvision.py"), join(folder, checkpoint), join(folder, bundle), ...options], folder);
  }

  /** The film through the app's own code, next to what torch made of it. */
  async function compareWithTorch(bundle: string): Promise<{ scored: Scored; largest: number }> {
    const inference = await open(join(folder, bundle));
    const result = await inference.score(film(), examplePatient);
    if (result.state !== "valid") throw new Error(`the film is ${JSON.stringify(result)}`);
    const wanted = JSON.parse(readFileSync(join(folder, "film.json"), "utf8")) as readonly number[];
    const { scored } = result;
    const differences = scored.findings.slice(1).map(({ logit }, at) => Math.abs(logit - (wanted[at] ?? Number.NaN)));
    return { scored, largest: Math.max(...differences) };
  }

  /** 224 x 224, so that the pre-processing changes nothing. */
  function film(): Radiograph {
    return {
      sopInstanceUid: "1.2.3" as SopInstanceUid, rows: 224, columns: 224, pixels: Uint16Array.from(readFileSync(join(folder, "film.u8"))),
      window: { center: 128, width: 256, shape: "linear" }, spacing: null, viewPosition: "PA", bodyPart: "CHEST", isPhantom: true,
      source: { format: "png", transferSyntaxUid: null, photometricInterpretation: "MONOCHROME2", bitsStored: 8, frames: 1 },
    };
  }

  /** Where the library's threshold of a finding lies, in its logit. */
  function shiftOf(finding: string): number {
    const manifest = parseManifest(JSON.parse(readFileSync(join(folder, "float/manifest.json"), "utf8")));
    if (!manifest.ok) throw new Error(manifest.problem.code);
    return -(manifest.value.labels.find(({ id }) => id === finding)?.calibration.intercept ?? Number.NaN);
  }
});

async function open(bundle: string): Promise<NodeInference> {
  const opened = await openNodeInference(bundle);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  return opened.value;
}

/** The first block of code in that language. */
function blockOf(language: string): string {
  const block = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "ms").exec(recipe)?.[1];
  if (block === undefined) throw new Error(`the recipe has no block of ${language}`);
  return block;
}

function runPython(args: readonly string[], cwd: string): SpawnSyncReturns<string> {
  return spawnSync(python, args, { cwd, encoding: "utf8", env: { ...process.env, PYTHONPATH: training, PYTHONDONTWRITEBYTECODE: "1", OMP_NUM_THREADS: "2" } });
}
