import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { batchLine, complaints, expect, openFiles, rows, sample, samples, summaryOf, test, waitForAi, waitForOfflineReady } from "./clinic.ts";

const [first = "", second = ""] = samples().filter(({ title }) => !["hand", "truncated"].includes(title)).map(({ file }) => sample(file));

test("with the server dead and no network, a cold start shows the stored result and scores a new film", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForOfflineReady(page);
  await openFiles(page, [first]);
  await expect(rows(page)).toHaveCount(1, { timeout: 30_000 });
  const summary = await summaryOf(page);
  await clinic.closeBrowser();
  await clinic.closeServer();

  const later = await clinic.page();
  await clinic.context().setOffline(true);
  await later.goto(clinic.url);
  await expect(rows(later)).toHaveCount(1);
  expect(await summaryOf(later)).toBe(summary);
  await waitForAi(later);
  await openFiles(later, [second]);
  await expect(rows(later)).toHaveCount(2, { timeout: 30_000 });
  await expect(later.locator('li[data-state="saved"]')).toContainText(/Needs attention|Nothing above/);
  await expect(later.getByText("Offline, saved here").first()).toBeAttached();
  await later.goto(`${clinic.url}#/model`);
  await expect(later.getByRole("heading", { name: "Model card" }).first()).toBeVisible();
  expect(await later.evaluate(() => crossOriginIsolated)).toBe(true);
});

test("a model download that was cut off goes on where it stopped", async ({ clinic }) => {
  const page = await clinic.page();
  const parts: string[] = [];
  let isCut = true;
  await clinic.context().route(/ort-wasm.*\.wasm\.gz$/, (route) => {
    const range = route.request().headers()["range"] ?? "";
    parts.push(range);
    const firstByte = Number(/bytes=(\d+)/.exec(range)?.[1]);
    return isCut && firstByte >= 2 ** 21 ? route.abort() : route.continue();
  });
  await page.goto(clinic.url);
  await expect(page.getByText("AI not available on this device").first()).toBeAttached({ timeout: 60_000 });
  isCut = false;
  parts.length = 0;
  await page.reload();
  await waitForAi(page);
  expect(parts[0]).toMatch(/^bytes=2097152-/);
});

test("a film opened before the model could be downloaded is kept, and scored once the model is here", async ({ clinic }) => {
  const page = await clinic.page();
  let isCut = true;
  await clinic.context().route(/model\.[a-z0-9]+\.onnx/, (route) => (isCut ? route.abort() : route.continue()));
  await page.goto(clinic.url);
  await expect(page.getByText("AI not available on this device").first()).toBeAttached({ timeout: 60_000 });
  await openFiles(page, [first]);
  await expect(rows(page)).toContainText(["Not scored"], { timeout: 30_000 });
  isCut = false;
  await page.goto(`${clinic.url}#/model`);
  await page.getByRole("button", { name: "Try again" }).click();
  await waitForAi(page);
  await page.goto(`${clinic.url}#/`);
  await expect(rows(page)).toContainText([/Needs attention|Nothing above/], { timeout: 30_000 });
});

test("a new version waits for the reader's word and never comes up in the middle of a study", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForOfflineReady(page);
  await openFiles(page, [first]);
  await expect(rows(page)).toHaveCount(1, { timeout: 30_000 });
  release(clinic.root, "second");
  await page.getByRole("link", { name: /^Open the study/ }).click();
  await expect(page.locator("canvas").first()).toBeVisible();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null, null, { timeout: 30_000 });
  await expect(page.getByRole("button", { name: "Update now" })).toHaveCount(0);
  await page.reload();
  expect(await page.locator("html").getAttribute("data-release")).toBeNull();
  await page.goto(`${clinic.url}#/`);
  await page.getByRole("button", { name: "Update now" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-release", "second", { timeout: 60_000 });
  await expect(rows(page)).toHaveCount(1);
  await waitForAi(page);
  expect(complaints(page)).toEqual([]);
});

test("the app can be installed", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForOfflineReady(page);
  const devtools = await clinic.context().newCDPSession(page);
  expect(await devtools.send("Page.getInstallabilityErrors")).toEqual({ installabilityErrors: [] });
  expect((await devtools.send("Page.getAppManifest")).errors).toEqual([]);
});

test("a film that is opened again is not stored twice", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  await openFiles(page, [first]);
  await expect(rows(page)).toHaveCount(1, { timeout: 30_000 });
  await openFiles(page, [{ name: "again.dcm", buffer: readFileSync(first) }]);
  await expect(batchLine(page, "again.dcm")).toContainText("Already here", { timeout: 30_000 });
  await expect(rows(page)).toHaveCount(1);
});

/** Makes another build of what is served: the start page changes, and with it its revision in the service worker. */
function release(root: string, name: string): void {
  const page = join(root, "index.html");
  writeFileSync(page, readFileSync(page, "utf8").replace("<html ", `<html data-release="${name}" `));
  const worker = join(root, "sw.js");
  const before = readFileSync(worker, "utf8");
  const after = before.replace(/("revision":")[^"]+(","url":"index\.html")/, `$1${name}$2`);
  expect(after).not.toBe(before);
  writeFileSync(worker, after);
  for (const file of [page, worker]) for (const twin of [".br", ".gz"]) rmSync(file + twin, { force: true });
}
