import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { BundleManifest } from "../../src/inference/bundle.ts";
import { parseManifest } from "../../src/inference/manifest.ts";
import { batchLine, bundle, expect, openFiles, rows, sample, samples, test, waitForAi, type Clinic } from "./clinic.ts";

const [first = "", second = ""] = samples().filter(({ title }) => !["hand", "truncated"].includes(title)).map(({ file }) => sample(file));

test("a worker that breaks in the middle of its work is started anew and the film gets its score", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  const worker = page.workers().find((one) => one.url().includes("inference.worker"));
  expect(worker).toBeDefined();
  await worker?.evaluate(() => {
    // From now on the first message breaks it.
    globalThis.addEventListener("message", () => { throw new Error("broken on purpose"); }, { capture: true });
  });
  await openFiles(page, [first]);
  await expect(rows(page).first()).toContainText(/Needs attention|Nothing above/, { timeout: 60_000 });
});

test("a worker that ends without a word does not leave the film without an answer", async ({ clinic }) => {
  test.setTimeout(180_000);
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  for (const worker of page.workers()) if (worker.url().includes("inference.worker")) await worker.evaluate(() => globalThis.close());
  await openFiles(page, [first]);
  await expect(rows(page).first()).toContainText(/Needs attention|Nothing above|Not scored/, { timeout: 120_000 });
  await openFiles(page, [second]);
  await expect(batchLine(page, second.split("/").at(-1) ?? "")).toContainText(/Needs attention|Nothing above/, { timeout: 60_000 });
});

test("a device with a damaged model says that AI is not available, and everything else goes on", async ({ clinic }) => {
  damage(clinic, manifestIn(clinic).variants.wasm?.file ?? "");
  const page = await clinic.page();
  await page.goto(clinic.url);
  await expect(page.getByText("AI not available on this device").first()).toBeAttached({ timeout: 60_000 });
  await openFiles(page, [first]);
  await expect(rows(page).first()).toContainText("Not scored", { timeout: 30_000 });
  await page.getByRole("link", { name: /^Open the study/ }).click();
  await expect(page.locator("canvas").first()).toBeVisible();
  await expect(page.locator('section[data-state="failed"]')).toBeVisible();
  await expect(page.getByRole("region", { name: "AI findings" })).not.toContainText(/nothing above|no finding|healthy/i);
});

test("a device that fails the self-test says so, and no film gets a score", async ({ clinic }) => {
  const selfTest = join(clinic.root, bundle, "selftest.json");
  const manifestPath = join(clinic.root, bundle, "manifest.json");
  const { createHash } = await import("node:crypto");
  // Other expected scores, with a manifest that vouches for them: what a device that computes wrongly would meet.
  const wrong = readFileSync(selfTest, "utf8").replaceAll(/(-?\d\.\d+)(?=[,\]\s])/g, (value) => String(Number(value) * 0.5));
  writeFileSync(selfTest, wrong);
  const manifest = JSON.parse(readFileSync(manifestPath, "utf8")) as { selfTest: { sha256: string; sizeBytes: number } };
  manifest.selfTest = { ...manifest.selfTest, sha256: createHash("sha256").update(wrong).digest("hex"), sizeBytes: Buffer.byteLength(wrong) };
  writeFileSync(manifestPath, JSON.stringify(manifest));
  forgetTwins(selfTest);
  forgetTwins(manifestPath);
  const page = await clinic.page();
  await page.goto(clinic.url);
  await expect(page.getByText("AI not available on this device").first()).toBeAttached({ timeout: 60_000 });
  await openFiles(page, [first]);
  await expect(rows(page).first()).toContainText("Not scored", { timeout: 30_000 });
});

test("on WebGPU, here in software, the self-test passes and a film gets the scores that it has on the CPU", async ({ clinic }) => {
  test.setTimeout(300_000);
  const page = await clinic.page({ flags: ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"] });
  await page.goto(clinic.url);
  await waitForAi(page);
  test.skip(!(await page.evaluate(hasAdapter)), "this Chromium has no WebGPU adapter");
  await openFiles(page, [first]);
  await expect(rows(page)).toHaveCount(1, { timeout: 30_000 });
  const onCpu = await shownScores(page, clinic);
  await page.getByRole("button", { name: "Clear the list" }).click();
  await page.getByRole("button", { name: /^Delete the study/ }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(rows(page)).toHaveCount(0);

  await page.goto(`${clinic.url}#/model`);
  await page.getByRole("radio", { name: "GPU (WebGPU)" }).check();
  await expect(page.getByRole("row", { name: /^GPU \(WebGPU\).*in use/ })).toContainText("passed", { timeout: 240_000 });
  await page.goto(`${clinic.url}#/`);
  await openFiles(page, [first]);
  await expect(rows(page)).toHaveCount(1, { timeout: 120_000 });
  const onGpu = await shownScores(page, clinic);
  expect(onGpu.provider).toContain("GPU (WebGPU)");
  expect(onCpu.provider).toContain("CPU (WebAssembly)");
  expect(onCpu.scores.size).toBe(manifestIn(clinic).labels.length);
  // The CPU's weights are int8, the GPU's float16: two points between them are allowed (CARD.md), and each is rounded.
  for (const [finding, score] of onGpu.scores) expect(Math.abs(score - (onCpu.scores.get(finding) ?? Number.NaN)), finding).toBeLessThanOrEqual(3);
});

async function hasAdapter(): Promise<boolean> {
  const { gpu } = navigator as unknown as { readonly gpu?: { requestAdapter(): Promise<unknown> } };
  return gpu !== undefined && (await gpu.requestAdapter()) !== null;
}

/** The numbers 0..100 of the only study, by finding, and what they were computed with; back on the worklist afterwards. */
async function shownScores(page: Page, clinic: Clinic): Promise<{ readonly scores: ReadonlyMap<string, number>; readonly provider: string }> {
  await page.getByRole("link", { name: /^Open the study/ }).click();
  const lines = page.getByRole("region", { name: "AI findings" }).locator("li[data-call]");
  await expect(lines.first()).toBeVisible();
  await page.getByRole("button", { name: /^Show experimental findings/ }).click();
  const scores = await lines.evaluateAll((all) => all.map((line) => {
    const name = line.querySelector("button")?.firstChild?.textContent ?? "";
    return [name.trim(), Number(line.querySelector("b")?.firstChild?.textContent)] as const;
  }));
  await page.getByRole("button", { name: "About these scores" }).click();
  const provider = await page.locator(":popover-open").innerText();
  await page.goto(`${clinic.url}#/`);
  await expect(rows(page)).toHaveCount(1);
  return { scores: new Map(scores), provider };
}

function manifestIn({ root }: Clinic): BundleManifest {
  const manifest = parseManifest(JSON.parse(readFileSync(join(root, bundle, "manifest.json"), "utf8")));
  if (!manifest.ok) throw new Error("the built app has no bundle that can be read");
  return manifest.value;
}

function damage(clinic: Clinic, file: string): void {
  const path = join(clinic.root, bundle, file);
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  forgetTwins(path);
}

function forgetTwins(path: string): void {
  for (const twin of [".br", ".gz"]) rmSync(path + twin, { force: true });
}
