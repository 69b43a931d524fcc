import { expect, openFiles, rows, sample, samples, test, waitForAi } from "./clinic.ts";

const scorable = samples().filter(({ title }) => !["hand", "truncated"].includes(title)).map(({ file }) => sample(file));

test("a reader goes from the worklist through two films and back by keyboard alone", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  await openFiles(page, scorable.slice(0, 3));
  await expect(rows(page)).toHaveCount(3, { timeout: 60_000 });
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/study\//);
  const firstUrl = page.url();
  await expect(page.locator("canvas").first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(page).not.toHaveURL(firstUrl);
  await expect(page.locator("canvas").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/#\/$/);
  await page.keyboard.press("?");
  await expect(page).toHaveURL(/#\/help/);
});

test("keys of one character can be switched off; the others stay", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(`${clinic.url}#/help`);
  await page.getByRole("checkbox", { name: /Keys of one character/ }).uncheck();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/#\/$/);
  await page.keyboard.press("?");
  await expect(page).toHaveURL(/#\/$/);
});

test("the film answers to each of its keys", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  await openFiles(page, scorable.slice(0, 1));
  await expect(rows(page)).toHaveCount(1, { timeout: 30_000 });
  await rows(page).first().getByRole("link").click();
  const canvas = page.locator("canvas").first();
  await expect(canvas).toBeVisible();
  await page.waitForTimeout(800);
  const seen = async () => (await canvas.screenshot()).toString("base64");
  const start = await seen();
  for (const key of ["i", "0", "+", "W", "C", "o", "v", "q"]) {
    const before = await seen();
    await page.keyboard.press(key);
    await expect.poll(seen, { message: `the key ${key} changes nothing` }).not.toBe(before);
  }
  await page.keyboard.press("r");
  await expect.poll(seen, { message: "reset gives the first view back" }).toBe(start);
});
