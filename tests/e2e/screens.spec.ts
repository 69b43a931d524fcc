import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { complaints, expect, expectNoAxeViolations, openFiles, repository, rows, sample, samples, test, waitForAi, type Clinic } from "./clinic.ts";

/** Set to a folder, each screen is also photographed there: how the pictures of the README are made. */
const pictures = process.env["FIRSTREAD_PICTURES"] ?? "";

const languages = [["en-US", "en"], ["ko-KR", "ko"]] as const;

for (const [locale, language] of languages) {
  for (const theme of ["dark", "light"] as const) {
    test(`every screen is free of axe violations and fits 1366 x 768: ${language}, ${theme}`, async ({ clinic }) => {
      const page = await clinic.page({ locale, isFirstRun: true });
      await page.goto(clinic.url);
      if (theme === "light") await toLight(page);
      await look(page, `first-run-${language}-${theme}`);
      await page.getByRole("checkbox").check();
      await page.locator("form").getByRole("button").last().click();
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await waitForAi(page);
      await look(page, `empty-${language}-${theme}`);
      await openFiles(page, samples().map(({ file }) => sample(file)));
      await expect(page.locator('li[data-state="saved"]')).toHaveCount(samples().length - 1, { timeout: 60_000 });
      await look(page, `worklist-${language}-${theme}`);
      await study(page, clinic, `study-${language}-${theme}`);
      await signed(page, clinic, `${language}-${theme}`);
      for (const [path, name] of pages) {
        await page.goto(`${clinic.url}#${path}`);
        await look(page, `${name}-${language}-${theme}`);
      }
      await practice(page, clinic, `practice-${language}-${theme}`);
      await blind(page, clinic, `blind-${language}-${theme}`);
      await page.goto(`${clinic.url}#/model`);
      await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
      await expect(page.getByText(/SHA-256/).first()).toBeVisible();
      await look(page, `model-${language}-${theme}`);
      await page.goto(`${clinic.url}#/about`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await look(page, `about-${language}-${theme}`);
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
      expect(complaints(page)).toEqual([]);
    });
  }
}

const pages = [
  ["/settings", "settings"], ["/help", "help"], ["/help/refused/inference~gate-rotated", "refused"], ["/help/refused/inference~lateral-view", "refused-lateral"],
] as const;

/** A study that is read, its report, and the way out of the laptop. */
async function signed(page: Page, clinic: Clinic, name: string): Promise<void> {
  await page.goto(`${clinic.url}#/`);
  await page.locator("header").getByRole("button", { name: /Who is reading|판독자/ }).first().click();
  await look(page, `reader-${name}`);
  await page.getByRole("dialog").getByRole("textbox").first().fill("가상 판독자");
  await page.getByRole("dialog").locator('button[type="submit"]').click();
  await rows(page).nth(1).getByRole("link").click();
  await expect(page.locator('[data-film="shown"]')).toBeVisible();
  const url = page.url();
  await page.keyboard.press("3");
  await look(page, `reading-${name}`);
  await page.keyboard.press("Enter");
  const why = page.getByRole("radiogroup", { name: /Why\?|이유는/ }).or(page.getByRole("group", { name: /Why\?|이유는/ }));
  if (page.url() === url && (await why.isVisible())) {
    await why.getByRole("radio").first().press("Space");
    await page.keyboard.press("Enter");
  }
  await expect(page).not.toHaveURL(url);
  await page.goto(url);
  await expect(page.locator('[data-film="shown"]')).toBeVisible();
  await look(page, `signed-${name}`);
  await page.keyboard.press("p");
  await expect(page.locator("[data-report-sheet]")).toBeVisible();
  await look(page, `report-${name}`);
  await page.goto(`${clinic.url}#/export`);
  await look(page, `export-${name}`);
  await page.goto(`${clinic.url}#/`);
  for (const index of [0, 1]) await rows(page).nth(index).getByRole("checkbox").check();
  await look(page, `chosen-${name}`);
  await page.keyboard.press("Escape");
}

async function practice(page: Page, clinic: Clinic, name: string): Promise<void> {
  await page.goto(`${clinic.url}#/practice`);
  await look(page, name);
  await page.getByRole("main").getByRole("button").first().click();
  await expect(page.locator("main canvas").first()).toBeVisible({ timeout: 20_000 });
  await look(page, `${name}-film`);
}

/** The same film where the reader goes first: nothing of the scores is there. */
async function blind(page: Page, clinic: Clinic, name: string): Promise<void> {
  await page.goto(`${clinic.url}#/settings`);
  await page.getByRole("radio", { name: /Reader first|판독자 먼저|블라인드/ }).check();
  await expect(page.getByText(/✓/).first()).toBeVisible();
  await page.goto(`${clinic.url}#/`);
  await look(page, `${name}-worklist`);
  await rows(page).filter({ hasText: /after your verdict|판정 뒤|판정한 뒤/ }).first().getByRole("link").click();
  await expect(page.locator('[data-film="shown"]')).toBeVisible();
  await look(page, name);
}

async function study(page: Page, clinic: Clinic, name: string): Promise<void> {
  await rows(page).first().getByRole("link").click();
  await expect(page.locator("canvas").first()).toBeVisible();
  await page.waitForTimeout(500);
  await look(page, name);
  const scrolls = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth);
  expect(scrolls, "the study page scrolls at 1366 x 768").toBe(false);
  await page.keyboard.press("h");
  await expect(page.getByRole("slider").first()).toBeVisible();
  await look(page, `${name}-heatmap`);
  await page.keyboard.press("h");
  await page.keyboard.press("e");
  await expect(page.getByRole("button", { name: /^(Hide experimental findings|실험 단계 소견 숨기기)/ })).toBeVisible();
  await look(page, `${name}-experimental`);
  await page.goto(`${clinic.url}#/`);
  await rows(page).filter({ hasText: /Not scored|점수 없음/ }).first().getByRole("link").click();
  await expect(page.locator('section[data-state="refused"]')).toBeVisible();
  await look(page, `${name}-refused`);
}

async function toLight(page: Page): Promise<void> {
  await page.evaluate(() => {
    const key = "firstread/preferences";
    localStorage.setItem(key, JSON.stringify({ ...(JSON.parse(localStorage.getItem(key) ?? "{}") as object), theme: "light" }));
  });
  await page.reload();
}

async function look(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading").first()).toBeVisible();
  await expectNoAxeViolations(page);
  if (pictures === "") return;
  mkdirSync(join(repository, pictures), { recursive: true });
  await page.screenshot({ path: join(repository, pictures, `${name}.png`) });
}
