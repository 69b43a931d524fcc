import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { encode } from "fast-png";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chestPhantom } from "../../../src/cli/samples/phantom.ts";
import { makeSample, samples } from "../../../src/cli/samples/samples.ts";
import type { EvaluationReport } from "../../../src/evaluation/report.ts";
import { bundleDirectory } from "../../fakes/exampleBundle.ts";

const root = join(import.meta.dirname, "../../..");
const bundle = fileURLToPath(bundleDirectory);
const home = mkdtempSync(join(tmpdir(), "evaluate-"));
const images = join(home, "films");
const labels = join(home, "labels.csv");

/** Every phantom of the samples on a coarser detector, one of them as PNG in a folder below, the hand and the file that ends too early among them. */
beforeAll(async () => {
  mkdirSync(join(images, "more"), { recursive: true });
  const rows = ["file,abnormal,effusion,patient_id,sex,age"];
  for (const sample of samples) {
    writeFileSync(join(images, sample.file), await makeSample({ ...sample, film: { ...sample.film, rows: 320, columns: 280 } }));
    const { sex = "", ageYears = "" } = sample.film.patient ?? {};
    rows.push(`${sample.file},${sample.title === "normal" ? 0 : 1},${sample.title === "effusion" ? 1 : 0},${sample.film.patient?.name ?? ""},${sex},${ageYears}`);
  }
  const gray = chestPhantom({ rows: 320, columns: 280, seed: 3, pathology: "normal" });
  writeFileSync(join(images, "more/plain.png"), encode({ width: 280, height: 320, channels: 1, depth: 8, data: Uint8Array.from(gray.values, (value) => Math.round(value * 255)) }));
  rows.push("more/plain.png,0,,,,");
  writeFileSync(labels, rows.join("\n"));
}, 120_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

function evaluate(...args: readonly string[]) {
  const command = [join(root, "src/cli/evaluate.ts"), "--bundle", bundle, "--resamples", "100", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", ...command], {
    cwd: root, encoding: "utf8", env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  return { status, stdout, stderr };
}

function evaluateInto(out: string, ...args: readonly string[]) {
  return evaluate("--images", images, "--labels", labels, "--out", out, ...args);
}

const errorLines = (stderr: string) => stderr.trim().split("\n");

describe("the evaluation of a folder", { timeout: 120_000 }, () => {
  it("scores every film in it, and writes a report as JSON and as a page", () => {
    const out = join(home, "first");
    const { status, stdout, stderr } = evaluateInto(out);
    expect(stderr).toContain("11 of 11 films");
    expect(status).toBe(0);
    expect(readdirSync(out).toSorted()).toEqual(["report.html", "report.json"]);
    const report = JSON.parse(readFileSync(join(out, "report.json"), "utf8")) as EvaluationReport;
    expect(report.films).toEqual({ selected: 11, scored: 9, refused: 1, unreadable: 1, missing: 0, patients: 11 });
    expect(report.notScored.refused).toEqual([{ file: "hand.dcm", problem: { code: "inference/other-body-part", bodyPart: "HAND" } }]);
    expect(report.notScored.unreadable).toEqual([{ file: "truncated.dcm", problem: { code: "ingest/truncated" } }]);
    expect(report.labels.map(({ id, n, positives }) => [id, n, positives])).toEqual([["abnormal", 9, 4], ["effusion", 8, 1]]);
    expect(report.run).toMatchObject({ drawnBy: "patient", resamples: 100, seed: 1 });
    expect(stdout).toContain("Any abnormality");
    expect(readFileSync(join(out, "report.html"), "utf8")).toContain("<h2>At a glance</h2>");
  });

  it("gives the same numbers again, in Korean too, and replaces a report only by force", () => {
    const out = join(home, "second");
    expect(evaluateInto(out, "--only", "abnormal").status).toBe(0);
    const before = JSON.parse(readFileSync(join(out, "report.json"), "utf8")) as EvaluationReport;
    const refused = evaluateInto(out, "--only", "abnormal");
    expect([refused.status, errorLines(refused.stderr).length]).toEqual([2, 1]);
    expect(refused.stderr).toContain("--force");
    const korean = evaluateInto(out, "--only", "abnormal", "--force", "--language", "ko");
    expect(korean.stdout).toContain("이상 소견(종합)");
    const after = JSON.parse(readFileSync(join(out, "report.json"), "utf8")) as EvaluationReport;
    expect(after.labels).toEqual(before.labels);
    expect(after.labels.map(({ id }) => id)).toEqual(["abnormal"]);
    expect(readFileSync(join(out, "report.html"), "utf8")).toContain('<html lang="ko">');
  });
});

describe("an evaluation that cannot start", { timeout: 60_000 }, () => {
  const broken = (name: string, change: (folder: string) => void) => {
    const folder = join(home, name);
    cpSync(bundle, folder, { recursive: true });
    change(folder);
    return folder;
  };
  const withLine = (line: string) => {
    const path = join(mkdtempSync(join(home, "labels-")), "labels.csv");
    writeFileSync(path, `${readFileSync(labels, "utf8")}\n${line}`);
    return path;
  };

  const onlyLine = (line: string) => {
    const path = join(mkdtempSync(join(home, "labels-")), "labels.csv");
    writeFileSync(path, `${readFileSync(labels, "utf8").split("\n")[0] ?? ""}\n${line}`);
    return path;
  };

  const cases: readonly (readonly [name: string, args: () => readonly string[], said: RegExp])[] = [
    ["for want of the labels file", () => ["--labels", join(home, "none.csv")], /none\.csv cannot be read/],
    ["for want of a film", () => ["--labels", withLine("gone.dcm,1,,,,")], /1 of 12 films .*gone\.dcm.*--allow-missing/],
    ["for want of all films, allowed or not,", () => ["--labels", onlyLine("gone.dcm,1,,,,"), "--allow-missing"], /1 of 1 film .*gone\.dcm.*Check that --images/],
    ["for a bundle whose network was changed", () => ["--bundle", broken("changed", (folder) => writeFileSync(join(folder, "model.int8.onnx"), "x"))], /model\.int8\.onnx is missing, or its SHA-256/],
    ["for a bundle without its network", () => ["--bundle", broken("lacking", (folder) => rmSync(join(folder, "model.int8.onnx")))], /model\.int8\.onnx is missing/],
    ["for a bundle without a variant for WebAssembly", () => ["--bundle", broken("unvaried", (folder) => {
      const path = join(folder, "manifest.json");
      const manifest = JSON.parse(readFileSync(path, "utf8")) as { variants: Record<string, unknown> };
      delete manifest.variants["wasm"];
      writeFileSync(path, JSON.stringify(manifest));
    })], /no sound network for WebAssembly/],
    ["for a finding that the bundle does not score", () => ["--only", "efusion"], /"efusion" \(nearest: effusion\)/],
  ];

  it.each(cases)("%s says so in one line, exits with 2 and writes nothing", (name, args, said) => {
    const out = join(home, `not-${name.replaceAll(" ", "-")}`);
    const { status, stdout, stderr } = evaluateInto(out, ...args());
    expect(stderr).toMatch(said);
    expect([status, stdout, errorLines(stderr).length, existsSync(out)]).toEqual([2, "", 1, false]);
  });

  it("for want of arguments shows the usage", () => {
    const { status, stderr } = evaluate();
    expect(status).toBe(2);
    expect(stderr).toContain("usage: npm run -s evaluate");
  });

  it("for want of a folder, where a variable of the shell was empty, says so before it scores a film", () => {
    const { status, stderr } = evaluateInto("");
    expect(status).toBe(2);
    expect(errorLines(stderr)[0]).toBe("--out is empty.");
  });

  it("goes on without a missing film where that is allowed", () => {
    const out = join(home, "allowed");
    expect(evaluateInto(out, "--labels", withLine("gone.dcm,1,,,,"), "--allow-missing", "--only", "abnormal").status).toBe(0);
    const report = JSON.parse(readFileSync(join(out, "report.json"), "utf8")) as EvaluationReport;
    expect(report.films).toMatchObject({ selected: 12, scored: 9, missing: 1 });
    expect(report.notScored.missing).toEqual(["gone.dcm"]);
  });
});
