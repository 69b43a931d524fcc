import { readFileSync } from "node:fs";
import { batchLine, complaints, expect, openFiles, rows, sample, samples, summaryOf, test, waitForAi, waitForOfflineReady } from "./clinic.ts";

const scorable = (title: string) => !["hand", "truncated"].includes(title);

test("each sample, whatever its transfer syntax, is read, scored and stored; the hand is shown without a score, the truncated one says so", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  await page.getByRole("button", { name: "Try with samples" }).first().click();
  for (const { file, title } of samples()) {
    const line = batchLine(page, file);
    const words = title === "truncated" ? "Not opened" : title === "hand" ? "Not scored" : /Needs attention|Nothing above cut-off/;
    await expect(line, file).toContainText(words, { timeout: 30_000 });
  }
  await expect(batchLine(page, "truncated")).toContainText("What to do");
  await expect(rows(page)).toHaveCount(samples().filter(({ title }) => title !== "truncated").length);
  await expect(rows(page).filter({ hasText: "synthetic" })).toHaveCount(samples().filter(({ title }) => title !== "truncated").length);
  expect(samples().filter(({ title }) => scorable(title)).length).toBeGreaterThanOrEqual(7);
  expect(complaints(page)).toEqual([]);
});

test("a broken file in the middle of a batch costs only itself", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  const good = samples().filter(({ title }) => scorable(title)).slice(0, 2).map(({ file }) => sample(file));
  const broken = [
    { name: "letter.txt", buffer: Buffer.from("Dear colleague") },
    { name: "empty.dcm", buffer: Buffer.alloc(0) },
    { name: "half.dcm", buffer: readFileSync(good[0] ?? "").subarray(0, 3000) },
  ];
  const [first = "", second = ""] = good;
  await openFiles(page, [{ name: "first.dcm", buffer: readFileSync(first) }, ...broken, { name: "last.dcm", buffer: readFileSync(second) }]);
  await expect(page.getByText("5 files done, 3 of them not opened").first()).toBeAttached({ timeout: 60_000 });
  await expect(rows(page)).toHaveCount(2);
  for (const { name } of broken) await expect(batchLine(page, name)).toContainText("Not opened");
});

test("what was stored is there after a reload, and can be deleted", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  await openFiles(page, [sample(samples()[0]?.file ?? "")]);
  await expect(rows(page)).toHaveCount(1, { timeout: 30_000 });
  const summary = await summaryOf(page);
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  expect(await summaryOf(page)).toBe(summary);
  await page.getByRole("button", { name: /^Delete the study/ }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(rows(page)).toHaveCount(0);
});

test("a dropped file is taken anywhere in the window", async ({ clinic }) => {
  const page = await clinic.page();
  await page.goto(clinic.url);
  await waitForAi(page);
  const bytes = [...readFileSync(sample(samples()[0]?.file ?? ""))];
  await page.evaluate((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(content)], "dropped.dcm"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, bytes);
  await expect(batchLine(page, "dropped.dcm")).toContainText(/Needs attention|Nothing above/, { timeout: 30_000 });
});

test("a full disk is said in words, keeps what was stored, and works again once there is room", async ({ clinic }) => {
  const before = await clinic.page();
  await before.goto(clinic.url);
  await waitForOfflineReady(before);
  const usedBytes = await before.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  // Set anew before a visit, since the browser remembers a quota while a site is open. Room for a film or two.
  await clinic.closeBrowser();
  const page = await clinic.page();
  const devtools = await clinic.context().newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: new URL(clinic.url).origin, quotaSize: usedBytes + 6_000_000 });
  await page.goto(clinic.url);
  await waitForAi(page);
  const films = samples().filter(({ title }) => scorable(title)).map(({ file }) => sample(file));
  await openFiles(page, films);
  await expect(page.getByText(`${films.length} files done`).first()).toBeAttached({ timeout: 60_000 });
  const saved = await page.locator('li[data-state="saved"]').count();
  expect(saved).toBeGreaterThan(0);
  expect(saved).toBeLessThan(films.length);
  await expect(page.locator('li[data-state="failed"]').first()).toContainText("full");
  await expect(rows(page)).toHaveCount(saved);

  await clinic.closeBrowser();
  const later = await clinic.page();
  await later.goto(clinic.url);
  await waitForAi(later);
  await expect(rows(later)).toHaveCount(saved);
  await openFiles(later, films);
  await expect(rows(later)).toHaveCount(films.length, { timeout: 60_000 });
});
