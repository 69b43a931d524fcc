import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const training = join(import.meta.dirname, "../../models/training");
const python = process.env["FIRSTREAD_PYTHON"] ?? "python3";
const isAbsent = spawnSync(python, ["-c", "import numpy, onnx, onnxruntime, PIL, sklearn, torch"]).status !== 0;
const reason = isAbsent ? ` (${python} has not what models/training/requirements.txt names; FIRSTREAD_PYTHON may name one that has)` : "";

describe.skipIf(isAbsent)(`the training pipeline${reason}`, () => {
  it("passes its own tests", { timeout: 300_000 }, () => {
    const run = spawnSync(python, ["-m", "unittest", "test_training"], { cwd: training, encoding: "utf8", env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" } });
    expect(run.stderr).toMatch(/^OK$/m);
    expect(run.status).toBe(0);
  });
});
