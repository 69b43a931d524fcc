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
