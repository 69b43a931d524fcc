import { spawnSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { complaints, expect, openFiles, readAs, rows, sample, samples, test, waitForAi } from "./clinic.ts";
import { dayOfFilms, isNormal, twoVisits } from "./dayOfFilms.ts";

const films = samples().filter(({ title }) => !["hand", "truncated"].includes(title)).map(({ file }) => sample(file));

/** Signs the open study; the answer is how many keys it took. */
async function sign(page: Page, verdict: "1" | "2"): Promise<number> {
  const keys: string[] = [verdict, "Enter"];
  const before = page.url();
  await expect(page.locator('[data-film="shown"]')).toBeVisible();
  await page.keyboard.press(verdict);
  // Where the model calls the film, one word why the reader does not.
  const why = page.getByRole("radiogroup", { name: /Why\?/ }).or(page.getByRole("group", { name: /Why\?/ }));
  if (await why.isVisible()) {
    keys.push("reason");
    await why.getByRole("radio").first().press("Space");
  }
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(before);
  return keys.length;
}

test("a day of 40 films is read and signed by keyboard alone, most of them with two keys", async ({ clinic }) => {
  test.setTimeout(240_000);
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  await openFiles(page, await dayOfFilms(40));
  await expect(page.locator('li[data-state="saved"]')).toHaveCount(40, { timeout: 120_000 });
  await choose(page, /check-ups/i);
  await readAs(page, "Virtual Reader");
  await page.keyboard.press("n");
  const keysOfNormal: number[] = [];
  for (let read = 0; read < 40; read += 1) {
    await expect(page).toHaveURL(/#\/study\//);
    await expect(page.locator("#film canvas").first()).toBeVisible();
    const [id = ""] = /SYN-\d{4}/.exec(await page.locator("#film").locator("..").innerText()) ?? [];
    const keys = await sign(page, isNormal(id) ? "1" : "2");
    if (isNormal(id)) keysOfNormal.push(keys);
  }
  await expect(page).toHaveURL(/#\/$/);
  expect(keysOfNormal).toHaveLength(24);
  expect(keysOfNormal.toSorted((a, b) => a - b)[12]).toBe(2);
  await expect(page.getByRole("button", { name: "Signed 40" })).toBeVisible();
  expect(complaints(page)).toEqual([]);
});

test("where the reader goes first, no score is in the page before the verdict, and both verdicts are kept", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  await choose(page, /Reader first/);
  await readAs(page, "Virtual Reader");
  // Everything that ever stood in the page from here on, words and attributes alike.
  await page.evaluate(() => {
    const seen: string[] = [];
    const note = (): void => void seen.push(document.documentElement.outerHTML);
    new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    Object.assign(globalThis, { seenInPage: seen });
  });
  await openFiles(page, films.slice(0, 4));
  await expect(rows(page)).toHaveCount(4, { timeout: 60_000 });
  await expect(page.locator('li[data-state="saved"]')).toHaveCount(4);
  await page.keyboard.press("n");
  await expect(page.locator("#film canvas").first()).toBeVisible();
  await page.keyboard.press("h");
  await page.keyboard.press("e");
  await page.waitForTimeout(500);
  const seen = () => page.evaluate(() => (globalThis as unknown as { seenInPage: string[] }).seenInPage.join("\n"));
  const telling = /cut-off \d|bove (the )?cut-off|of 100|Needs attention(?! 0)|strongest in|data-call=|operating point/;
  const before = await seen();
  expect(before.length).toBeGreaterThan(10_000);
  expect(telling.exec(before)?.[0] ?? null).toBeNull();
  await page.keyboard.press("2");
  await expect(page.getByText(/cut-off/).first()).toBeVisible();
  expect(await seen()).toMatch(telling);
  await page.keyboard.press("3");
  await expect(page.getByText(/Your first verdict, at .*: Abnormal, not urgent/)).toBeVisible();
});

test("what was written survives a browser that is killed", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  await openFiles(page, films.slice(0, 1));
  await expect(rows(page)).toHaveCount(1, { timeout: 30_000 });
  await readAs(page, "Virtual Reader");
  await rows(page).first().getByRole("link").click();
  await expect(page.locator("#film canvas").first()).toBeVisible();
  await page.keyboard.press("2");
  const impression = page.getByRole("textbox", { name: "Impression" });
  await impression.fill("우상엽에 결절이 의심됨");
  await expect(page.getByText(/^Saved \d/).first()).toBeVisible();
  killBrowser(clinic.profile);
  await clinic.closeBrowser().catch(() => undefined);
  const again = await clinic.page();
  await again.goto(clinic.url);
  await expect(rows(again)).toHaveCount(1);
  await readAs(again, "Virtual Reader");
  await rows(again).first().getByRole("link").click();
  await expect(again.getByRole("textbox", { name: "Impression" })).toHaveValue("우상엽에 결절이 의심됨");
  await expect(again.getByRole("radio", { name: /Abnormal, not urgent/ })).toBeChecked();
});

test("a signed report is amended with a reason, and both stay", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  await openFiles(page, films.slice(0, 1));
  await expect(rows(page)).toHaveCount(1, { timeout: 30_000 });
  await readAs(page, "Virtual Reader");
  await page.keyboard.press("n");
  await expect(page.locator("#film canvas").first()).toBeVisible();
  await sign(page, "1");
  await rows(page).first().getByRole("link").click();
  await page.keyboard.press("a");
  await page.keyboard.press("3");
  await page.getByRole("textbox", { name: "Why is the report amended?" }).fill("Seen again in a better light");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/Amends read 1/).first()).toBeAttached();
  await page.keyboard.press("Escape");
  await expect(rows(page).first()).toContainText("Amended");
  await rows(page).first().getByRole("link").click();
  await page.getByText(/History \(2 signed reads\)/).click();
  await expect(page.getByText(/Seen again in a better light/).last()).toBeVisible();
  await expect(page.getByText(/Changed: .*verdict/).last()).toBeVisible();
});

test("a film stands beside the one of an earlier visit, and both carry their dates", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  await openFiles(page, await twoVisits());
  await expect(rows(page)).toHaveCount(2, { timeout: 30_000 });
  await rows(page).filter({ hasText: "2026-03-02" }).getByRole("link").click();
  await expect(page.locator("#film canvas").first()).toBeVisible();
  await page.keyboard.press("s");
  await expect(page.locator("main canvas")).toHaveCount(2);
  await expect(page.getByText(/2025-03-01/).first()).toBeVisible();
  await expect(page.getByText(/2026-03-02/).first()).toBeVisible();
  await page.keyboard.press("s");
  await expect(page.locator("main canvas")).toHaveCount(1);
});

/** Settings are saved as one goes. */
async function choose(page: Page, setting: RegExp): Promise<void> {
  await page.goto(`${page.url().split("#")[0] ?? ""}#/settings`);
  await page.getByRole("radio", { name: setting }).check();
  await expect(page.getByText(/✓ Saved \d/).first()).toBeVisible();
  await page.goto(`${page.url().split("#")[0] ?? ""}#/`);
}

/** As a power cut ends it: no page is asked whether it minds. */
function killBrowser(profile: string): void {
  spawnSync("pkill", ["-9", "-f", profile]);
}
