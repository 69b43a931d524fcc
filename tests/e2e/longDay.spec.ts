import type { CDPSession, Page } from "@playwright/test";
import { complaints, expect, openFiles, readAs, test, waitForAi } from "./clinic.ts";
import { dayOfFilms } from "./dayOfFilms.ts";

/** A multiple of 50. The whole 300 take four minutes: FIRSTREAD_FILMS=300. */
const films = Number(process.env["FIRSTREAD_FILMS"] ?? 100);
/** Measured once that many are read: what is loaded on first use is there then. */
const settled = 20;
/** The studies themselves stay in the list: about 20 kB each with their scores, heatmaps and reads. */
const allowedGrowth = 30e6;

test(`${films} studies are opened, read, signed and exported in one run, and the page's memory does not grow`, async ({ clinic }) => {
  test.setTimeout(600_000);
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  await readAs(page, "Virtual Reader");
  const day = await dayOfFilms(films);
  for (let from = 0; from < films; from += 50) {
    await openFiles(page, day.slice(from, from + 50));
    await expect(page.locator('li[data-state="saved"]')).toHaveCount(from + 50, { timeout: 120_000 });
  }
  await page.getByRole("button", { name: "Clear the list" }).click();
  const devtools = await page.context().newCDPSession(page);
  await page.keyboard.press("n");
  let early = Number.NaN;
  // A key that comes while the next study is being drawn goes to the one before and may only lead past it; nothing is signed by it.
  for (let read = 0; page.url().includes("#/study/"); read += 1) {
    expect(read).toBeLessThan(2 * films);
    await expect(page.locator('[data-film="shown"]')).toBeVisible();
    await signUndecided(page);
    if (read === settled) early = await usedBytes(devtools);
  }
  await expect(page).toHaveURL(/#\/$/);
  await expect(page.getByRole("button", { name: `Signed ${films}` })).toBeVisible();
  const late = await usedBytes(devtools);
  expect(late - early, `${(early / 1e6).toFixed(1)} MB after ${settled} studies, ${(late / 1e6).toFixed(1)} MB after ${films}`).toBeLessThan(allowedGrowth);
  await exportAll(page);
  const after = await usedBytes(devtools);
  expect(after - early, `${(after / 1e6).toFixed(1)} MB after the export`).toBeLessThan(allowedGrowth);
  expect(complaints(page)).toEqual([]);
});

/** "Can't tell" never differs from the model in a way that asks for a reason. */
async function signUndecided(page: Page): Promise<void> {
  const before = page.url();
  await page.keyboard.press("5");
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(before);
}

async function exportAll(page: Page): Promise<void> {
  await page.goto(`${page.url().split("#")[0] ?? ""}#/export`);
  await page.getByRole("radio", { name: "All signed" }).check();
  const download = page.waitForEvent("download", { timeout: 240_000 });
  await page.getByRole("button", { name: /^Export/ }).click();
  expect(await (await download).failure()).toBeNull();
}

/** After everything that can go has gone. */
async function usedBytes(devtools: CDPSession): Promise<number> {
  await devtools.send("HeapProfiler.enable");
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("Performance.enable");
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? Number.NaN;
}
