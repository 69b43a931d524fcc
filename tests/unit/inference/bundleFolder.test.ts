import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { appendFile, cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesOf } from "../../../src/inference/bundle.ts";
import { bundleFault, chosenBundle, readBundle } from "../../../src/inference/node/bundleFolder.ts";
import { bundleDirectory, manifestJson } from "../../fakes/exampleBundle.ts";

const root = join(import.meta.dirname, "../../..");
const example = fileURLToPath(bundleDirectory);
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "firstread-bundle-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A copy of the example, to be broken. */
async function copyOf(name: string): Promise<string> {
  const copy = join(folder, name);
  await cp(example, copy, { recursive: true });
  return copy;
}

describe("the bundle that an installation works with", () => {
  it("is the one that comes with the app where none is named", () => {
    expect(chosenBundle({})).toBe(chosenBundle({ FIRSTREAD_BUNDLE: "" }));
    expect(resolve(chosenBundle({}))).toBe(join(root, "models/cxr-v1"));
  });

  it("is the folder that FIRSTREAD_BUNDLE names", () => {
    expect(chosenBundle({ FIRSTREAD_BUNDLE: "elsewhere/mine" })).toBe(resolve("elsewhere/mine"));
  });
});

describe("a bundle's folder", () => {
  it("gives the manifest and every file that the manifest vouches for", async () => {
    const read = await readBundle(example);
    if (!read.ok) throw new Error(read.problem.code);
    const { manifest, files } = read.value;
    expect([...files.keys()]).toEqual(["manifest.json", ...filesOf(manifest).map(({ file }) => file)]);
  });

  it("is refused where a byte of a file has changed, and the file is named", async () => {
    const copy = await copyOf("changed");
    await appendFile(join(copy, "selftest.json"), " ");
    expect(await readBundle(copy)).toEqual({ ok: false, problem: { code: "inference/file-corrupt", file: "selftest.json" } });
  });

  it("is refused where a file is missing", async () => {
    const copy = await copyOf("missing");
    await rm(join(copy, "CARD.md"));
    expect(await readBundle(copy)).toEqual({ ok: false, problem: { code: "inference/file-corrupt", file: "CARD.md" } });
  });

  it("is refused where there is no manifest, and the message says so", async () => {
    const read = await readBundle(folder);
    expect(read).toEqual({ ok: false, problem: { code: "inference/manifest-invalid", at: "" } });
    expect(bundleFault(folder, { code: "inference/manifest-invalid", at: "" })).toContain("there is no manifest.json in it that can be read. Name another folder");
  });

  it("is refused where the manifest cannot be right, and the message names the place", async () => {
    const copy = await copyOf("wrong");
    await writeFile(join(copy, "manifest.json"), JSON.stringify({ ...manifestJson(), labels: [] }));
    const read = await readBundle(copy);
    if (read.ok) throw new Error("a bundle without labels was taken");
    expect(bundleFault(copy, read.problem)).toContain('cannot be right at "labels"');
  });
});

describe("a build with FIRSTREAD_BUNDLE", () => {
  it("ends with one line where the folder is no bundle, and builds nothing", { timeout: 60_000 }, () => {
    const { status, stdout, stderr } = build(folder);
    expect(status).toBe(1);
    expect(stderr.trim().split("\n")).toEqual([expect.stringContaining(`${folder} is no bundle that can be used`)]);
    expect(stdout.trim()).toBe("");
  });

  it("puts that bundle into the app, at the folder's own name", { timeout: 120_000 }, async () => {
    const { status } = build(await copyOf("mine-2"));
    expect(status).toBe(0);
    expect(await readBundle(join(folder, "dist/models/mine-2"))).toMatchObject({ ok: true });
    const scripts = await readdir(join(folder, "dist/assets"));
    const script = scripts.find((name) => /^index-.*\.js$/.test(name)) ?? "";
    expect(await readFile(join(folder, "dist/assets", script), "utf8")).toContain("models/mine-2/");
  });
});

/** As `npm run build` does it, into a folder of the test. */
function build(bundle: string): SpawnSyncReturns<string> {
  const args = ["node_modules/vite/bin/vite.js", "build", "--logLevel", "error", "--outDir", join(folder, "dist")];
  return spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", env: { ...process.env, FIRSTREAD_BUNDLE: bundle, NODE_ENV: "production" } });
}
