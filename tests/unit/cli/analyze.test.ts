import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");

it("an analysis with a bundle that is none says in one line what is wrong and what to do, and exits with 1", { timeout: 60_000 }, () => {
  const command = ["--import", "tsx", join(root, "src/cli/analyze.ts"), "--bundle", join(root, "src"), join(root, "package.json")];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8", env: { ...process.env, NODE_NO_WARNINGS: "1" } });
  expect(stderr.trim().split("\n")).toEqual([expect.stringMatching(/src cannot be used: its manifest\.json is missing.*Copy the bundle again/)]);
  expect([status, stdout]).toEqual([1, ""]);
});
